import type { ServerRequest } from '../shared/exchange.js'
import type { ServerRoute } from '../shared/server-app.js'
import { createStatusError } from './errors.js'

/** The status that a page set on `res` (S152); 200 without one. Throws when no answer can have it. */
export function readStatus({ touchedRes }: ServerRequest, { file }: ServerRoute): number {
  if (touchedRes === undefined) return 200
  const status = touchedRes.statusCode
  if (!Number.isInteger(status) || status < 200 || status > 599) throw createStatusError(status, file)
  return status
}
