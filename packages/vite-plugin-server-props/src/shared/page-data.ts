import type { Query } from './url/query.js'

/** What `getServerSideProps` gave, or a page's or App's own props. */
export type Props = Record<string, unknown>

/** What an error answer for page data says in development; in production it says nothing (T27). */
export interface ErrorDetails {
  readonly message: string
  readonly stack?: string
}

/**
 * The answer for page data. An object with `props` is props, whatever other keys it has: those are what
 * `App.getInitialProps` gave beside `pageProps`.
 */
export type PageData =
  | { readonly props: Props; readonly [appProp: string]: unknown }
  | { readonly redirect: RedirectData }
  | { readonly notFound: true }
  | { readonly error: ErrorDetails | Record<string, never> }

/** Where a rewrite of the configuration has led a request for page data: what the client can't know (S273). */
export interface Rewrite {
  /** The page's pattern. */
  readonly page: string
  /** All that the page's router has in its query. */
  readonly query: Query
}

/** A redirect as page data: always answered with status 200, so that `fetch` does not follow it. */
export interface RedirectData {
  readonly destination: string
  readonly statusCode: number
  /** Absent or true: the base is put before an inside destination. */
  readonly basePath?: false
}

/** The JSON in the document from which the client starts; in next mode the client makes it of Next's. */
export interface Payload {
  /** The pattern of the page that is shown, `/404` and `/_error` included. */
  readonly page: string
  /** Route and search parameters; empty on a page without a data function (S193, C6). */
  readonly query: Query
  readonly props: Props
  /** What `App.getInitialProps` gave beside `pageProps`; absent when there is nothing. */
  readonly appProps?: Props
  readonly buildId: string
  /** The address of the page's module, base included. */
  readonly module: string
  /** Whether the page has a loader, or every page is rendered per request. Absent means false. */
  readonly hasLoader?: boolean
  /** The status of the document, when it is no 200: the error page needs it again. */
  readonly status?: number
  /** Whether the page was rendered in draft mode. Absent means false. */
  readonly isPreview?: boolean
  /** With i18n: the language of the document, and the one without a prefix where it was asked for. */
  readonly locale?: string
  readonly defaultLocale?: string
  /** Of a page that is not rendered per request and was reached by a rewrite: the query it has in the browser. */
  readonly rewrittenQuery?: Query
}
