/** `addLocale`, where only some apps have it. */
export type AddLocale = (
  address: string,
  locale: string | undefined,
  defaultLocale: string | undefined,
) => string

/**
 * Puts a language before an address without base (S276). The default one has no prefix; API routes have no
 * language; a prefix that is there already stays alone.
 */
export function addLocale(
  address: string,
  locale: string | undefined,
  defaultLocale: string | undefined,
): string {
  if (locale === undefined || locale === defaultLocale) return address
  const prefix = `/${locale}`
  if (isBelow(address, '/api') || isBelow(address, prefix)) return address
  return /^\/(?:[?#]|$)/.test(address) ? prefix + address.slice(1) : prefix + address
}

function isBelow(address: string, prefix: string): boolean {
  const start = address.slice(0, prefix.length).toLowerCase()
  return start === prefix.toLowerCase() && /^(?:[/?#]|$)/.test(address.slice(prefix.length))
}
