/** Takes the locale off a path: `/DE/about` is `de` and `/about`. Letter case is ignored (S276). */
export function splitLocale(
  { locales }: { readonly locales: readonly string[] },
  path: string,
): { readonly locale: string | undefined; readonly path: string } {
  const end = path.indexOf('/', 1)
  const segment = (end < 0 ? path.slice(1) : path.slice(1, end)).toLowerCase()
  const locale = segment === '' ? undefined : locales.find((each) => each.toLowerCase() === segment)
  if (locale === undefined) return { locale, path }
  return { locale, path: end < 0 ? '/' : path.slice(end) }
}
