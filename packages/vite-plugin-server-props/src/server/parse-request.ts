import type { HeaderList, ServerRequest } from '../shared/exchange.js'
import type { I18nConfig } from '../shared/i18n/i18n-config.js'
import {
  addRoute,
  createRouteTree,
  matchRoute,
  type RouteMatch,
  type RouteTree,
} from '../shared/routes/route-tree.js'
import type { RuleRedirect } from '../shared/rules/create-rules.js'
import type { ApiRoute, ServerApp, ServerRoute } from '../shared/server-app.js'
import { parseTarget, type PathTarget } from '../shared/url/parse-target.js'
import type { Params, Query } from '../shared/url/query.js'
import { setTrailingSlash } from '../shared/url/trailing-slash.js'
import type { Place, RuleRouter } from './apply-rules.js'
import type { Locale, LocaleReader } from './read-locale.js'
import type { ServerOptions } from './server-parts.js'

/** The address of a page, as a page may know it: without base, language and data prefix. */
export interface Address {
  /** Encoded. */
  readonly path: string
  /** With its `?`, or empty. */
  readonly search: string
  /** Undefined without i18n. */
  readonly locale: Locale | undefined
}

/** What takes a request. */
interface Found extends Address {
  readonly params: Params
  /** Set by a rewrite: where the page is, encoded, and the search that it sees (S273). */
  readonly rewritten: { readonly path: string; readonly query: Query } | undefined
  /** What the configuration puts on the answer (S274); undefined without rules. */
  readonly headers: HeaderList | undefined
}

/** A page that takes a request. */
export interface ParsedPage extends Found {
  readonly kind: 'page'
  readonly isData: boolean
  /** The props that page data is asked for; undefined for all of them. */
  readonly only: readonly string[] | undefined
  readonly route: ServerRoute
}

/** An API route that takes a request. */
export interface ParsedApi extends Found {
  readonly kind: 'api'
  readonly route: ApiRoute
}

/** A redirect of the configuration (S272). */
export interface ParsedRedirect {
  readonly kind: 'rule-redirect'
  readonly isData: boolean
  readonly redirect: RuleRedirect
}

/** Nobody's address: 404. `status` is 500 for the address of `pages/500` (S185), 400 for malformed ones. */
interface NoPage extends Address {
  readonly kind: 'no-page'
  readonly isData: boolean
  readonly status: 400 | 404 | 500
  readonly headers: Found['headers']
}

/** What a request asks for, once routes are known. */
export type ParsedRequest =
  | ParsedPage
  | ParsedApi
  | NoPage
  /** The same address in another spelling, or in the visitor's language; a path with base. */
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
  | ParsedRedirect
  /** A file that the transport has sent. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'outside' }

/** Reads what a request asks for. Whether page or data is decided by the path alone (T5, T6). */
export type ParseRequest = (request: ServerRequest) => ParsedRequest

/** Makes the reader for an app. Throws a `PatternError` for colliding pages (S26). */
export function createRequestParser(app: ServerOptions): ParseRequest {
  const routes = createRoutes(app)
  const match: MatchPage = (segments) => matchRoute(routes, segments)
  const rules =
    app.rules &&
    app.createRuleRouter?.(app, app.rules, (segments) =>
      statusOfSpecial(app, segments) === undefined ? match(segments) : undefined,
    )
  const { i18n, localeReader } = app
  const toOwnAsked: (request: ServerRequest, target: PathTarget) => Asked | ParsedRequest =
    i18n === undefined || localeReader === undefined
      ? (_request, target) => toAsked(app, target)
      : (request, target) => toLocalizedAsked(app, i18n, localeReader, request, target)
  return (request) => {
    const target = parseTarget(request.target, app.base, app)
    switch (target.kind) {
      case 'outside': {
        const redirect = rules?.redirectOutside(request, target.path, target.search)
        return redirect === undefined ? target : { kind: 'rule-redirect', isData: false, redirect }
      }
      case 'redirect':
        return { kind: 'redirect', status: 308, location: target.location }
      case 'no-data':
        return NO_DATA
    }
    const asked = toOwnAsked(request, target)
    if ('kind' in asked) return asked
    // What is malformed matches no rule, as in Next.
    if (rules === undefined || asked.refused === 400) return findPage(app, match, asked)
    return findByRules(app, rules, request, asked)
  }
}

/** Below the prefix of page data, and nobody's address. */
const NO_DATA: NoPage = {
  kind: 'no-page',
  isData: true,
  status: 404,
  path: '/',
  search: '',
  locale: undefined,
  headers: undefined,
}

/** Pages and API routes match in one tree (S12). */
type AnyRoute = ServerRoute | ApiRoute
type MatchPage = (segments: readonly string[]) => RouteMatch<AnyRoute> | undefined

function createRoutes(app: ServerApp): RouteTree<AnyRoute> {
  const tree = createRouteTree<AnyRoute>()
  for (const route of [...app.routes, ...app.apiRoutes]) addRoute(tree, route.pattern, route)
  return tree
}

/** What a request asks for, before routes are looked at. */
interface Asked extends Place {
  /** Decoded, unless it is malformed. */
  readonly segments: readonly string[]
  readonly isData: boolean
  /** Why no page can be meant: it is malformed, or page data of another build. */
  readonly refused: 400 | 404 | undefined
  readonly only: readonly string[] | undefined
}

function toAsked(app: ServerApp, target: PathTarget, locale?: Locale, isLocaleNamed = false): Asked {
  const { segments } = target
  const isData = target.kind === 'malformed' ? target.isData : target.kind === 'data'
  const isStale = target.kind === 'data' && target.buildId !== app.buildId
  return {
    // Data has no slash in its address, and the page has the one of its document (S46).
    path: isData && app.trailingSlash ? setTrailingSlash(target.path) : target.path,
    search: target.search === '?' ? '' : target.search,
    segments,
    locale,
    isLocaleNamed,
    isData,
    refused: target.kind === 'malformed' ? 400 : isStale ? 404 : undefined,
    only: target.kind === 'data' ? target.only : undefined,
  }
}

function toLocalizedAsked(
  app: ServerApp,
  i18n: I18nConfig,
  { readLocale, leadToLocale }: LocaleReader,
  request: ServerRequest,
  target: PathTarget,
): Asked | ParsedRequest {
  const localized = readLocale(i18n, request, target)
  // There is one address for a page's data, and it names the language (T10).
  if (localized === undefined) return NO_DATA
  const { locale, isNamed } = localized
  const lead = target.kind === 'page' && !isNamed ? leadToLocale(app, i18n, request, target) : undefined
  if (lead !== undefined) return { kind: 'redirect', status: 307, location: lead }
  return toAsked(app, localized.target, locale, isNamed)
}

function findPage(app: ServerApp, match: MatchPage, asked: Asked): ParsedRequest {
  const { segments, locale, refused } = asked
  const isNobodys = refused !== undefined || statusOfSpecial(app, segments) !== undefined
  const found = isNobodys ? undefined : match(segments)
  if (found === undefined) return toNoPage(app, asked, undefined)
  return toParsed(app, asked, found, locale, undefined, undefined)
}

/** API routes have no data (S122) and no language. */
function toParsed(
  app: ServerApp,
  asked: Asked,
  { value: route, params }: RouteMatch<AnyRoute>,
  locale: Locale | undefined,
  rewritten: Found['rewritten'],
  headers: Found['headers'],
): ParsedRequest {
  const { path, search, isData, isLocaleNamed, only } = asked
  if (!('isApi' in route)) {
    return { kind: 'page', isData, only, route, params, path, search, locale, rewritten, headers }
  }
  if (isData || isLocaleNamed) return toNoPage(app, asked, headers)
  return { kind: 'api', route, params, path, search, locale, rewritten, headers }
}

/** The same in an app with redirects, rewrites or headers. The address that was asked for stays the page's (S273). */
function findByRules(
  app: ServerApp,
  rules: RuleRouter<AnyRoute>,
  request: ServerRequest,
  asked: Asked,
): ParsedRequest {
  const { isData, refused } = asked
  const redirect = refused === undefined ? rules.redirect(request, asked) : undefined
  if (redirect !== undefined) return { kind: 'rule-redirect', isData, redirect }
  const headers = rules.headers(request, asked)
  if (refused !== undefined) return toNoPage(app, asked, headers)
  const { serveFile } = request
  const ruled = rules.find(
    request,
    asked,
    isData || serveFile === undefined ? undefined : (file) => serveFile(file, headers),
  )
  switch (ruled.kind) {
    case 'file':
      return { kind: 'ended' }
    case 'nothing':
      return toNoPage(app, asked, headers)
  }
  const { match, place, query } = ruled
  const rewritten = query && { path: place.path, query }
  return toParsed(app, asked, match, place.locale, rewritten, headers)
}

function toNoPage(app: ServerApp, asked: Asked, headers: Found['headers']): NoPage {
  const { path, search, segments, locale, isData, refused } = asked
  const status = refused ?? (isData ? undefined : statusOfSpecial(app, segments)) ?? 404
  return { kind: 'no-page', isData, status, path, search, locale, headers }
}

/** Special pages have no address, also where a page with a parameter would take it (S5, S185, S214). */
function statusOfSpecial(app: ServerApp, segments: readonly string[]): 404 | 500 | undefined {
  if (segments.length !== 1) return undefined
  switch (segments[0]) {
    case '_app':
    case '_document':
    case '_error':
      return 404
    case '404':
      return app.notFoundPage && 404
    case '500':
      return app.serverErrorPage && 500
    default:
      return undefined
  }
}
