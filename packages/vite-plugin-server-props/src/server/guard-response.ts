import type { PageResponse, ServerRequest } from '../shared/exchange.js'
import { createLateResponseError } from './errors.js'

/** Development: a request whose `res` notices that it is used after its answer was decided. */
export interface GuardedRequest {
  readonly request: ServerRequest
  /** From now on using `res` is warned about once (S166), or an error while props are still loading (S167). */
  close(isLoading: boolean): void
}

/** Stands before the response of a request with a proxy, which is still an instance of its class (S47). */
export function guardResponse(
  request: ServerRequest,
  file: string,
  warn: (message: string) => void,
): GuardedRequest {
  let state: 'open' | 'loading' | 'closed' = 'open'
  const check = (): void => {
    if (state === 'open') return
    const error = createLateResponseError(file)
    if (state === 'loading') throw error
    state = 'open'
    warn(error.message)
  }
  let guarded: PageResponse | undefined
  return {
    // Getters of the request need the request itself as `this`, which a proxy's target gives them.
    request: new Proxy(request, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target)
        // Node's response is there before it is asked for, and must not be had past the guard.
        const isResponse = key === 'res' || (key === 'touchedRes' && value !== undefined)
        return isResponse ? (guarded ??= guard(target.res, check)) : bind(target, value)
      },
    }),
    close(isLoading) {
      state = isLoading ? 'loading' : 'closed'
    },
  }
}

function guard(res: PageResponse, check: () => void): PageResponse {
  return new Proxy(res, {
    get(target, key) {
      check()
      return bind(target, Reflect.get(target, key, target))
    },
    set(target, key, value) {
      check()
      return Reflect.set(target, key, value, target)
    },
  })
}

/** Node's methods reach for private members, which a proxy hasn't. */
function bind(target: object, value: unknown): unknown {
  if (typeof value !== 'function' || /^class\b/.test(Function.prototype.toString.call(value))) return value
  // A function of Node's own; what it gives back is not looked at here.
  return (value as (...args: unknown[]) => unknown).bind(target) as unknown
}
