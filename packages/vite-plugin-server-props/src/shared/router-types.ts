import type { AddLocale } from './i18n/add-locale.js'
import type { DomainLocale } from './i18n/i18n-config.js'
import type { CheckedHref, CheckedRoute, Url } from './typed-routes.js'
import type { Query } from './url/query.js'
import type { SetTrailingSlash } from './url/trailing-slash.js'

/** What a navigation may be told. */
export interface TransitionOptions {
  /** Change address and query without asking for data; same page only. */
  shallow?: boolean | undefined
  /** `false` keeps the scroll position. */
  scroll?: boolean | undefined
  locale?: string | false | undefined
}

/** What `router.prefetch` may be told. */
export interface PrefetchOptions {
  /** Taken for Next's sake: whatever is loaded ahead is loaded at once. */
  priority?: boolean
  locale?: string | false
  /** Asks for the page's data too; the next visit uses it, once, while it is fresh. Not in Next. */
  data?: boolean
}

/** What `router.refresh` may be told. */
export interface RefreshOptions {
  /** The names of the props that are wanted; the others stay as they are. All of them without. */
  only?: readonly string[]
}

/** What `router.submit` may be told. */
export interface SubmitOptions extends Omit<TransitionOptions, 'shallow'> {
  /** Takes the place of the present history entry. The present address never gets another one. */
  replace?: boolean
}

/** The state of an entry in the browser's history that the router made. */
export interface HistoryState {
  url: string
  as: string
  options: TransitionOptions
}

/** The parts of a router that a page reads while it renders (C93). */
export interface RouterState {
  /** The pattern of the page, such as `/blog/[slug]`. */
  readonly route: string
  /** The same as `route`. */
  readonly pathname: string
  /** Route and search parameters. */
  readonly query: Query
  /** The address as shown, with search and hash, without base and locale. */
  readonly asPath: string
  /** Vite's `base` without its trailing slash; empty at the root. */
  readonly basePath: string
  /** Whether `query` is complete. */
  readonly isReady: boolean
  readonly isFallback: boolean
  readonly isPreview: boolean
  readonly locale?: string | undefined
  readonly locales?: readonly string[] | undefined
  readonly defaultLocale?: string | undefined
  /** With i18n by domain: whether this host is one of the domains. */
  readonly isLocaleDomain: boolean
  /** With i18n by domain: which domains there are. */
  readonly domainLocales?: readonly DomainLocale[] | undefined
  /**
   * How addresses get their slash (S275) and their language (S276). Functions, and absent in apps that have
   * neither, so that these have none of it in their bundle. Not in Next.
   */
  readonly trailingSlash?: SetTrailingSlash | undefined
  readonly addLocale?: AddLocale | undefined
}

/** The names of the router's events (C101, C103). */
export type RouterEvent =
  | 'routeChangeStart'
  | 'beforeHistoryChange'
  | 'routeChangeComplete'
  | 'routeChangeError'
  | 'hashChangeStart'
  | 'hashChangeComplete'

/** A listener of a router event; what it is given depends on the event. */
// oxlint-disable-next-line typescript/no-explicit-any -- listeners declare their own parameters, as with Next's router
export type RouterListener = (...args: any[]) => void

/** Where listeners of router events are kept. */
export interface RouterEvents {
  on(event: RouterEvent, listener: RouterListener): void
  off(event: RouterEvent, listener: RouterListener): void
  emit(event: RouterEvent, ...args: unknown[]): void
}

/** The router: what `useRouter()` gives. */
export interface Router extends RouterState {
  /** Goes to an address. True when the new page is shown, false when another navigation took over. */
  push<Address>(url: CheckedHref<Address>, as?: Url, options?: TransitionOptions): Promise<boolean>
  /** The same, in place of the present history entry. */
  replace<Address>(url: CheckedHref<Address>, as?: Url, options?: TransitionOptions): Promise<boolean>
  /** Loads a page's code ahead of a navigation; its data only with `data: true`. Never rejects. */
  prefetch<Address>(url: CheckedRoute<Address>, as?: string, options?: PrefetchOptions): Promise<void>
  /**
   * Asks for the props of the page on screen again and keeps everything else: state, scroll position, history.
   * No event is fired. True once the new props are shown, false when a navigation took over. Rejects when the
   * server can't be reached or fails; the page then stays as it is. Not in Next's Pages Router.
   */
  refresh(options?: RefreshOptions): Promise<boolean>
  /**
   * Sends a form by POST to the `getServerSideProps` of a page and goes to what that gives, as `push` would.
   * Rejects when the server can't be reached or fails, because nobody but the caller knows whether to send it
   * again; the page on screen, and what was typed into it, stay. Not in Next.
   */
  submit<Address>(
    url: CheckedHref<Address>,
    body: FormData | URLSearchParams,
    options?: SubmitOptions,
  ): Promise<boolean>
  reload(): void
  back(): void
  forward(): void
  /** Asked before back or forward takes effect; `false` keeps the page. The last callback set counts. */
  beforePopState(callback: (state: HistoryState) => boolean): void
  readonly events: RouterEvents
}
