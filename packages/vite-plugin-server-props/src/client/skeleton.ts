import type { ComponentType } from 'react'
import type { RouterState } from '../shared/router-types.js'
import type { RouteRow } from '../shared/routes/route-table.js'
import type { Client, Navigation } from './client.js'
import type { NavigationPart } from './create-later.js'
import { scrollTo } from './scroll.js'
import { writeHistory } from './write-history.js'

/** Shows what a page has to show while its data is on the way, if it has something. */
export type ShowSkeleton = (navigation: Navigation, row: RouteRow, state: RouterState) => Promise<void>

/**
 * In apps with a page that exports `Loading`: a navigation to it shows that as soon as the code is there, under the
 * page's address, unless the data is there as well. Another address of the page on screen shows none: that page stays.
 */
export const skeleton: NavigationPart = (client) => {
  client.showSkeleton = async (navigation, row, state) => {
    const Loading = await loadSkeleton(client, row)
    if (Loading === undefined || !isWaiting(client, navigation) || row.pattern === client.view.state.route)
      return
    client.events.emit('beforeHistoryChange', ...navigation.event)
    if (!isWaiting(client, navigation)) return
    const { appProps } = client.view
    client.view = { state, Component: Loading, pageProps: {}, appProps, isSkeleton: true }
    writeHistory(client, navigation)
    navigation.isPlaced = true
    // Whatever was rendered before will not be seen.
    client.onShown = undefined
    if (await client.show(client.view)) scrollTo([0, 0])
  }
}

/** Whether nothing but the answer is missing. */
function isWaiting(client: Client, navigation: Navigation): boolean {
  return client.navigation === navigation && navigation.kind !== 'refresh'
}

/** Rejections belong to the navigation, which loads the same page. */
async function loadSkeleton({ pages }: Client, row: RouteRow): Promise<ComponentType | undefined> {
  try {
    // With its style sheets, which the skeleton has need of too.
    await pages.load(row)
    const { Loading } = await pages.importPage(row)
    // An answer that is there by now is shown first.
    await new Promise((resolve) => setTimeout(resolve))
    return typeof Loading === 'function' ? (Loading as ComponentType) : undefined
  } catch {
    return undefined
  }
}
