import type { PageResponse } from '../../shared/exchange.js'
import { PRIVATE } from '../respond.js'

/**
 * Makes an answer that nobody may store, whatever the page says afterwards (T32): it may have drafts in it.
 * Works on the methods that all headers go through, also those of answers that the page writes itself.
 */
export function keepPrivate(res: PageResponse): void {
  res.setHeader('Cache-Control', PRIVATE)
  for (const method of ['setHeader', 'appendHeader', 'removeHeader'] as const) {
    const own = res[method].bind(res) as (name: string, value?: unknown) => unknown
    const kept = (name: string, value?: unknown): unknown =>
      String(name).toLowerCase() === 'cache-control' ? res : own(name, value)
    Object.defineProperty(res, method, { configurable: true, writable: true, value: kept })
  }
}
