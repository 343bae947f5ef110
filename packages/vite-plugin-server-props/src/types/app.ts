import type { ComponentType } from 'react'
import type { Router } from '../shared/router-types.js'
import type { NextComponentType, NextPageContext } from './page.js'

/** What the App renders a page from. */
// oxlint-disable-next-line typescript/no-explicit-any -- as in Next: a page's props are not known to the App
export interface AppProps<P = any> {
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  Component: NextComponentType<NextPageContext, any, any>
  pageProps: P
  router: Router
}

/** What `App.getInitialProps` is called with (S196). */
export interface AppContext {
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  Component: NextComponentType<NextPageContext, any, any>
  // oxlint-disable-next-line typescript/no-explicit-any -- its props are those of the app's own App
  AppTree: ComponentType<any>
  ctx: NextPageContext
  router: Router
}

/** What `App.getInitialProps` gives: the page's props, and any other props of the App (S195). */
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export interface AppInitialProps<P = any> {
  pageProps: P
}

/** The App's component. */
export type AppType<P = object> = NextComponentType<AppContext, P, AppProps & P>
