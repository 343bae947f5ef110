/** Something about a request that a rule asks for (`has`) or that must not be (`missing`). */
export type RouteHas =
  | {
      readonly type: 'header' | 'cookie' | 'query'
      /** Its name. */
      readonly key: string
      /**
       * A regular expression for the whole value; named groups become parameters. Without it, any value that
       * is not empty will do, and becomes the parameter of that name.
       */
      readonly value?: string
    }
  | { readonly type: 'host'; readonly value: string }

/** What redirects, rewrites and headers have in common. */
interface RouteSource {
  /** The path: `/blog/:slug`, `/docs/:path*`, `/post/:id(\\d+)`; a parenthesis is written `\\(`. */
  readonly source: string
  /** All of these must hold. */
  readonly has?: readonly RouteHas[]
  /** None of these may hold. */
  readonly missing?: readonly RouteHas[]
  /** `false`: the source begins with a locale itself. */
  readonly locale?: false
}

/** A redirect of the configuration. Its query is added to that of the request. */
export type RedirectRule = RouteSource & {
  /** A path of this site, or an address that begins with `http://` or `https://`. */
  readonly destination: string
  /** `false`: source and destination are written with the base. */
  readonly basePath?: false
} & (
    | {
        /** 308 when true, 307 when false. */
        readonly permanent: boolean
        readonly statusCode?: never
      }
    | { readonly statusCode: 301 | 302 | 303 | 307 | 308; readonly permanent?: never }
  )

/** A rewrite: the page at `destination` answers, the address stays. */
export interface Rewrite extends RouteSource {
  /** A path of this site. */
  readonly destination: string
}

/** Rewrites by when they are tried. A list of rewrites stands for `afterFiles`. */
export interface Rewrites {
  /** Before files and pages. */
  readonly beforeFiles?: readonly Rewrite[]
  /** After files and pages without parameters, before pages with parameters. */
  readonly afterFiles?: readonly Rewrite[]
  /** When nothing else was found. */
  readonly fallback?: readonly Rewrite[]
}

/** Headers for the answers to the requests of a path. */
export interface HeaderRule extends RouteSource {
  readonly headers: readonly { readonly key: string; readonly value: string }[]
  /** `false`: the source is written with the base. */
  readonly basePath?: false
}

/** The languages of an app. */
export interface I18nOptions {
  /** Language tags, such as `en` or `nl-NL`. */
  readonly locales: readonly string[]
  /** The one without a prefix. */
  readonly defaultLocale: string
  /** `false`: `/` does not lead to the visitor's language. */
  readonly localeDetection?: boolean
  /** Hosts with a default language of their own. */
  readonly domains?: readonly {
    readonly domain: string
    readonly defaultLocale: string
    readonly locales?: readonly string[]
    readonly http?: true
  }[]
}
