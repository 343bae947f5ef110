import type { ServerRequest } from '../shared/exchange.js'
import type { I18nConfig } from '../shared/i18n/i18n-config.js'
import { addRoute, createRouteTree, matchRoute, type RouteTree } from '../shared/routes/route-tree.js'
import type { ApiRoute, ServerApp, ServerRoute } from '../shared/server-app.js'
import { parseTarget, takesSlash, type PathTarget } from '../shared/url/parse-target.js'
import type { Params, Query } from '../shared/url/query.js'
import { leadToLocale, readLocale, type Locale } from './read-locale.js'

/** The address of a page, as a page may know it: without base, language and data prefix. */
export interface Address {
  /** Encoded. */
  readonly path: string
  /** With its `?`, or empty. */
  readonly search: string
  /** Undefined without i18n. */
  readonly locale: Locale | undefined
}

/** A page that takes a request. */
export interface ParsedPage extends Address {
  readonly kind: 'page'
  readonly isData: boolean
  readonly route: ServerRoute
  readonly params: Params
  /** Set by a rewrite: where the page is, encoded, and the search that it sees (S273). */
  readonly rewritten: { readonly path: string; readonly query: Query } | undefined
}

/** What a request asks for, once routes are known. */
export type ParsedRequest =
  | ParsedPage
  | (Address & { readonly kind: 'api'; readonly route: ApiRoute; readonly params: Params })
  /** Nobody's address: 404. `status` is 500 for the address of `pages/500` (S185), 400 for malformed ones. */
  | (Address & { readonly kind: 'no-page'; readonly isData: boolean; readonly status: 400 | 404 | 500 })
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
  | { readonly kind: 'outside' }

/** Reads what a request asks for. Whether page or data is decided by the path alone (T5, T6). */
export type ParseRequest = (request: ServerRequest) => ParsedRequest

/** Makes the reader for an app. Throws a `PatternError` for colliding pages (S26). */
export function createRequestParser(app: ServerApp): ParseRequest {
  const routes = createRoutes(app)
  return (request) => {
    const target = parseTarget(request.target, app.base, app)
    switch (target.kind) {
      case 'outside':
        return target
      case 'redirect':
        return { kind: 'redirect', status: 308, location: target.location }
      case 'malformed':
        return toNoPage(target.isData, 400, target.path, '')
      case 'no-data':
        return toNoPage(true, 404, '/', '')
    }
    const { i18n } = app
    return i18n === undefined
      ? findPage(app, routes, target, undefined)
      : findLocalizedPage(app, routes, request, target, i18n)
  }
}

/** Pages and API routes match in one tree (S12). */
type Routes = RouteTree<ServerRoute | ApiRoute>

function createRoutes(app: ServerApp): Routes {
  const tree: Routes = createRouteTree()
  for (const route of [...app.routes, ...app.apiRoutes]) addRoute(tree, route.pattern, route)
  return tree
}

function findLocalizedPage(
  app: ServerApp,
  routes: Routes,
  request: ServerRequest,
  target: PathTarget,
  i18n: I18nConfig,
): ParsedRequest {
  const localized = readLocale(i18n, request, target)
  // There is one address for a page's data, and it names the language (T10).
  if (localized === undefined) return toNoPage(true, 404, '/', '')
  const isOpen = target.kind === 'page' && !localized.isNamed
  const lead = isOpen ? leadToLocale(app, i18n, request, target) : undefined
  if (lead !== undefined) return { kind: 'redirect', status: 307, location: lead }
  return findPage(app, routes, localized.target, localized.locale)
}

function findPage(
  app: ServerApp,
  routes: Routes,
  target: PathTarget,
  locale: Locale | undefined,
): ParsedRequest {
  const { segments } = target
  const search = target.search === '?' ? '' : target.search
  const isData = target.kind === 'data'
  // Data has no slash in its address, and the page has the one of its document (S46).
  const path = isData && app.trailingSlash ? addSlash(target.path, segments) : target.path
  const special = segments.length === 1 ? statusOfSpecial(app, segments[0] as string) : undefined
  if (special !== undefined) return toNoPage(isData, isData ? 404 : special, path, search, locale)
  const isStale = target.kind === 'data' && target.buildId !== app.buildId
  const match = isStale ? undefined : matchRoute(routes, segments)
  if (match === undefined) return toNoPage(isData, 404, path, search, locale)
  const { value: route, params } = match
  if ('isApi' in route) {
    // An API route has no data (S122).
    if (isData) return toNoPage(isData, 404, path, search, locale)
    return { kind: 'api', route, params, path, search, locale }
  }
  return { kind: 'page', isData, route, params, path, search, locale, rewritten: undefined }
}

function toNoPage(
  isData: boolean,
  status: 400 | 404 | 500,
  path: string,
  search: string,
  locale?: Locale,
): ParsedRequest {
  return { kind: 'no-page', isData, status, path, search, locale }
}

function addSlash(path: string, segments: readonly string[]): string {
  return segments.length > 0 && takesSlash(segments) ? `${path}/` : path
}

/** Special pages have no address, also where a page with a parameter would take it (S5, S185, S214). */
function statusOfSpecial(app: ServerApp, segment: string): 404 | 500 | undefined {
  switch (segment) {
    case '_app':
    case '_document':
    case '_error':
      return 404
    case '404':
      return app.notFoundPage && 404
    case '500':
      return app.serverErrorPage && 500
    default:
      return undefined
  }
}
