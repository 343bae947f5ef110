import type { ServerAnswer, ServerRequest } from '../shared/exchange.js'
import type { ServerApp } from '../shared/server-app.js'
import { respondRefusal } from './respond.js'

/**
 * Refuses what another site's page asks to be changed with the visitor's cookies, before the page sees it
 * (T17): by `Sec-Fetch-Site` where a browser sends it, else by the host of `Origin`, whose scheme may
 * differ where TLS ends at a proxy. What names neither comes from no browser.
 */
export function refuseForeignOrigin(app: ServerApp, request: ServerRequest): ServerAnswer | undefined {
  const { method } = request
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || !app.checkOrigin) return undefined
  const origin = request.getHeader('origin')
  if (origin !== undefined && app.allowedOrigins.includes(origin.toLowerCase())) return undefined
  const site = request.getHeader('sec-fetch-site')
  if (site === 'same-origin' || site === 'none') return undefined
  if (site !== 'cross-site') {
    if (origin === undefined || isHost(origin, request.getHeader('host'))) return undefined
  }
  return respondRefusal(app, 403, 'Forbidden: the request comes from another site.')
}

function isHost(origin: string, host: string | undefined): boolean {
  const start = origin.indexOf('://')
  return start > 0 && host !== undefined && origin.slice(start + 3).toLowerCase() === host.toLowerCase()
}
