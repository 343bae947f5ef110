import type { ServerRequest } from '../shared/exchange.js'

/** Whether the page has begun to write the answer itself. A stand-in that nothing has read can't have. */
export function hasAnswered({ touchedRes }: ServerRequest): boolean {
  return touchedRes !== undefined && (touchedRes.headersSent || touchedRes.writableEnded)
}
