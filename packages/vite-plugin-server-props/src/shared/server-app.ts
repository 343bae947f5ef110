import type { I18nConfig } from './i18n/i18n-config.js'
import type { RoutingRules } from './rules/rules.js'

/** A module as it was loaded; nothing is known of its exports yet. */
export type LoadedModule = Readonly<Record<string, unknown>>

/** Loads a module of the app. In development each call may give a newer one. */
export type LoadModule = () => Promise<LoadedModule>

/** What a page needs in the browser. Addresses have the base. */
export interface PageAssets {
  readonly module: string
  /** Modules to be fetched beside it, for `<link rel="modulepreload">`. */
  readonly preloads: readonly string[]
  readonly styles: readonly string[]
}

/** A module of the app with a pattern. */
export interface RouteModule {
  /** Such as `/blog/[slug]`; `/404`, `/500` and `/_error` for the special pages, `/_app` and `/_document` for what is around them. */
  readonly pattern: string
  /** The module's file below the root, for messages, such as `pages/blog/[slug].tsx`. */
  readonly file: string
  readonly load: LoadModule
}

/** A page as the server knows it. */
export interface ServerRoute extends RouteModule {
  readonly assets: PageAssets
}

/** A module of `pages/api`, which answers by itself (S260). */
export interface ApiRoute extends RouteModule {
  readonly isApi: true
}

/** How draft mode's cookies are sealed (T32). */
export interface PreviewOptions {
  /** The secret of this deployment; `SERVER_PROPS_PREVIEW_KEY` takes its place where the server runs. */
  readonly key: string
  /** Seconds. */
  readonly maxAge: number
}

/** What every document of the app needs in the browser. Addresses have the base. */
export interface AppAssets {
  /** The module that starts the client. */
  readonly entry: string
  readonly preloads: readonly string[]
  /** Style sheets of `_app` and what it imports. */
  readonly styles: readonly string[]
  /** Markup put first into each head: Vite's client and the refresh preamble in development; else empty. */
  readonly head: string
  /** Markup put last into each body: what Vite's plugins put there in development. */
  readonly body?: string
}

/** A whole app, as the generated module hands it to the server. Holds imports and data only. */
export interface ServerApp {
  /** Vite's `base`; begins and ends with `/`. */
  readonly base: string
  readonly buildId: string
  readonly isDev: boolean
  /** `serverProps({ next: true })`. */
  readonly isNext: boolean
  /** Whether requests that may change something are refused when they come from another site (T17). */
  readonly checkOrigin: boolean
  /** Other origins that may send such requests, in lower case. */
  readonly allowedOrigins: readonly string[]
  /** Development: how many bytes of JSON a page may get without a warning; 0 never warns (S87). */
  readonly largeDataBytes: number
  /** Whether answers say in production too how long their steps took. */
  readonly serverTiming: boolean
  /** Whether browsers are told of a page's files before its document is there. */
  readonly earlyHints: boolean
  /** Whether addresses end with a slash (S275). */
  readonly trailingSlash: boolean
  /** Redirects, rewrites and headers (S272 to S274); undefined without any. */
  readonly rules: RoutingRules | undefined
  /** The app's languages (S276). */
  readonly i18n: I18nConfig | undefined
  /** Pages that have an address. */
  readonly routes: readonly ServerRoute[]
  /** They match in one tree with the pages (S12). */
  readonly apiRoutes: readonly ApiRoute[]
  /** Undefined without API routes: nothing else can turn draft mode on. */
  readonly preview: PreviewOptions | undefined
  /** `pages/_app`. */
  readonly app: RouteModule | undefined
  /** `pages/_document`. */
  readonly document: RouteModule | undefined
  /** `pages/_error`, or the built-in one. */
  readonly errorPage: ServerRoute
  /** `pages/404`. */
  readonly notFoundPage: ServerRoute | undefined
  /** `pages/500`. */
  readonly serverErrorPage: ServerRoute | undefined
  /** The app's `index.html` after Vite's transforms; without one, the built-in document is used. */
  readonly shell: string | undefined
  readonly assets: AppAssets
}
