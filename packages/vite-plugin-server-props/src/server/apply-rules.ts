import type { HeaderList, ServerRequest } from '../shared/exchange.js'
import { addLocale } from '../shared/i18n/add-locale.js'
import { defaultLocaleForHost } from '../shared/i18n/domain-locale.js'
import { splitLocale } from '../shared/i18n/split-locale.js'
import type { RouteMatch } from '../shared/routes/route-tree.js'
import { isDynamicPattern } from '../shared/routes/parse-pattern.js'
import { createRules, type RuleRedirect, type RuleRequest, type Rules } from '../shared/rules/create-rules.js'
import type { ServerApp } from '../shared/server-app.js'
import { addBasePath } from '../shared/url/base-path.js'
import { parseQuery, type Query } from '../shared/url/query.js'
import { splitPath } from '../shared/url/split-path.js'
import { setTrailingSlash } from '../shared/url/trailing-slash.js'
import { readCookie } from './cookies.js'
import type { Locale } from './read-locale.js'

/** A request's place among the addresses of an app, and where rewrites have moved it to. */
export interface Place {
  /** Encoded, without base and language. */
  readonly path: string
  /** As requested. */
  readonly search: string
  readonly locale: Locale | undefined
  /** Whether the address named the language; files have none. */
  readonly isLocaleNamed: boolean
}

/** What rules made of a request. `Found` is a page or API route. */
export type Ruled<Found extends { readonly pattern: string }> =
  | {
      readonly kind: 'found'
      readonly match: RouteMatch<Found>
      readonly place: Place
      /** What the page sees in place of the search; undefined when nothing was rewritten. */
      readonly query: Query | undefined
    }
  /** A file took it, and has been sent. */
  | { readonly kind: 'file' }
  | { readonly kind: 'nothing' }

/** Sends a file, if there is one at a path, and says so. */
export type ServeFile = (path: string) => boolean

/** The redirects, rewrites and headers of an app at work. */
export interface RuleRouter<Found extends { readonly pattern: string }> {
  /** For addresses outside of the base, which rules with `basePath: false` can be for. */
  redirectOutside(request: ServerRequest, path: string, search: string): RuleRedirect | undefined
  redirect(request: ServerRequest, place: Place): RuleRedirect | undefined
  headers(request: ServerRequest, place: Place): HeaderList
  /**
   * After redirects and headers, in Next's order: `beforeFiles`, files and fixed pages, `afterFiles`, pages
   * with parameters, `fallback` (S273). `serveFile` is undefined where no file can be meant.
   */
  find(request: ServerRequest, place: Place, serveFile: ServeFile | undefined): Ruled<Found>
}

/** Makes the router of an app that has rules. `match` finds what stands at decoded segments. */
export function createRuleRouter<Found extends { readonly pattern: string }>(
  app: ServerApp,
  rules: NonNullable<ServerApp['rules']>,
  match: (segments: readonly string[]) => RouteMatch<Found> | undefined,
): RuleRouter<Found> {
  const compiled = createRules(rules, app.base)
  return {
    redirectOutside: (request, path, search) =>
      compiled.redirect({
        path: undefined,
        wholePath: nameLocale(app, request, path),
        search,
        ...toReaders(request),
      }),
    redirect: (request, place) => compiled.redirect(toRuleRequest(app, request, place)),
    headers: (request, place) => compiled.headers(toRuleRequest(app, request, place)),
    find: (request, place, serveFile) => new Search(app, compiled, match, request, place, serveFile).run(),
  }
}

/** One request on its way through the rewrites. */
class Search<Found extends { readonly pattern: string }> {
  readonly #app: ServerApp
  readonly #rules: Rules
  readonly #match: (segments: readonly string[]) => RouteMatch<Found> | undefined
  readonly #request: ServerRequest
  readonly #serveFile: ServeFile | undefined
  #place: Place
  #added: Query | undefined

  constructor(
    app: ServerApp,
    rules: Rules,
    match: (segments: readonly string[]) => RouteMatch<Found> | undefined,
    request: ServerRequest,
    place: Place,
    serveFile: ServeFile | undefined,
  ) {
    this.#app = app
    this.#rules = rules
    this.#match = match
    this.#request = request
    this.#place = place
    this.#serveFile = serveFile
  }

  run(): Ruled<Found> {
    for (let next = this.#rewrite('beforeFiles', 0); next > 0; next = this.#rewrite('beforeFiles', next));
    return (
      this.#find((pattern) => !isDynamicPattern(pattern)) ??
      this.#findRewritten('afterFiles') ??
      this.#find(() => true) ??
      this.#findRewritten('fallback') ?? { kind: 'nothing' }
    )
  }

  /** A rewrite that leads nowhere gives way to the next one. */
  #findRewritten(phase: 'afterFiles' | 'fallback'): Ruled<Found> | undefined {
    for (let next = this.#rewrite(phase, 0); next > 0; next = this.#rewrite(phase, next)) {
      const found = this.#find(() => true)
      if (found !== undefined) return found
    }
    return undefined
  }

  /** Applies the first rule from a place in its list on; gives the place behind it, or 0. */
  #rewrite(phase: 'beforeFiles' | 'afterFiles' | 'fallback', from: number): number {
    const request = toRuleRequest(this.#app, this.#request, this.#place)
    const rewritten = this.#rules.rewrite(
      phase,
      this.#added === undefined ? request : { added: this.#added, ...request },
      from,
    )
    if (rewritten === undefined) return 0
    this.#added = rewritten.added
    this.#place = moveTo(this.#app, this.#place, rewritten.path)
    return rewritten.next
  }

  #find(takes: (pattern: string) => boolean): Ruled<Found> | undefined {
    const place = this.#place
    if (!place.isLocaleNamed && this.#serveFile?.(place.path) === true) return { kind: 'file' }
    const segments = splitPath(place.path)
    const match = segments && this.#match(segments)
    if (match === undefined || !takes(match.value.pattern)) return undefined
    const added = this.#added
    const query = added && Object.assign(parseQuery(place.search), added)
    return { kind: 'found', match, place, query }
  }
}

/** A destination may name another language; without one it stays. */
function moveTo({ i18n, trailingSlash }: ServerApp, place: Place, path: string): Place {
  const split = i18n === undefined ? { path, locale: undefined } : splitLocale(i18n, path)
  const { locale } = place
  return {
    ...place,
    path: trailingSlash ? setTrailingSlash(split.path) : split.path,
    locale: locale && split.locale !== undefined ? { ...locale, locale: split.locale } : locale,
    isLocaleNamed: split.locale !== undefined && split.locale !== locale?.defaultLocale,
  }
}

/** With i18n, rules see every address with its language. */
function toRuleRequest({ base }: ServerApp, request: ServerRequest, place: Place): RuleRequest {
  const { locale, search } = place
  const path = locale === undefined ? place.path : addBasePath(`/${locale.locale}`, place.path)
  return { path, wholePath: addBasePath(base.slice(0, -1), path), search, ...toReaders(request) }
}

/** Outside of the base nothing has read the language yet. */
function nameLocale({ i18n }: ServerApp, request: ServerRequest, path: string): string {
  if (i18n === undefined || splitLocale(i18n, path).locale !== undefined) return path
  return addLocale(path, defaultLocaleForHost(i18n, request.getHeader('host')), undefined)
}

function toReaders(request: ServerRequest): Pick<RuleRequest, 'getHeader' | 'getCookie'> {
  return {
    getHeader: (name) => request.getHeader(name),
    getCookie: (name) => readCookie(request, name),
  }
}
