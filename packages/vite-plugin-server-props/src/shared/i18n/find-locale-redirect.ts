import { addBasePath } from '../url/base-path.js'
import { detectLocale, readAcceptLanguage, type LocalePreference } from './detect-locale.js'
import { findDomain, findDomainOfLocale } from './domain-locale.js'
import type { I18nConfig } from './i18n-config.js'

/** What the choice of a language looks at, on a request for the home page without a locale. */
export interface LocaleRequest extends LocalePreference {
  readonly host: string | undefined
  /** With its `?`, or empty. */
  readonly search: string
}

/**
 * Where a request for the home page without a locale is sent, with base; undefined when it is answered
 * where it is. At one of the configured domains the visitor's language may have another one, and the
 * cookie is not looked at (S276). No other page is redirected.
 */
export function findLocaleRedirect(
  config: I18nConfig,
  base: string,
  hasTrailingSlash: boolean,
  request: LocaleRequest,
): string | undefined {
  if (!config.localeDetection) return undefined
  const toHome = (locale: string): string => {
    const path = locale === '' ? '/' : `/${locale}${hasTrailingSlash ? '/' : ''}`
    return addBasePath(base.slice(0, -1), path) + request.search
  }
  const here = findDomain(config, request.host)
  if (here === undefined) {
    const locale = detectLocale(config, request)
    return locale === undefined || locale === config.defaultLocale ? undefined : toHome(locale)
  }
  const preferred = readAcceptLanguage(config, request.acceptLanguage)
  const there = preferred === undefined ? undefined : findDomainOfLocale(config, preferred)
  if (preferred === undefined || there === undefined) return undefined
  const isDefaultThere = there.defaultLocale === preferred
  if (there === here && isDefaultThere) return undefined
  const origin = `${there.http ? 'http' : 'https'}://${there.domain}`
  return origin + toHome(isDefaultThere ? '' : preferred)
}
