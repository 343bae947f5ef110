import type { ObserveLink } from '../react/prefetch-context.js'
import { splitPath, toPath, withoutHash } from '../shared/url/split-path.js'
import type { Client } from './client.js'
import type { PageLoader } from './load-page.js'
import type { RouteTable } from './route-table.js'

/** Loads the code of pages ahead; their data only when it is asked for (C45). */
export interface Prefetcher {
  /** Loads the code for an address without base and language; with `data` its data too. Never rejects (C52). */
  prefetch(address: string, data?: { readonly locale: string | undefined }): Promise<void>
  /** Does so once an element is within 200 px of the viewport (C44, C48). */
  readonly observe: ObserveLink
}

/** What a prefetcher needs. */
export interface PrefetcherOptions extends Pick<Client, 'data' | 'addresses'> {
  readonly routes: RouteTable
  readonly pages: PageLoader
  readonly navigator: Navigator
}

const CRAWLER = /bot|crawl|spider|slurp|lighthouse/i

/** Makes a prefetcher; it does nothing where loading ahead is not welcome (C51). */
export function createPrefetcher(options: PrefetcherOptions): Prefetcher {
  const { routes, pages, data, addresses, navigator } = options
  const prefetch: Prefetcher['prefetch'] = async (address, wanted) => {
    const path = toPath(address)
    const segments = splitPath(path)
    if (segments === undefined || !isWelcome(navigator)) return
    try {
      const match = await routes.find(segments)
      if (match === undefined) return
      pages.preload(match.value)
      if (wanted === undefined || !match.value.hasLoader) return
      const search = withoutHash(address).slice(path.length)
      data.prefetch({ path: addresses.toDataPath(path, wanted.locale), search })
    } catch {
      // The navigation that needs it will ask again, and tell.
    }
  }
  return { prefetch, observe: createObserve(prefetch) }
}

function createObserve(prefetch: (address: string) => Promise<void>): ObserveLink {
  const addresses = new WeakMap<Element, string>()
  let observer: IntersectionObserver | undefined
  const onChange: IntersectionObserverCallback = (entries) => {
    for (const { target, isIntersecting } of entries) {
      const address = addresses.get(target)
      if (!isIntersecting || address === undefined) continue
      observer?.unobserve(target)
      void prefetch(address)
    }
  }
  return (element, address) => {
    observer ??= new IntersectionObserver(onChange, { rootMargin: '200px' })
    addresses.set(element, address)
    observer.observe(element)
    return () => observer?.unobserve(element)
  }
}

interface Connection {
  readonly saveData?: boolean
  readonly effectiveType?: string
}

function isWelcome(navigator: Navigator): boolean {
  const { connection } = navigator as { connection?: Connection }
  if (connection?.saveData === true || connection?.effectiveType?.includes('2g') === true) return false
  return !CRAWLER.test(navigator.userAgent)
}
