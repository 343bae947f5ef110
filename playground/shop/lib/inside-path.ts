/**
 * Gives the text back if it is an address inside the shop, else the fallback. Browsers read `//host` and
 * `/\host` as another host, and drop tabs and line ends on the way.
 */
export function toInsidePath(text: string | undefined, fallback: string): string {
  if (text === undefined || !text.startsWith('/') || /[\\\u0000-\u0020\u007f]/.test(text)) return fallback
  try {
    const url = new URL(text, 'http://inside.invalid')
    return url.origin === 'http://inside.invalid' ? text : fallback
  } catch {
    return fallback
  }
}
