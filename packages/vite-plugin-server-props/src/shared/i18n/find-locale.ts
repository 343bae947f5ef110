import type { I18nConfig } from './i18n-config.js'

/** A language of the app by its name, in the app's spelling; letter case plays no part (S276). */
export function findLocale(
  { locales }: Pick<I18nConfig, 'locales'>,
  name: string | undefined,
): string | undefined {
  const lower = name?.toLowerCase()
  return lower === undefined ? undefined : locales.find((locale) => locale.toLowerCase() === lower)
}
