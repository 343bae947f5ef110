import type { ServerRequest } from '../shared/exchange.js'
import { findDomain } from '../shared/i18n/domain-locale.js'
import { findLocale } from '../shared/i18n/find-locale.js'
import { findLocaleRedirect } from '../shared/i18n/find-locale-redirect.js'
import type { I18nConfig } from '../shared/i18n/i18n-config.js'
import type { ServerApp } from '../shared/server-app.js'
import type { PathTarget } from '../shared/url/parse-target.js'
import { readCookie } from './cookies.js'

/** The language of a request, and the one whose addresses have no prefix there. */
export interface Locale {
  readonly locale: string
  readonly defaultLocale: string
  /** Whether the request was sent to one of the app's domains. */
  readonly isLocaleDomain: boolean
}

/** What a request asks for, its language taken off. */
export interface LocalizedTarget {
  readonly target: PathTarget
  readonly locale: Locale
  /** Whether the address named it. */
  readonly isNamed: boolean
}

/**
 * Reads the language of a request (S276). Undefined for page data whose address names none, or in other
 * letters than the app: there is one address for a page's data (T10).
 */
function readLocale(
  i18n: I18nConfig,
  request: ServerRequest,
  target: PathTarget,
): LocalizedTarget | undefined {
  const domain = findDomain(i18n, request.getHeader('host'))
  const defaultLocale = domain?.defaultLocale ?? i18n.defaultLocale
  const isLocaleDomain = domain !== undefined
  const first = target.segments[0]
  const locale = findLocale(i18n, first)
  if (target.kind === 'data' && (locale === undefined || locale !== first)) return undefined
  if (locale === undefined)
    return { target, locale: { locale: defaultLocale, defaultLocale, isLocaleDomain }, isNamed: false }
  const end = target.path.indexOf('/', 1)
  const path = end < 0 ? '/' : target.path.slice(end)
  return {
    target: { ...target, path, segments: target.segments.slice(1) },
    locale: { locale, defaultLocale, isLocaleDomain },
    isNamed: true,
  }
}

/** Where the home page leads a visitor who reads another language; undefined where the visitor stays (S276). */
function leadToLocale(
  { base, trailingSlash }: ServerApp,
  i18n: I18nConfig,
  request: ServerRequest,
  { path, search }: PathTarget,
): string | undefined {
  // A redirect would fail the browser's question whether it may ask at all.
  if (path !== '/' || request.method === 'OPTIONS') return undefined
  return findLocaleRedirect(i18n, base, trailingSlash, {
    acceptLanguage: request.getHeader('accept-language'),
    cookie: readCookie(request, 'NEXT_LOCALE'),
    host: request.getHeader('host'),
    search,
  })
}

/** What reads the language of requests. */
export interface LocaleReader {
  readonly readLocale: typeof readLocale
  readonly leadToLocale: typeof leadToLocale
}

/** The reader of apps with i18n. */
export const localeReader: LocaleReader = { readLocale, leadToLocale }
