import { addBasePath } from '../url/base-path.js'
import { createQuery, parseQuery, type Query } from '../url/query.js'
import { fillTemplate } from './fill-template.js'
import { createMatcher, type ConditionSource, type RuleMatcher } from './match-rule.js'
import { mergeSearch } from './merge-search.js'
import {
  toHeaderText,
  toHostText,
  toPathText,
  toQueryText,
  toQueryValue,
  type RuleParams,
} from './rule-params.js'
import {
  LOCALE_PARAM,
  type HeaderRule,
  type RedirectRule,
  type RewriteRule,
  type RoutingRules,
  type RuleDestination,
} from './rules.js'

/** What rules may look at. A rewritten address is looked at by the rules that follow. */
export interface RuleRequest {
  /**
   * Encoded, without base; undefined when the request is not below it. With i18n it always begins with a
   * locale, the default one when none was sent: `/en/about`, and `/en` for the home page.
   */
  readonly path: string | undefined
  /** The whole path, base included, with the same locale in it; for rules with `basePath: false`. */
  readonly wholePath: string
  /** With its `?`, or empty. */
  readonly search: string
  /** What rewrites have put into the query so far; it wins over `search`. */
  readonly added?: Query
  /** By lower-case name. */
  getHeader(name: string): string | undefined
  getCookie(name: string): string | undefined
}

/** Where a redirect of the configuration leads. */
export interface RuleRedirect {
  /** With base, locale and search; its scheme is still to be looked at (`checkDestination`). */
  readonly location: string
  readonly statusCode: number
  /** Whether the address alone decides, so that a browser may remember it. */
  readonly isForAll: boolean
}

/** What a rewrite has made of a request. */
export interface Rewritten {
  /** Without base. With i18n it has the locale that the destination names, or none. */
  readonly path: string
  /** All that rewrites have put into the query; a page sees it beside its search, below its own parameters. */
  readonly added: Query
  /** Where to go on when nothing is found at `path`. */
  readonly next: number
}

/** The rules of an app, ready to be asked. */
export interface Rules {
  /**
   * The headers for a request: lower-case names, each once except `set-cookie`; of several rules for one
   * name the last wins (S274).
   */
  headers(request: RuleRequest): readonly (readonly [name: string, value: string])[]
  /** The first redirect that takes the request (S272). */
  redirect(request: RuleRequest): RuleRedirect | undefined
  /**
   * The first rewrite, from a place in its list on, that takes the request (S273). Of `beforeFiles` all are
   * applied one after the other; of the others the first that leads to a page or file.
   */
  rewrite(
    phase: 'beforeFiles' | 'afterFiles' | 'fallback',
    request: RuleRequest,
    from?: number,
  ): Rewritten | undefined
}

/** Prepares the rules, once at start. `base` begins and ends with `/`. */
export function createRules(rules: RoutingRules, base: string): Rules {
  const basePath = base.slice(0, -1)
  const headers = rules.headers.map(prepare)
  const redirects = rules.redirects.map(prepare)
  const rewrites = {
    beforeFiles: rules.beforeFiles.map(prepare),
    afterFiles: rules.afterFiles.map(prepare),
    fallback: rules.fallback.map(prepare),
  }
  return {
    headers: (request) => collectHeaders(headers, request),
    redirect(request) {
      const source = toConditionSource(request)
      for (const { rule, match } of redirects) {
        const path = rule.isWholePath ? request.wholePath : request.path
        const params = path === undefined ? undefined : match(path, source)
        if (params === undefined) continue
        return {
          location: toLocation(rule, params, request.search, basePath),
          statusCode: rule.statusCode,
          isForAll: rule.has.length === 0 && rule.missing.length === 0,
        }
      }
      return undefined
    },
    rewrite(phase, request, from = 0) {
      const { path } = request
      if (path === undefined) return undefined
      const source = toConditionSource(request)
      const list = rewrites[phase]
      for (let index = from; index < list.length; index++) {
        const { rule, match } = list[index] as Prepared<RewriteRule>
        const params = match(path, source)
        if (params !== undefined) return { next: index + 1, ...applyRewrite(rule, params, request.added) }
      }
      return undefined
    },
  }
}

interface Prepared<Rule> {
  readonly rule: Rule
  readonly match: RuleMatcher
}

function prepare<Rule extends RedirectRule | RewriteRule | HeaderRule>(rule: Rule): Prepared<Rule> {
  return { rule, match: createMatcher(rule) }
}

function toConditionSource(request: RuleRequest): ConditionSource {
  let query: Query | undefined
  return {
    getHeader: (name) => request.getHeader(name),
    getCookie: (name) => request.getCookie(name),
    readQuery: () => (query ??= Object.assign(parseQuery(request.search), request.added)),
  }
}

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/

function collectHeaders(
  prepared: readonly Prepared<HeaderRule>[],
  request: RuleRequest,
): readonly (readonly [string, string])[] {
  const source = toConditionSource(request)
  const cookies: (readonly [string, string])[] = []
  const headers = new Map<string, string>()
  for (const { rule, match } of prepared) {
    const path = rule.isWholePath ? request.wholePath : request.path
    const params = path === undefined ? undefined : match(path, source)
    if (params === undefined) continue
    for (const [nameTemplate, valueTemplate] of rule.headers) {
      const name = fillTemplate(nameTemplate, params, toHeaderText).toLowerCase()
      const value = fillTemplate(valueTemplate, params, toHeaderText)
      // A parameter may have given it a name that no header can have.
      if (!HEADER_NAME.test(name)) continue
      if (name === 'set-cookie') cookies.push([name, value])
      else headers.set(name, value)
    }
  }
  return [...headers, ...cookies]
}

function toLocation(
  { destination }: RedirectRule,
  params: RuleParams,
  search: string,
  basePath: string,
): string {
  const origin = fillTemplate(destination.origin, params, toHostText)
  const path = toPath(destination, params)
  const address = destination.addsBase ? addBasePath(basePath, path) : path
  const hash = fillTemplate(destination.hash, params, toPathText)
  return origin + address + mergeSearch(search, toOwnQuery(destination, params)) + hash
}

/** One slash at the beginning, whatever the parameters were: two would name a host (T14). */
function toPath(destination: RuleDestination, params: RuleParams): string {
  return `/${fillTemplate(destination.path, params, toPathText)}`.replace(/\/{2,}/g, '/')
}

function toOwnQuery(destination: RuleDestination, params: RuleParams): Query {
  const query = createQuery()
  for (const [key, template] of destination.query) {
    const value = fillTemplate(template, params, toQueryText)
    const present = query[key]
    if (present === undefined) query[key] = value
    else if (typeof present === 'string') query[key] = [present, value]
    else present.push(value)
  }
  return query
}

function applyRewrite(
  { destination, used }: RewriteRule,
  params: RuleParams,
  before: Query | undefined,
): Omit<Rewritten, 'next'> {
  const added: Query = Object.assign(createQuery(), before)
  if (!used.some((name) => params.has(name))) {
    for (const [name, value] of params) {
      if (name !== LOCALE_PARAM) added[name] = toQueryValue(value)
    }
  }
  Object.assign(added, toOwnQuery(destination, params))
  return { path: toPath(destination, params), added }
}
