import { attempt } from '../attempt.js'
import type { RouterState } from '../router-types.js'
import type { Url } from '../typed-routes.js'
import { isErrorPattern } from '../first-router-state.js'
import { fillPattern } from '../routes/fill-pattern.js'
import { readParams } from '../routes/match-pattern.js'
import { isDynamicPattern } from '../routes/parse-pattern.js'
import { checkDestination } from './check-destination.js'
import { formatUrl } from './format-url.js'
import { parseQuery, stringifyQuery, type Query } from './query.js'
import { toPath, withoutHash } from './split-path.js'

/** Where an address that a page wrote leads. Addresses have no base and begin with `/`; a language stays in them. */
export type ResolvedHref =
  | Inside
  /** Another origin, or this one written in full; `href` as written. */
  | { readonly kind: 'outside'; readonly href: string }
  /** A scheme that the router never follows: `mailto:`, `javascript:` and the like (T15). */
  | { readonly kind: 'refused'; readonly href: string }

/** A page of this app. */
export interface Inside {
  readonly kind: 'inside'
  /** Path and search of the page: what its data is asked for by. */
  readonly page: string
  /** What the address bar shows: path, search and hash. */
  readonly shown: string
  /** Parameters that the pattern in `href` lacks; such an address can be rendered, not navigated to. */
  readonly missing?: readonly string[]
}

/** What relative addresses start from. */
export type ResolveFrom = Pick<RouterState, 'pathname' | 'asPath' | 'trailingSlash'>

/** An address that stays as it is: no dots, brackets or spaces, no trailing slash. */
const PLAIN = /^(?:\/|(?:\/[\w~%-]+)+)(?:[?#][\w~%=&+-]*)?$/

/** Resolves what `Link` and the router take (C14 to C16, C34, C35, C94). Pure; needs no window. */
export function resolveHref(from: ResolveFrom, href: Url, as?: Url): ResolvedHref {
  const text = formatUrl(href)
  if (as === undefined && PLAIN.test(text)) return toInside(from, withoutHash(text), text)
  const destination = checkDestination(text)
  if (destination.kind !== 'inside') return { kind: destination.kind, href: text }
  const mask = as === undefined ? undefined : resolveHref(from, as)
  const shown = mask?.kind === 'inside' ? mask.shown : undefined
  const url = toUrl(from, destination.href)
  const page = toPage(from, url, destination.href.startsWith('?'), shown)
  // A URL says nothing of a hash without a name, which is the top of the page (C134).
  const hash = destination.href.endsWith('#') ? '#' : url.hash
  return { ...page, ...toInside(from, page.page, shown ?? page.page + hash) }
}

/** The app decides whether addresses end with a slash, not who writes them (C34, C152, S275). */
function toInside({ trailingSlash }: ResolveFrom, page: string, shown: string): Inside {
  return trailingSlash === undefined
    ? { kind: 'inside', page, shown }
    : { kind: 'inside', page: trailingSlash(page), shown: trailingSlash(shown) }
}

function toUrl({ pathname, asPath }: ResolveFrom, href: string): URL {
  const isOwnQuery = href.startsWith('?') && !isDynamicPattern(pathname) && !isErrorPattern(pathname)
  // The origin is a placeholder: only what comes after it is looked at.
  return new URL(href, `http://x${isOwnQuery ? pathname : asPath}`)
}

/** The page's own address, and the parameters that are missing to write it. */
function toPage(
  { pathname }: ResolveFrom,
  url: URL,
  isQueryOnly: boolean,
  shown: string | undefined,
): { page: string; missing?: readonly string[] } {
  const plain = url.pathname.replace(/(.)\/$/, '$1') + url.search
  // A lone query on a dynamic page may name that page's parameters (C35).
  const pattern = isQueryOnly ? pathname : (attempt(() => decodeURI(url.pathname)) ?? url.pathname)
  if (!isDynamicPattern(pattern)) return { page: plain }
  const query = parseQuery(url.search)
  const path = toPath(shown ?? '')
  // A pattern takes its parameters from `as` (C16), else from the query (C15).
  const params = path === '' ? undefined : readParams(pattern, path)
  if (params !== undefined) {
    for (const name in params) delete query[name]
    return { page: path + toSearch(query) }
  }
  const filled = fillPattern(pattern, query)
  if (!('missing' in filled)) return { page: filled.path + toSearch(filled.rest) }
  return isQueryOnly ? { page: plain } : { page: plain, missing: filled.missing }
}

function toSearch(query: Query): string {
  return stringifyQuery(query).replace(/^(?=.)/, '?')
}
