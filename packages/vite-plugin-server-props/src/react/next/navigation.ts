import { createContext, useContext, useMemo, type Context, type ReactNode } from 'react'
import { isDynamicPattern, parsePattern } from '../../shared/routes/parse-pattern.js'
import type { Params } from '../../shared/url/query.js'
import { ViewContext } from '../view-context.js'
import { appRouterNotMounted } from './errors.js'
import { ReadonlyURLSearchParams } from './readonly-url-search-params.js'

/** The router as the App Router has it, over the router of pages. */
export interface AppRouterInstance {
  back(): void
  forward(): void
  /** Loads the document again. */
  refresh(): void
  push(href: string, options?: NavigateOptions): void
  replace(href: string, options?: NavigateOptions): void
  prefetch(href: string): void
}

/** What a navigation of `next/navigation` may be told. */
export interface NavigateOptions {
  /** `false` keeps the scroll position. */
  scroll?: boolean
}

/** The methods of the page's router under the names and parameters of the App Router. Throws outside of a page. */
export function useRouter(): AppRouterInstance {
  const { router } = useContext(ViewContext)
  if (router === null) throw appRouterNotMounted()
  const { back, forward, reload, push, replace, prefetch } = router
  return useMemo(
    () => ({
      back: () => back(),
      forward: () => forward(),
      refresh: () => reload(),
      push: (href, options) => void push(href, undefined, toOptions(options)),
      replace: (href, options) => void replace(href, undefined, toOptions(options)),
      prefetch: (href) => void prefetch(href),
    }),
    [back, forward, reload, push, replace, prefetch],
  )
}

function toOptions(options: NavigateOptions = {}): NavigateOptions {
  return options.scroll === undefined ? {} : { scroll: options.scroll }
}

/**
 * The path of the address as shown, without base. Null outside of a page, and as long as a page with
 * parameters that was rendered ahead does not know them (C5).
 */
export function usePathname(): string | null {
  const { router } = useContext(ViewContext)
  if (router === null) return null
  const isKnown = router.isReady && !router.isFallback
  if (!isKnown && isDynamicPattern(router.pathname)) return null
  return toUrl(router.asPath)?.pathname ?? '/'
}

/** The search of the address as shown; empty as long as the router is not ready, null outside of a page. */
export function useSearchParams(): ReadonlyURLSearchParams | null {
  const { router } = useContext(ViewContext)
  const search = router === null ? null : router.isReady ? (toUrl(router.asPath)?.search ?? '') : ''
  return useMemo(() => (search === null ? null : new ReadonlyURLSearchParams(search)), [search])
}

/** The route's parameters. Null outside of a page and as long as the router is not ready. */
export function useParams<T extends Params = Params>(): T | null {
  const { router } = useContext(ViewContext)
  const { isReady = false, pathname = '/', query } = router ?? {}
  return useMemo(() => {
    if (!isReady || query === undefined) return null
    const params: Params = {}
    for (const segment of parsePattern(pathname)) {
      if (segment.kind !== 'fixed') params[segment.name] = query[segment.name]
    }
    // What a route's parameters are called is known to the caller alone.
    return params as T
  }, [isReady, pathname, query])
}

/** Null: pages have no layouts. */
export function useSelectedLayoutSegments(_parallelRouteKey?: string): string[] | null {
  return null
}

/** Null: pages have no layouts. */
export function useSelectedLayoutSegment(_parallelRouteKey?: string): string | null {
  return null
}

/** Takes markup to be put into a streamed document; null in pages, whose styles `_document` collects. */
export const ServerInsertedHTMLContext: Context<((callback: () => ReactNode) => void) | null> = createContext<
  ((callback: () => ReactNode) => void) | null
>(null)

/** Does nothing in pages, as in Next: `_document` is where styles are collected. */
export function useServerInsertedHTML(callback: () => ReactNode): void {
  useContext(ServerInsertedHTMLContext)?.(callback)
}

function toUrl(asPath: string): URL | undefined {
  try {
    return new URL(asPath, 'http://n')
  } catch {
    return undefined
  }
}
