import { loadInitialProps } from '../react/load-initial-props.js'
import type { AppComponent, PageContext } from '../react/page-types.js'
import { routerSlot } from '../react/router-slot.js'
import type { Router, RouterState } from '../shared/router-types.js'
import type { RouteRow } from '../shared/routes/route-table.js'
import type { Client, View } from './client.js'

/**
 * A page that has no loader, with the props that the App's `getInitialProps` gives, else its own: both run in the
 * browser (S195, S197). `more` is what they get beside the state. Rejects with what they throw.
 */
export async function loadOwnView(
  client: Client,
  row: RouteRow,
  state: RouterState,
  more?: object,
): Promise<View> {
  const Component = await client.pages.load(row)
  const ctx: PageContext = { ...state, ...more }
  const App = client.app.App.default as AppComponent | undefined
  // The client has started: there is a router.
  const router = routerSlot.router as Router
  const given = await App?.getInitialProps?.({ Component, ctx, router })
  const { pageProps, ...appProps } = given ?? { pageProps: await loadInitialProps(Component, ctx) }
  // As on the server, an App that gives none of them gives no page props.
  return { state, Component, pageProps: pageProps ?? {}, appProps }
}
