import type { Router, RouterEvents } from '../shared/router-types.js'
import { noRouterInstance } from './errors.js'
import { createEvents } from './events.js'

/** The router for code that is not a component: listeners, stores, helpers (C108). */
export interface SingletonRouter extends Router {
  /** The router of the page on screen; null until the client has started, and always on the server. */
  readonly router: Router | null
  /** Calls back once the client has started; at once when it has. */
  ready(callback: () => void): void
}

/**
 * The one thing that outlives a page: Next's `Router` is imported, not handed over. Only a client ever
 * fills the slot; on the server it stays empty.
 */
const slot: { router: Router | null; waiting: (() => void)[] } = { router: null, waiting: [] }

const isBrowser: boolean = typeof document !== 'undefined'

/** All that a router has besides its events. */
const MEMBERS =
  'route,pathname,query,asPath,basePath,isReady,isFallback,isPreview,locale,locales,defaultLocale,push,replace,prefetch,reload,back,forward,beforePopState'

/** The singleton. Its fields and methods throw where no client has started; its events don't. */
export const singletonRouter: SingletonRouter = /* @__PURE__ */ createSingleton()

/** Makes the singleton stand for a router. Called by the client, for each committed page. */
export function registerRouter(router: Router): void {
  slot.router = router
  for (const callback of slot.waiting.splice(0)) callback()
}

function createSingleton(): SingletonRouter {
  const singleton: object = {
    get router() {
      return slot.router
    },
    events: isBrowser ? createEvents() : silentEvents(),
    ready(callback: () => void): void {
      if (slot.router !== null) callback()
      else if (isBrowser) slot.waiting.push(callback)
    },
  }
  for (const name of MEMBERS.split(',') as (keyof Router)[]) {
    Object.defineProperty(singleton, name, { get: () => read(name), enumerable: true })
  }
  return singleton as SingletonRouter
}

function read(name: keyof Router): unknown {
  if (slot.router === null) throw noRouterInstance(name)
  return slot.router[name]
}

/** Apps listen when `_app` is imported, which the server does too; nothing is kept there. */
function silentEvents(): RouterEvents {
  return { on() {}, off() {}, emit() {} }
}
