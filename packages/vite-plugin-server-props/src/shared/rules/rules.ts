/**
 * The redirects, rewrites and headers of an app's configuration, as the build has compiled them: JSON, so
 * that a server starts without a parser for patterns. Lists are in the order in which they are tried.
 */
export interface RoutingRules {
  readonly headers: readonly HeaderRule[]
  readonly redirects: readonly RedirectRule[]
  readonly beforeFiles: readonly RewriteRule[]
  readonly afterFiles: readonly RewriteRule[]
  readonly fallback: readonly RewriteRule[]
}

/** Which requests a rule is for. */
export interface RuleMatch {
  /** The text of a regular expression for the whole encoded path; letter case is ignored. */
  readonly pattern: string
  /** What its groups hold, in order. */
  readonly params: readonly RuleParam[]
  readonly has: readonly RuleCondition[]
  readonly missing: readonly RuleCondition[]
}

/** A parameter of a rule's source. */
export interface RuleParam {
  /** Empty when nobody can ask for it. */
  readonly name: string
  /** What stands between the values of a parameter that repeats. */
  readonly separator?: string
}

/** Something about a request that a rule asks for (`has`) or that must not be (`missing`). */
export interface RuleCondition {
  readonly type: 'header' | 'cookie' | 'query' | 'host'
  /** The name; empty for `host`. */
  readonly key: string
  /** The text of a regular expression for the value; without it any value that is not empty will do. */
  readonly pattern?: string
}

/** Text with places for parameters. */
export type RuleTemplate = readonly (string | RuleSlot)[]

/** A place for a parameter; without a value, its prefix and suffix are left out as well. */
export interface RuleSlot {
  readonly name: string
  readonly prefix: string
  readonly suffix: string
  /** Stands between the values of one that repeats; one that does not takes the last of several. */
  readonly separator?: string
}

/** Where a redirect or a rewrite leads. */
export interface RuleDestination {
  /** Encoded; begins with `/` once it is filled in. */
  readonly path: RuleTemplate
  /** Not encoded. A key may repeat. */
  readonly query: readonly (readonly [key: string, value: RuleTemplate])[]
}

export interface RedirectRule extends RuleMatch {
  /** `basePath: false`: the source is compared with the whole path. */
  readonly isWholePath: boolean
  readonly destination: RuleDestination & {
    /** Scheme and host; empty for this site. */
    readonly origin: RuleTemplate
    /** With its `#`, or empty. */
    readonly hash: RuleTemplate
    /** Whether the base comes before the path. */
    readonly addsBase: boolean
  }
  readonly statusCode: number
}

export interface RewriteRule extends RuleMatch {
  readonly destination: RuleDestination
  /** Parameters in its path and hash: as soon as one is used there, none is passed on in the query. */
  readonly used: readonly string[]
}

export interface HeaderRule extends RuleMatch {
  /** `basePath: false`: the source is compared with the whole path. */
  readonly isWholePath: boolean
  readonly headers: readonly (readonly [name: RuleTemplate, value: RuleTemplate])[]
}

/** The parameter that stands for the locale in compiled sources; never part of a query. */
export const LOCALE_PARAM = 'nextInternalLocale'
