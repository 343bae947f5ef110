import type { ObserveLink } from '../react/router-slot.js'
import { toPath } from '../shared/url/split-path.js'
import type { FirstClient } from './client.js'

/** Loads the code of pages ahead, never their data (C45). */
export interface Prefetcher {
  /** Loads the code for an address without base and language. Never rejects (C52). */
  prefetch(address: string): Promise<void>
  /** Does so once an element is within 200 px of the viewport (C44, C48). */
  readonly observe: ObserveLink
}

/** What a prefetcher needs. */
export interface PrefetcherOptions extends Pick<FirstClient, 'routes' | 'hints' | 'later'> {
  readonly navigator: Navigator
}

const CRAWLER = /bot|crawl|spider|slurp|lighthouse/i

/** Makes a prefetcher; it does nothing where loading ahead is not welcome (C51). */
export function createPrefetcher({ routes, hints, later, navigator }: PrefetcherOptions): Prefetcher {
  const prefetch = async (address: string): Promise<void> => {
    if (!isWelcome(navigator)) return
    try {
      const match = await routes.find(toPath(address))
      if (match === undefined) return
      hints.preload(match.value)
      // What leads there is of use once there is somewhere to go.
      await later()
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
  readonly saveData: boolean
  readonly effectiveType: string
}

/** Whether the visitor may be given more than was asked for. */
export function isWelcome(navigator: Navigator): boolean {
  // Not every browser tells, and not all of it.
  const { saveData, effectiveType = '' } =
    (navigator as { connection?: Partial<Connection> }).connection ?? {}
  return saveData !== true && !effectiveType.includes('2g') && !CRAWLER.test(navigator.userAgent)
}
