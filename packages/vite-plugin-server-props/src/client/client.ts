import type { ClientApp } from '../shared/client-app.js'
import type { Props } from '../shared/page-data.js'
import type { HistoryState, RouterEvents, RouterState, TransitionOptions } from '../shared/router-types.js'
import type { PageComponent } from '../react/page-types.js'
import type { PropsFetcher } from './fetch-props.js'
import type { loadInitialProps } from './later/load-initial-props.js'
import type { prefetchData } from './later/prefetch-data.js'
import type { refresh } from './later/refresh.js'
import type { showErrorPage } from './later/show-error-page.js'
import type { Memory } from './memory.js'
import type { Addresses } from './addresses.js'
import type { ClientHistory, Entry } from './history.js'
import type { Leave } from './leave.js'
import type { PageLoader } from './load-page.js'
import type { ClientRewrites } from './rewrites.js'
import type { RouteTable } from './route-table.js'
import type { ShowSkeleton } from './skeleton.js'
import type { Transition } from './view-transitions.js'

/** A page as it is shown: one of these per committed navigation. */
export interface View {
  readonly state: RouterState
  // oxlint-disable-next-line typescript/no-explicit-any -- a page declares its own props
  readonly Component: PageComponent<any, unknown>
  readonly pageProps: Props
  /** What `App.getInitialProps` gave beside `pageProps`. */
  readonly appProps?: Props | undefined
  /** Whether it stands in for a page whose data is on the way: it has the page's state and none of its props. */
  readonly isSkeleton?: boolean
}

/** A navigation: what was asked for. Addresses have no base and no language. */
export interface NavigationRequest {
  /** `pop`: the browser has moved already. `refresh`: the page on screen anew, unnoticed. */
  readonly kind: 'push' | 'replace' | 'pop' | 'refresh'
  /** Path and search of the page. */
  readonly page: string
  /** What the address bar shows. */
  readonly shown: string
  /** With i18n: the language of the page. */
  readonly locale?: string | undefined
  readonly options: TransitionOptions
  /** Of a `pop`: where the browser is. */
  readonly entry?: Entry
  /** Of a `refresh`: the names of the props that are wanted, undefined for all; and as they stand in an address. */
  readonly only?: readonly string[] | undefined
  readonly names?: string | undefined
  /** A form that is sent by POST. */
  readonly body?: FormData | URLSearchParams
}

/** A navigation that is on its way. */
export interface Navigation extends NavigationRequest {
  /** What its events say: the address with base, and whether it is shallow. */
  readonly event: readonly [url: string, details: { readonly shallow: boolean }]
  /** Whether `routeChangeStart` was fired. */
  hasStarted: boolean
  /** Whether the address bar shows its address already, over a skeleton. */
  isPlaced?: boolean
}

/** What is loaded when it is asked for first: the folder `later`. */
export interface Later {
  readonly loadInitialProps: typeof loadInitialProps
  readonly prefetchData: typeof prefetchData
  readonly refresh: typeof refresh
  readonly showErrorPage: typeof showErrorPage
}

/** All that the steps of a navigation share. One per document. */
export interface Client {
  readonly app: ClientApp
  readonly addresses: Addresses
  readonly events: RouterEvents
  readonly history: ClientHistory
  readonly routes: RouteTable
  readonly pages: PageLoader
  readonly data: PropsFetcher
  readonly leave: Leave
  /** Loads what few visits need. Rejects when it can't be reached, as after a deployment. */
  later(): Promise<Later>
  /** Only in apps with rewrites. */
  readonly rewrites?: ClientRewrites | undefined
  /** Renders a view; true once it is on screen, false when a later one took its place. */
  show: (view: View) => Promise<boolean>
  /** Tells assistive technology of the page that is now on screen. */
  announce(address: string): void
  /** The page on screen, or about to be: its history entry has been written. */
  view: View
  /** The navigation on its way, the last one that was started. */
  navigation: Navigation | undefined
  /** Parts that not every app has; each puts itself here when it is started. */
  memory?: Memory
  showSkeleton?: ShowSkeleton
  transition?: Transition
  /** Set by the page; asked before back and forward take effect (C100). */
  beforePopState: ((state: HistoryState) => boolean) | undefined
}
