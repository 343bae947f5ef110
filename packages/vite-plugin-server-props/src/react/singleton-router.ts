import type { Router, RouterEvents } from '../shared/router-types.js'
import { noRouterInstance } from './errors.js'
import { routerSlot } from './router-slot.js'

/** The router for code that is not a component: listeners, stores, helpers (C108). */
export interface SingletonRouter extends Router {
  /** The router of the page on screen; null until the client has started, and always on the server. */
  readonly router: Router | null
  /** Calls back once the client has started; at once when it has. */
  ready(callback: () => void): void
}

const isBrowser: boolean = typeof document !== 'undefined'

/** All that a router has besides its events. */
const MEMBERS =
  'route,pathname,query,asPath,basePath,isReady,isFallback,isPreview,locale,locales,defaultLocale,isLocaleDomain,domainLocales,push,replace,prefetch,refresh,submit,reload,back,forward,beforePopState'

/** The singleton. Its fields and methods throw where no client has started; its events don't. */
export const singletonRouter: SingletonRouter = /* @__PURE__ */ createSingleton()

function createSingleton(): SingletonRouter {
  const singleton: object = {
    get router() {
      return routerSlot.router
    },
    events: isBrowser ? routerSlot.events : silentEvents(),
    ready(callback: () => void): void {
      if (routerSlot.router !== null) callback()
      else if (isBrowser) routerSlot.waiting.push(callback)
    },
  }
  for (const name of MEMBERS.split(',') as (keyof Router)[]) {
    Object.defineProperty(singleton, name, { get: () => read(name), enumerable: true })
  }
  return singleton as SingletonRouter
}

function read(name: keyof Router): unknown {
  if (routerSlot.router === null) throw noRouterInstance(name)
  return routerSlot.router[name]
}

/** Apps listen when `_app` is imported, which the server does too; nothing is kept there. */
function silentEvents(): RouterEvents {
  return { on() {}, off() {}, emit() {} }
}
