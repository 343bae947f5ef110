import { createAppTree } from '../react/app-tree.js'
import { DefaultApp } from '../react/default-app.js'
import { loadInitialProps as loadOwn } from '../react/load-initial-props.js'
import type { AppComponent, PageContext } from '../react/page-types.js'
import { routerSlot } from '../react/router-slot.js'
import type { Router } from '../shared/router-types.js'
import type { Client, View } from './client.js'

/** What the App's `getInitialProps` gives, else the page's own (S195, S197). Rejects with what they throw. */
export async function loadInitialProps(
  { app }: Client,
  Component: View['Component'],
  given: Omit<PageContext, 'AppTree'>,
): Promise<Pick<View, 'pageProps' | 'appProps'>> {
  const App = (app.App.default ?? DefaultApp) as AppComponent
  // The client has started: there is a router.
  const router = routerSlot.router as Router
  const AppTree = createAppTree({ App, Component }, router)
  const ctx = { ...given, AppTree }
  const { pageProps, ...appProps } = (await App.getInitialProps?.({ Component, AppTree, router, ctx })) ?? {
    pageProps: await loadOwn(Component, ctx),
  }
  // As on the server, an App that gives none of them gives no page props.
  return { pageProps: pageProps ?? {}, appProps }
}
