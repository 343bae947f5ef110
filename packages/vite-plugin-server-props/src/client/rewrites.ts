import { REWRITE_HEADER } from '../shared/names.js'
import type { Rewrite } from '../shared/page-data.js'
import type { RouteRow } from '../shared/routes/route-table.js'
import type { RouterState } from '../shared/router-types.js'
import { mergeQuery, parseQuery, type Query } from '../shared/url/query.js'
import { toPath, withoutHash } from '../shared/url/split-path.js'
import type { NavigationRequest } from './client.js'
import { noSuchPage } from './navigation-errors.js'
import type { RouteTable } from './route-table.js'

/** How rewrites of the configuration are followed; only apps that have some load it. The server knows them (S273). */
export interface ClientRewrites {
  /** What an answer for page data says of its address. */
  read(headers: Headers): Rewrite | undefined
  /**
   * The query of the rewritten page on screen under its address with another search; undefined for any other
   * address. What a shallow navigation needs to know.
   */
  restate(
    present: RouterState,
    request: Pick<NavigationRequest, 'page' | 'shown' | 'locale'>,
  ): Query | undefined
  /** The page that a rewrite leads to. Rejects when the table has none. */
  find(routes: RouteTable, rewrite: Rewrite): Promise<RouteRow>
}

/** Rewrites, followed by what the server says. */
export const rewrites: ClientRewrites = {
  read(headers) {
    const header = headers.get(REWRITE_HEADER)
    if (header === null) return undefined
    const { page, query } = JSON.parse(decodeURIComponent(header)) as Rewrite
    return { page, query: mergeQuery(query) }
  },
  restate({ asPath, locale, query }, { page, shown, locale: wanted }) {
    if (toPath(shown) !== toPath(asPath) || wanted !== locale) return undefined
    const before = parseQuery(toSearch(asPath))
    const next = parseQuery(toSearch(page))
    // What the search does not say came with the rewrite, and still does.
    for (const [name, value] of Object.entries(query)) {
      if (String(before[name]) !== String(value)) next[name] = value
    }
    return next
  },
  async find(routes, { page }) {
    // A pattern takes itself as a path: its parameters take their own names.
    const row = (await routes.find(page))?.value
    if (row?.pattern !== page) throw noSuchPage(page)
    return row
  },
}

function toSearch(address: string): string {
  return withoutHash(address).slice(toPath(address).length)
}
