import type { Payload } from './page-data.js'
import type { RouterState } from './router-types.js'
import { createQuery } from './url/query.js'

/** Whether a pattern is that of a page that stands in for another one. */
export function isErrorPattern(pattern: string): boolean {
  return pattern === '/404' || pattern === '/500' || pattern === '/_error'
}

/**
 * What the router says in the first render, the same on the server and in the browser (C5, C6, S192 to
 * S194). `path` and `search` are the request's, without base. Pages that are not rendered per request
 * know no search yet; error pages know the address that was asked for.
 */
export function toFirstRouterState(
  { page, query, hasLoader }: Pick<Payload, 'page' | 'query' | 'hasLoader'>,
  base: string,
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
    isPreview: false,
  }
}
