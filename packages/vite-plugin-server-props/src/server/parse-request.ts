import type { ServerRequest } from '../shared/exchange.js'
import { addRoute, createRouteTree, matchRoute, type RouteTree } from '../shared/routes/route-tree.js'
import type { ServerApp, ServerRoute } from '../shared/server-app.js'
import { parseTarget } from '../shared/url/parse-target.js'
import type { Params } from '../shared/url/query.js'

/** The address of a page, as a page may know it: without base and data prefix. */
export interface Address {
  /** Encoded. */
  readonly path: string
  /** With its `?`, or empty. */
  readonly search: string
}

/** What a request asks for, once routes are known. */
export type ParsedRequest =
  | (Address & {
      readonly kind: 'page'
      readonly isData: boolean
      readonly route: ServerRoute
      readonly params: Params
    })
  /** Nobody's address: 404. `status` is 500 for the address of `pages/500` (S185), 400 for malformed ones. */
  | (Address & { readonly kind: 'no-page'; readonly isData: boolean; readonly status: 400 | 404 | 500 })
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'outside' }

/** The app's routes as a tree. Throws a `PatternError` for colliding pages (S26). */
export function createRoutes(app: ServerApp): RouteTree<ServerRoute> {
  const tree = createRouteTree<ServerRoute>()
  for (const route of app.routes) addRoute(tree, route.pattern, route)
  return tree
}

/** Whether page or data is decided by the path alone; no header and no query takes part (T5, T6). */
export function parseRequest(
  app: ServerApp,
  routes: RouteTree<ServerRoute>,
  request: ServerRequest,
): ParsedRequest {
  const target = parseTarget(request.target, app.base)
  switch (target.kind) {
    case 'outside':
    case 'redirect':
      return target
    case 'malformed':
      return { kind: 'no-page', isData: target.isData, status: 400, path: target.path, search: '' }
    case 'no-data':
      return { kind: 'no-page', isData: true, status: 404, path: '/', search: '' }
  }
  const { path, segments } = target
  const search = target.search === '?' ? '' : target.search
  const isData = target.kind === 'data'
  const special = segments.length === 1 ? statusOfSpecial(app, segments[0] as string) : undefined
  if (special !== undefined) {
    return { kind: 'no-page', isData, status: isData ? 404 : special, path, search }
  }
  const isStale = target.kind === 'data' && target.buildId !== app.buildId
  const match = isStale ? undefined : matchRoute(routes, segments)
  if (match === undefined) return { kind: 'no-page', isData, status: 404, path, search }
  return { kind: 'page', isData, route: match.value, params: match.params, path, search }
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
