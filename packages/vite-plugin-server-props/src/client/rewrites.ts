import { REWRITE_HEADER } from '../shared/names.js'
import type { Rewrite } from '../shared/page-data.js'
import type { RouteRow } from '../shared/routes/route-table.js'
import { splitPath } from '../shared/url/split-path.js'
import { noSuchPage } from './errors.js'
import type { RouteTable } from './route-table.js'

/** How rewrites of the configuration are followed; only apps that have some load it. The server knows them (S273). */
export interface ClientRewrites {
  /** What an answer for page data says of its address. */
  read(headers: Headers): Rewrite | undefined
  /** The page that a rewrite leads to. Rejects when the table has none. */
  find(routes: RouteTable, rewrite: Rewrite): Promise<RouteRow>
}

/** Rewrites, followed by what the server says. */
export const rewrites: ClientRewrites = {
  read(headers) {
    const header = headers.get(REWRITE_HEADER)
    return header === null ? undefined : (JSON.parse(decodeURIComponent(header)) as Rewrite)
  },
  async find(routes, { page }) {
    // A pattern takes itself as a path: its parameters take their own names.
    const row = (await routes.find(splitPath(page) ?? []))?.value
    if (row?.pattern !== page) throw noSuchPage(page)
    return row
  },
}
