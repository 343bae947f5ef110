import { toFirstRouterState, type Surroundings } from '../shared/first-router-state.js'
import { addLocale } from '../shared/i18n/add-locale.js'
import type { Router, RouterEvents, RouterState } from '../shared/router-types.js'
import type { ServerApp } from '../shared/server-app.js'
import type { Query } from '../shared/url/query.js'
import { setTrailingSlash } from '../shared/url/trailing-slash.js'
import { createServerRouterError } from './errors.js'
import type { PageTraits } from './page-parts.js'
import type { Address } from './parse-request.js'

/** What all routers of an app say. */
export function toSurroundings({ base, trailingSlash, i18n }: ServerApp): Surroundings {
  return {
    base,
    trailingSlash: trailingSlash ? setTrailingSlash : undefined,
    i18n: i18n && { ...i18n, addLocale },
  }
}

/** The router of a page that is rendered on the server: state that can be read, and no way to go. */
export function createServerRouter(
  surroundings: Surroundings,
  { route, isPerRequest }: PageTraits,
  { path, search, locale }: Address,
  query: Query,
  isPreview: boolean,
): Router {
  const state = {
    page: route.pattern,
    query,
    hasLoader: isPerRequest,
    isPreview,
    // Not spread: without i18n, which is most apps, that alone would cost a twentieth of a page's data.
    locale: locale?.locale,
    defaultLocale: locale?.defaultLocale,
    isLocaleDomain: locale?.isLocaleDomain,
  }
  return new ServerRouter(toFirstRouterState(state, surroundings, path, search))
}

class ServerRouter implements Router {
  readonly route: string
  readonly pathname: string
  readonly query: Query
  readonly asPath: string
  readonly basePath: string
  readonly isReady: boolean
  readonly isFallback: boolean
  readonly isPreview: boolean
  readonly locale: string | undefined
  readonly locales: readonly string[] | undefined
  readonly defaultLocale: string | undefined
  readonly isLocaleDomain: boolean
  readonly domainLocales: RouterState['domainLocales']
  readonly trailingSlash: RouterState['trailingSlash']
  readonly addLocale: RouterState['addLocale']

  constructor(state: RouterState) {
    this.route = state.route
    this.pathname = state.pathname
    this.query = state.query
    this.asPath = state.asPath
    this.basePath = state.basePath
    this.isReady = state.isReady
    this.isFallback = state.isFallback
    this.isPreview = state.isPreview
    this.locale = state.locale
    this.locales = state.locales
    this.defaultLocale = state.defaultLocale
    this.isLocaleDomain = state.isLocaleDomain
    this.domainLocales = state.domainLocales
    this.trailingSlash = state.trailingSlash
    this.addLocale = state.addLocale
  }

  push(): never {
    throw createServerRouterError('push')
  }
  replace(): never {
    throw createServerRouterError('replace')
  }
  refresh(): never {
    throw createServerRouterError('refresh')
  }
  submit(): never {
    throw createServerRouterError('submit')
  }
  prefetch(): never {
    throw createServerRouterError('prefetch')
  }
  reload(): never {
    throw createServerRouterError('reload')
  }
  back(): never {
    throw createServerRouterError('back')
  }
  forward(): never {
    throw createServerRouterError('forward')
  }
  beforePopState(): never {
    throw createServerRouterError('beforePopState')
  }
  /** Listeners have nothing to wait for here, and would outlive the request. */
  get events(): RouterEvents {
    return NO_EVENTS
  }
}

const NO_EVENTS: RouterEvents = Object.freeze({ on() {}, off() {}, emit() {} })
