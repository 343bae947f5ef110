import type { AppComponent } from '../react/page-types.js'
import type { RouterState } from '../shared/router-types.js'
import type { RouteRow } from '../shared/routes/route-table.js'
import type { Client, View } from './client.js'
import { loadInitialProps } from './load-initial-props.js'

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
  const view = { state, Component, pageProps: {} }
  const App = client.app.App.default as AppComponent | undefined
  if (App?.getInitialProps === undefined && Component.getInitialProps === undefined) return view
  return { ...view, ...(await loadInitialProps(client, Component, { ...state, ...more })) }
}
