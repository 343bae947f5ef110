import type { AddLocale } from './i18n/add-locale.js'
import type { I18nConfig } from './i18n/i18n-config.js'
import type { Payload } from './page-data.js'
import type { RouterState } from './router-types.js'
import { createQuery } from './url/query.js'
import type { SetTrailingSlash } from './url/trailing-slash.js'

/** Whether a pattern is that of a page that stands in for another one. */
export function isErrorPattern(pattern: string): boolean {
  return /^\/(?:404|500|_error)$/.test(pattern)
}

/** What a router knows of an app's languages. */
export interface RouterI18n extends Pick<I18nConfig, 'locales' | 'domains'> {
  readonly addLocale: AddLocale
}

/** What is the same for all pages of an app. */
export interface Surroundings {
  /** Vite's `base`. */
  readonly base: string
  readonly trailingSlash?: SetTrailingSlash | undefined
  readonly i18n?: RouterI18n | undefined
}

interface FirstPage extends Pick<Payload, 'page' | 'query' | 'hasLoader' | 'isPreview'> {
  readonly locale?: string | undefined
  readonly defaultLocale?: string | undefined
  readonly isLocaleDomain?: boolean | undefined
}

/**
 * What the router says in the first render, the same on the server and in the browser (C5, C6, S192 to
 * S194). `path` and `search` are the request's, without base and locale. Pages that are not rendered per request
 * know no search yet; error pages know the address that was asked for.
 */
export function toFirstRouterState(
  { page, query, hasLoader, isPreview = false, locale, defaultLocale, isLocaleDomain = false }: FirstPage,
  { base, trailingSlash, i18n }: Surroundings,
  path: string,
  search: string,
): RouterState {
  const isReady = hasLoader === true || isErrorPattern(page)
  return {
    route: page,
    pathname: page,
    query: isReady ? query : createQuery(),
    asPath: isReady ? path + search : path,
    basePath: base.slice(0, -1),
    isReady,
    isFallback: false,
    isPreview,
    locale,
    locales: i18n?.locales,
    defaultLocale,
    isLocaleDomain,
    domainLocales: i18n?.domains,
    trailingSlash,
    addLocale: i18n?.addLocale,
  }
}
