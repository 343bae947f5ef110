import type { RouterState, Url } from '../router-types.js'
import { fillPattern } from '../routes/fill-pattern.js'
import { isDynamicPattern } from '../routes/parse-pattern.js'
import { addRoute, createRouteTree, matchRoute } from '../routes/route-tree.js'
import { checkDestination } from './check-destination.js'
import { formatUrl } from './format-url.js'
import { parseTarget } from './parse-target.js'
import { parseQuery, stringifyQuery } from './query.js'

/** Where an address that a page wrote leads. Addresses have no base and begin with `/`. */
export type ResolvedHref =
  | {
      readonly kind: 'inside'
      /** Path and search of the page: what its data is asked for by. */
      readonly page: string
      /** What the address bar shows: path, search and hash. */
      readonly shown: string
      /** Parameters that the pattern in `href` lacks; such an address can be rendered, not navigated to. */
      readonly missing?: readonly string[]
    }
  /** Another origin, or this one written in full; `href` as written. */
  | { readonly kind: 'outside'; readonly href: string }
  /** A scheme that the router never follows: `mailto:`, `javascript:` and the like (T15). */
  | { readonly kind: 'refused'; readonly href: string }

/** What relative addresses start from. */
export type ResolveFrom = Pick<RouterState, 'pathname' | 'asPath'>

/** An address that stays as it is: no dots, brackets or spaces, no trailing slash. */
const PLAIN = /^(?:\/|(?:\/[\w~%-]+)+)(?:[?#][\w~%=&+-]*)?$/

/** Resolves what `Link` and the router take (C14 to C16, C34, C35, C94). Pure; needs no window. */
export function resolveHref(from: ResolveFrom, href: Url, as?: Url): ResolvedHref {
  const text = formatUrl(href)
  if (as === undefined && PLAIN.test(text)) return { kind: 'inside', page: withoutHash(text), shown: text }
  const destination = checkDestination(text)
  if (destination.kind !== 'inside') return { kind: destination.kind, href: text }
  const url = toUrl(from, destination.href)
  const shown = as === undefined ? undefined : resolveHref(from, as)
  if (shown?.kind === 'inside') return resolveMasked(url, shown.shown)
  const filled = fill(patternOf(from, destination.href, url), url.search)
  if (filled === undefined) return toInside(url.pathname, url)
  return filled.missing === undefined
    ? toInside(filled.path, { search: filled.search, hash: url.hash })
    : { ...toInside(url.pathname, url), missing: filled.missing }
}

/** A placeholder: only what comes after it is looked at. */
const ORIGIN = 'http://x'

function toUrl(from: ResolveFrom, href: string): URL {
  const isOwnQuery = href.startsWith('?') && !isDynamicPattern(from.pathname) && !isErrorPage(from.pathname)
  return new URL(href, ORIGIN + (isOwnQuery ? from.pathname : from.asPath))
}

function isErrorPage(pathname: string): boolean {
  return pathname === '/404' || pathname === '/_error'
}

/** A lone query on a dynamic page may name that page's parameters (C35). */
function patternOf(from: ResolveFrom, href: string, url: URL): string | undefined {
  if (href.startsWith('?') && isDynamicPattern(from.pathname)) {
    return 'missing' in fillPattern(from.pathname, parseQuery(url.search)) ? undefined : from.pathname
  }
  const path = decode(url.pathname)
  return isDynamicPattern(path) ? path : undefined
}

function decode(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

interface Filled {
  readonly path: string
  readonly search: string
  readonly missing?: readonly string[]
}

/** Undefined when there is no pattern, or brackets that are none. */
function fill(pattern: string | undefined, search: string): Filled | undefined {
  if (pattern === undefined) return undefined
  try {
    const filled = fillPattern(pattern, parseQuery(search))
    if ('missing' in filled) return { path: pattern, search, missing: filled.missing }
    const rest = stringifyQuery(filled.rest)
    return { path: filled.path, search: rest === '' ? '' : `?${rest}` }
  } catch {
    return undefined
  }
}

/** `as` is shown; `href` names the page. A pattern takes its parameters from `as` (C16). */
function resolveMasked(url: URL, shown: string): ResolvedHref {
  const pattern = decode(url.pathname)
  const path = shown.replace(/[?#].*/s, '')
  const filled = isDynamicPattern(pattern) ? fill(pattern, url.search) : undefined
  if (filled === undefined) return { ...toInside(url.pathname, url), shown }
  if (matches(pattern, path))
    return { kind: 'inside', page: path + withoutParams(pattern, url.search), shown }
  if (filled.missing === undefined) return { kind: 'inside', page: filled.path + filled.search, shown }
  return { ...toInside(url.pathname, url), shown, missing: filled.missing }
}

function matches(pattern: string, path: string): boolean {
  const target = parseTarget(path, '/')
  const tree = createRouteTree<true>()
  addRoute(tree, pattern, true)
  return target.kind === 'page' && matchRoute(tree, target.segments) !== undefined
}

function withoutParams(pattern: string, search: string): string {
  const query = parseQuery(search)
  for (const [, name] of pattern.matchAll(/\[\[?(?:\.\.\.)?([^\]]+)\]/g)) delete query[name as string]
  const rest = stringifyQuery(query)
  return rest === '' ? '' : `?${rest}`
}

type Inside = Extract<ResolvedHref, { kind: 'inside' }>

function toInside(pathname: string, { search, hash }: { search: string; hash: string }): Inside {
  const page = (pathname.length > 1 ? pathname.replace(/\/+$/, '') || '/' : pathname) + search
  return { kind: 'inside', page, shown: page + hash }
}

function withoutHash(address: string): string {
  const mark = address.indexOf('#')
  return mark < 0 ? address : address.slice(0, mark)
}
