import { loadInitialProps as loadOwn } from '../react/load-initial-props.js'
import type { AppComponent, PageContext } from '../react/page-types.js'
import { routerSlot } from '../react/router-slot.js'
import type { Router } from '../shared/router-types.js'
import type { Client, View } from './client.js'

/** What the App's `getInitialProps` gives, else the page's own (S195, S197). Rejects with what they throw. */
export async function loadInitialProps(
  { app }: Client,
  Component: View['Component'],
  ctx: PageContext,
): Promise<Pick<View, 'pageProps' | 'appProps'>> {
  const App = app.App.default as AppComponent | undefined
  // The client has started: there is a router.
  const router = routerSlot.router as Router
  const given = await App?.getInitialProps?.({ Component, ctx, router })
  const { pageProps, ...appProps } = given ?? { pageProps: await loadOwn(Component, ctx) }
  // As on the server, an App that gives none of them gives no page props.
  return { pageProps: pageProps ?? {}, appProps }
}
