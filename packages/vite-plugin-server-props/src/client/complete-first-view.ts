import { readParams } from '../shared/routes/match-pattern.js'
import { mergeQuery, parseQuery, type Query } from '../shared/url/query.js'
import { toPath } from '../shared/url/split-path.js'
import type { FirstClient, View } from './client.js'
import { restate } from './restate.js'
import { scrollTo, scrollToHash } from './scroll.js'

/**
 * What the server could not know is filled in once the page is mounted: the query of a page that was not
 * rendered for it (C6), the hash (C9), and where it was scrolled to (C10, C129). No events, no data.
 */
export function completeFirstView(client: FirstClient, first: View, rewrittenQuery?: Query): void {
  restoreScroll(client)
  const { state } = first
  const asPath = client.addresses.fromBrowser(client.history.entry.as)?.address
  // The page may have gone elsewhere while it mounted (C112).
  if (client.view !== first || asPath === undefined || (state.isReady && asPath === state.asPath)) return
  const query = state.isReady
    ? state.query
    : mergeQuery(
        rewrittenQuery ?? parseQuery(location.search),
        rewrittenQuery ? undefined : readParams(state.pathname, toPath(asPath)),
      )
  void restate(client, { query, asPath, isReady: true })
}

/** The browser has done so, unless the page was not there yet; then nothing is scrolled. */
function restoreScroll({ history }: FirstClient): void {
  if (window.scrollY !== 0) return
  if (!history.isReturn) {
    if (location.hash !== '') scrollToHash(location.hash, true)
    return
  }
  const position = history.arrive()
  if (position !== undefined) scrollTo(position)
}
