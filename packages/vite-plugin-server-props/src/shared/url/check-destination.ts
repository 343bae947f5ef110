/** What a redirect's or a link's destination is, once its scheme has been looked at. */
export type Destination =
  /** A path, or a query or hash, of this site. */
  | { readonly kind: 'inside'; readonly href: string }
  /** Another origin, by `http:` or `https:`. */
  | { readonly kind: 'outside'; readonly href: string }
  /** A scheme that is never followed, such as `javascript:`, or no address at all (T15). */
  | { readonly kind: 'refused'; readonly scheme: string }

const CONTROL = /[\u0000-\u001f\u007f]/g
const SCHEME = /^([a-z][a-z0-9+.-]*):/i

/**
 * The one scheme check, for server and client (T14, T15). Repeated leading slashes and backslashes
 * of a path are folded, so that it can't lead off the site (S79); the result is ASCII (T16).
 */
export function checkDestination(destination: string): Destination {
  const text = trimLikeUrl(destination)
  const scheme = SCHEME.exec(text)
  if (scheme !== null) {
    const name = (scheme[1] as string).toLowerCase()
    if ((name !== 'http' && name !== 'https') || !isUrl(text)) return { kind: 'refused', scheme: `${name}:` }
    return { kind: 'outside', href: toAscii(text) }
  }
  if (!/^[/\\]/.test(text)) return { kind: 'inside', href: toAscii(text) }
  const end = text.search(/[?#]/)
  const path = end < 0 ? text : text.slice(0, end)
  const rest = end < 0 ? '' : text.slice(end)
  return { kind: 'inside', href: toAscii(path.replace(/[/\\]+/g, '/') + rest) }
}

/** `URL.canParse` is missing in browsers that Vite's default target includes. */
function isUrl(text: string): boolean {
  try {
    return new URL(text).protocol !== ''
  } catch {
    return false
  }
}

/** Browsers drop tabs and line ends anywhere and control characters at both ends before they read a scheme. */
function trimLikeUrl(destination: string): string {
  return destination.replace(CONTROL, '').trim()
}

const NOT_ASCII = /[^\u0021-\u007e]+/g

const LONE_SURROGATE = /\p{Surrogate}/gu

function toAscii(href: string): string {
  return href.replace(NOT_ASCII, (text) => encodeURI(text.replace(LONE_SURROGATE, '\ufffd')))
}
