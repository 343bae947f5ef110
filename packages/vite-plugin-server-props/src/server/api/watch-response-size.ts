import type { PageResponse } from '../../shared/exchange.js'
import { toLargeResponseWarning } from './errors.js'

/** Warns once of an answer above the limit (`responseLimit`). Text counts by its characters, which is near enough. */
export function watchResponseSize(res: PageResponse, target: string, limit: number): void {
  let length = 0
  for (const name of ['write', 'end'] as const) {
    const own = res[name].bind(res) as (...args: unknown[]) => unknown
    const value = (...args: unknown[]): unknown => {
      const [chunk] = args
      const isFirst = length < limit
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) length += chunk.length
      if (isFirst && length >= limit) console.warn(toLargeResponseWarning(target, limit))
      return own(...args)
    }
    Object.defineProperty(res, name, { configurable: true, writable: true, value })
  }
}
