import type { ComponentType } from 'react'
import type { PageRequest, PageResponse } from '../shared/exchange.js'
import type { Router } from '../shared/router-types.js'
import type { Query } from '../shared/url/query.js'

/** What a page's `getInitialProps` gets. `req` and `res` are there on the server only. */
export interface PageContext {
  readonly pathname: string
  readonly query: Query
  readonly asPath?: string
  readonly req?: PageRequest
  readonly res?: PageResponse
  /** On the error page: what was thrown. */
  readonly err?: (Error & { statusCode?: number }) | null
  readonly AppTree: ComponentType<{ pageProps: unknown }>
  readonly locale?: string | undefined
  readonly locales?: readonly string[] | undefined
  readonly defaultLocale?: string | undefined
}

/** A page's component, with the static function that Next's older pages load their props by. */
export type PageComponent<P = object, InitialProps = P> = ComponentType<P> & {
  getInitialProps?(context: PageContext): InitialProps | Promise<InitialProps>
}

/** What the App renders a page from. */
// oxlint-disable-next-line typescript/no-explicit-any -- a page's props are not known to the App
export interface AppProps<P = any> {
  readonly Component: PageComponent<P, unknown>
  readonly pageProps: P
  readonly router: Router
}

/** What `App.getInitialProps` gets. */
export interface AppContext {
  // oxlint-disable-next-line typescript/no-explicit-any -- a page's props are not known to the App
  readonly Component: PageComponent<any, unknown>
  readonly AppTree: PageContext['AppTree']
  readonly ctx: PageContext
  readonly router: Router
}

/** What `App.getInitialProps` gives: the page's props, and any other props of the App. */
// oxlint-disable-next-line typescript/no-explicit-any -- a page's props are not known to the App
export interface AppInitialProps<P = any> {
  pageProps: P
}

/** The App's component. */
// oxlint-disable-next-line typescript/no-explicit-any -- an App may take props of its own from getInitialProps
export type AppComponent = ComponentType<any> & {
  getInitialProps?(context: AppContext): AppInitialProps | Promise<AppInitialProps>
  origGetInitialProps?: unknown
}
