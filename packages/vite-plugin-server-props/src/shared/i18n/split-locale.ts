import { findLocale } from './find-locale.js'
import type { I18nConfig } from './i18n-config.js'

/** An address without its language. */
export interface LocalizedAddress {
  /** Begins with `/`; search and hash stay. */
  readonly path: string
  /** As the app spells it; undefined when the address names none. */
  readonly locale: string | undefined
}

/** Takes the language off an address without base. Letter case plays no part in it (S276). */
export function splitLocale(config: Pick<I18nConfig, 'locales'>, address: string): LocalizedAddress {
  const end = address.slice(1).search(/[/?#]/)
  const first = end < 0 ? address.slice(1) : address.slice(1, end + 1)
  const locale = findLocale(config, first)
  if (locale === undefined) return { path: address, locale }
  const rest = address.slice(1 + first.length)
  return { path: rest.startsWith('/') ? rest : `/${rest}`, locale }
}
