import type { PageRequest } from '../shared/exchange.js'

/** `req` where there is no Node: method, address, headers, and the body as an async iterable (S47). */
export interface StandInRequest extends PageRequest, AsyncIterable<Uint8Array> {
  readonly method: string
  readonly url: string
}

/** Makes a `req` over a web request. `url` is the address as sent. Its body is read from the request itself. */
export function createStandInRequest(request: Request, url: string): StandInRequest {
  // Header names are the visitor's, so that nothing may stand behind them (T4).
  const headers = Object.create(null) as Record<string, string>
  for (const [name, value] of request.headers) headers[name] = value
  return {
    method: request.method,
    url,
    headers,
    async *[Symbol.asyncIterator]() {
      if (request.body === null) return
      const reader = request.body.getReader()
      try {
        for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
      } finally {
        reader.releaseLock()
      }
    },
  }
}
