import type { AppComponent, PageComponent } from '../react/page-types.js'
import type { Props } from '../shared/page-data.js'
import type { ServerRoute } from '../shared/server-app.js'
import type { LazyKey } from './context-keys.js'
import type { DocumentComponent } from './document-types.js'
import type { PageTexts } from './assets.js'
import type { PageHints } from './early-hints.js'
import type { SharedHeaders } from './respond.js'

/** What a page exports as `getServerSideProps`; what it gives is checked when it has given it. */
export type Loader = (context: unknown) => unknown

/** What a page is, by what its modules export. */
export interface PageTraits {
  readonly route: ServerRoute
  // oxlint-disable-next-line typescript/no-explicit-any -- a page declares its own props
  readonly Component: PageComponent<any, unknown>
  readonly App: AppComponent
  /** Undefined: the built-in document, or `index.html`. */
  readonly Document: DocumentComponent | undefined
  readonly loader: Loader | undefined
  /** Whether `App.getInitialProps` is the app's own; otherwise only a page's own runs (S197). */
  readonly hasAppProps: boolean
  /** False: nothing of the request reaches the page (S193). */
  readonly isPerRequest: boolean
}

/** A page with all that its answers are made from, the App and the document included. */
export interface LoadedPage extends PageTraits {
  /** Of the parameters in its address. */
  readonly paramNames: readonly string[]
  /** Those keys of the context, made when they are read, that its loader can see. */
  readonly lazyKeys: readonly LazyKey[]
  readonly texts: PageTexts
  /** With `earlyHints`. */
  readonly hints: PageHints | undefined
  /** Undefined in development, and for pages that browsers may keep. */
  readonly headers: SharedHeaders | undefined
}

/** What a page is rendered from. */
export interface LoadedProps {
  readonly pageProps: Props
  /** What `App.getInitialProps` gave beside `pageProps`. */
  readonly appProps: Props | undefined
}
