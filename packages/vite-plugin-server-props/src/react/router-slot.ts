import type { Router, RouterEvents } from '../shared/router-types.js'
import { createEvents } from './events.js'

/** Loads the code of the page at an address (without base) once the element comes near; gives back how to stop. */
export type ObserveLink = (element: Element, address: string) => () => void

interface RouterSlot {
  /** The router of the page on screen; null until the client has started, and always on the server. */
  router: Router | null
  /** To be called once the client has started. */
  readonly waiting: (() => void)[]
  readonly events: RouterEvents
  /** What watches links; absent where nothing is prefetched: on the server, in development, in tests. */
  observe?: ObserveLink | undefined
}

/**
 * The one thing that outlives a page: Next's `Router` is imported, not handed over (C108), and links are watched by
 * the one client there is. Only a client ever fills it; on the server it stays empty. Apart from the singleton, so
 * that apps that don't import that one have nothing else of it.
 */
export const routerSlot: RouterSlot = { router: null, waiting: [], events: /* @__PURE__ */ createEvents() }

/** Makes the singleton stand for a router. Called by the client, for each committed page. */
export function registerRouter(router: Router): void {
  routerSlot.router = router
  for (const callback of routerSlot.waiting.splice(0)) callback()
}
