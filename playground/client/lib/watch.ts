import Router, { type RouterEvent, type SingletonRouter } from 'vite-plugin-server-props/router'

/** A router event as it was told: name, address, what came with it, and what the address bar showed then. */
export interface Told {
  readonly name: RouterEvent
  readonly url: string
  readonly options: unknown
  readonly cancelled?: boolean
  readonly shown: string
}

declare global {
  interface Window {
    router: SingletonRouter
    told: Told[]
    isHydrated?: boolean
  }
}

function tell(name: RouterEvent, url: string, options: unknown, error?: { cancelled?: boolean }): void {
  window.told.push({
    name,
    url,
    options,
    ...(error && { cancelled: error.cancelled === true }),
    shown: location.pathname + location.search + location.hash,
  })
}

/** Lets tests call the router and read its events, from before hydration on. */
export function watchRouter(): void {
  window.router = Router
  window.told = []
  for (const name of [
    'routeChangeStart',
    'beforeHistoryChange',
    'routeChangeComplete',
    'hashChangeStart',
    'hashChangeComplete',
  ] as const) {
    Router.events.on(name, (url, options) => tell(name, url, options))
  }
  Router.events.on('routeChangeError', (error, url, options) => tell('routeChangeError', url, options, error))
}
