import { findLocale } from './find-locale.js'
import type { I18nConfig } from './i18n-config.js'

/** What a visitor is known to prefer. */
export interface LocalePreference {
  readonly acceptLanguage: string | undefined
  /** The cookie `NEXT_LOCALE`. */
  readonly cookie: string | undefined
}

/** The visitor's language: what the cookie says, else the best of `Accept-Language`; undefined for neither. */
export function detectLocale(
  config: I18nConfig,
  { acceptLanguage, cookie }: LocalePreference,
): string | undefined {
  return findLocale(config, cookie) ?? readAcceptLanguage(config, acceptLanguage)
}

/**
 * The locale that `Accept-Language` asks for most (RFC 9110 12.5.4). A range stands for the locale of that
 * name and, if there is none, for those that begin with it: `nl` for `nl-NL`, but `de-AT` not for `de`.
 * Among equals the app's order decides; `*` is the first locale that the header does not name. A header
 * that can't be read is none. Takes one pass, whatever is sent (T29).
 */
export function readAcceptLanguage({ locales }: I18nConfig, header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const ranks = rankNames(locales)
  const named = new Set<string>()
  let best: { readonly quality: number; readonly rank: number } | undefined
  for (const item of header.replace(/[ \t]/g, '').toLowerCase().split(',')) {
    if (item === '') continue
    const range = readRange(item)
    if (range === undefined) return undefined
    named.add(range.name)
    const rank = range.name === '*' ? Infinity : ranks.get(range.name)
    if (range.quality === 0 || rank === undefined) continue
    const { quality } = range
    if (best === undefined || quality > best.quality || (quality === best.quality && rank < best.rank)) {
      best = { quality, rank }
    }
  }
  if (best === undefined) return undefined
  if (best.rank !== Infinity) return locales[Math.floor(best.rank)]
  return locales.find((locale) => !named.has(locale.toLowerCase()))
}

/** Whole numbers are the place of a locale; what it begins with comes after it and before the next. */
function rankNames(locales: readonly string[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>(locales.map((locale, index) => [locale.toLowerCase(), index]))
  for (const [index, locale] of locales.entries()) {
    const name = locale.toLowerCase()
    for (let end = name.lastIndexOf('-'); end > 0; end = name.lastIndexOf('-', end - 1)) {
      const prefix = name.slice(0, end)
      if (!ranks.has(prefix)) ranks.set(prefix, index + 0.5)
    }
  }
  return ranks
}

/** `de`, `de;q=0.5`; a quality that is no number from 0.001 to 1 counts as 1. */
function readRange(item: string): { readonly name: string; readonly quality: number } | undefined {
  const [name = '', weight, ...rest] = item.split(';', 3)
  if (name === '' || rest.length > 0) return undefined
  if (weight === undefined) return { name, quality: 1 }
  const value = weight.startsWith('q=') ? weight.slice(2) : ''
  if (value === '') return undefined
  const quality = Number.parseFloat(value)
  return { name, quality: quality === 0 || (quality >= 0.001 && quality <= 1) ? quality : 1 }
}
