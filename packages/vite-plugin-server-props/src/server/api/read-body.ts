import type { PageRequest } from '../../shared/exchange.js'
import type { BodyLimit } from './api-config.js'
import { ApiError } from './errors.js'

/**
 * Reads a request's body, counted as it comes (T28): over the limit, no more of it is kept or asked for.
 * Rejects with an `ApiError` for the visitor.
 */
export async function readBody(req: PageRequest, limit: BodyLimit): Promise<Uint8Array> {
  // Read by a middleware before us, or a connection that is gone.
  if (!req.readable) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  await new Promise<void>((resolve, reject) => {
    const stop = (error?: ApiError): void => {
      for (const [event, listener] of listeners) req.removeListener(event, listener)
      if (error === undefined) resolve()
      else {
        req.pause()
        reject(error)
      }
    }
    const fail = (): void => stop(new ApiError(400, 'Invalid body'))
    const listeners: readonly (readonly [string, (...values: never[]) => void])[] = [
      [
        'data',
        (chunk: Uint8Array) => {
          length += chunk.length
          if (length > limit.bytes) stop(new ApiError(413, `Body exceeded ${limit.text} limit`))
          else chunks.push(chunk)
        },
      ],
      ['end', () => stop()],
      ['error', fail],
      ['close', fail],
    ]
    for (const [event, listener] of listeners) req.on(event, listener)
  })
  return concat(chunks, length)
}

function concat(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks
  if (first !== undefined && chunks.length === 1) return first
  const whole = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
