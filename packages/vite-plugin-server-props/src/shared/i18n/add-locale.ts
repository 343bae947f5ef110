/**
 * Puts the locale before an address that has no base: `/about?a=1` is `/de/about?a=1`, and `/` is `/de`.
 * The default one has no prefix (S276).
 */
export function addLocale(
  address: string,
  locale: string | undefined,
  defaultLocale: string | undefined,
): string {
  if (locale === undefined || locale === defaultLocale) return address
  return /^\/(?:[?#]|$)/.test(address) ? `/${locale}${address.slice(1)}` : `/${locale}${address}`
}
