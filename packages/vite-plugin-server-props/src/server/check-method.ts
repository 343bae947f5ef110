import type { ServerAnswer, ServerRequest } from '../shared/exchange.js'
import type { ServerApp } from '../shared/server-app.js'
import { respondMethods } from './respond.js'

const ALL = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'
const KNOWN = new Set(ALL.split(', '))

/** Refuses a method that no address takes: before any page, and any `Request`, sees it (F19). */
export function refuseUnknownMethod(app: ServerApp, { method }: ServerRequest): ServerAnswer | undefined {
  return method === 'GET' || KNOWN.has(method) ? undefined : respondMethods(app, 405, ALL)
}

/** Answers `OPTIONS`, and methods that a page without a loader does not take (S138, S139); else undefined. */
export function answerMethod(
  app: ServerApp,
  { method }: ServerRequest,
  isPerRequest: boolean,
): ServerAnswer | undefined {
  if (method === 'GET' || method === 'HEAD') return undefined
  const allow = isPerRequest ? ALL : 'GET, HEAD'
  if (method === 'OPTIONS') return respondMethods(app, 204, allow)
  return isPerRequest ? undefined : respondMethods(app, 405, allow)
}
