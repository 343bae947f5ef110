import type { ObserveLink } from '../react/prefetch-context.js'
import { toPath } from '../shared/url/split-path.js'
import type { Client } from './client.js'

/** Loads the code of pages ahead, never their data (C45). */
export interface Prefetcher {
  /** Loads the code for an address without base and language. Never rejects (C52). */
  prefetch(address: string): Promise<void>
  /** Does so once an element is within 200 px of the viewport (C44, C48). */
  readonly observe: ObserveLink
}

/** What a prefetcher needs. */
export interface PrefetcherOptions extends Pick<Client, 'routes' | 'pages'> {
  readonly navigator: Navigator
}

const CRAWLER = /bot|crawl|spider|slurp|lighthouse/i

/** Makes a prefetcher; it does nothing where loading ahead is not welcome (C51). */
export function createPrefetcher({ routes, pages, navigator }: PrefetcherOptions): Prefetcher {
  const prefetch = async (address: string): Promise<void> => {
    if (!isWelcome(navigator)) return
    try {
      const match = await routes.find(toPath(address))
      if (match !== undefined) pages.preload(match.value)
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

/** Whether the visitor may be given more than was asked for. */
export function isWelcome(navigator: Navigator): boolean {
  const { connection } = navigator as { connection?: Connection }
  if (connection?.saveData === true || connection?.effectiveType?.includes('2g') === true) return false
  return !CRAWLER.test(navigator.userAgent)
}
