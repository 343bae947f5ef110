import type { ClientApp } from '../shared/client-app.js'
import type { Props } from '../shared/page-data.js'
import type { HistoryState, RouterEvents, RouterState, TransitionOptions } from '../shared/router-types.js'
import type { PageComponent } from '../react/page-types.js'
import type { Addresses } from './addresses.js'
import type { Later } from './create-later.js'
import type { Environment } from './environment.js'
import type { PropsFetcher } from './fetch-props.js'
import type { Hints } from './hints.js'
import type { Memory } from './memory.js'
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
  readonly body?: FormData | URLSearchParams | undefined
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

/** The client as the document's scripts have it: the first page needs no more. One per document. */
export interface FirstClient {
  readonly app: ClientApp
  readonly buildId: string
  readonly environment: Environment
  readonly addresses: Addresses
  readonly events: RouterEvents
  readonly history: ClientHistory
  readonly routes: RouteTable
  readonly hints: Hints
  readonly leave: Leave
  /** Loads what leads to other pages, once. Rejects when it can't be reached, as after a deployment. */
  later(): Promise<Later>
  /** The same, when it is there. */
  loaded: Later | undefined
  /** Renders a view; true once it is on screen, false when a later one took its place. */
  show: (view: View) => Promise<boolean>
  /** Called in the very step in which a view comes on screen. */
  onShown?: ((view: View) => void) | undefined
  /** The page on screen, or about to be: its history entry has been written. */
  view: View
  /** The navigation on its way, the last one that was started. */
  navigation: Navigation | undefined
  /** Set by the page; asked before back and forward take effect (C100). */
  beforePopState: ((state: HistoryState) => boolean) | undefined
}

/** All that the steps of a navigation share: the same object, once the code for them is there. */
export interface Client extends FirstClient {
  readonly pages: PageLoader
  readonly data: PropsFetcher
  /** How long page data that was asked for ahead is used, in ms. */
  readonly prefetchStaleTime: number
  /** Only in apps with rewrites. */
  readonly rewrites: ClientRewrites | undefined
  /** Tells assistive technology of the page that is now on screen. */
  announce(address: string): void
  /** Tells the navigation whose page is rendered, and not on screen yet, that another one takes over. */
  overtake?: (() => void) | undefined
  /** Parts that not every app has; each puts itself here when it is started. */
  memory?: Memory
  showSkeleton?: ShowSkeleton
  transition?: Transition
}
