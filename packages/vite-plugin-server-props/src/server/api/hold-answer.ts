import type { PageResponse } from '../../shared/exchange.js'

/** Adds cookies to an answer, also such that take a moment to be made. */
export interface CookieJar {
  add(cookie: string | Promise<string>): void
  /** Resolves once every cookie is there, and what was held back of the answer is on its way. */
  settle(): Promise<void> | undefined
}

/** `res.setPreviewData()` returns at once and its cookie is a promise: until it is there the answer waits. */
export function createCookieJar(res: PageResponse): CookieJar {
  let waiting: Promise<string>[] = []
  let settling: Promise<void> | undefined
  const settle = async (release: () => void): Promise<void> => {
    try {
      // It grows while it is worked off.
      for (const cookie of waiting) res.appendHeader('Set-Cookie', await cookie)
    } finally {
      waiting = []
      settling = undefined
      release()
    }
  }
  return {
    add(cookie) {
      if (typeof cookie === 'string' && settling === undefined) {
        res.appendHeader('Set-Cookie', cookie)
        return
      }
      waiting.push(Promise.resolve(cookie))
      settling ??= settle(holdAnswer(res))
    },
    settle: () => settling,
  }
}

const WRITERS = ['writeHead', 'flushHeaders', 'write', 'end'] as const

/** Remembers what is done to send an answer, and does it when it is released. */
function holdAnswer(res: PageResponse): () => void {
  const held: (() => unknown)[] = []
  // All that is called on it is called again; what the methods take is their own affair.
  const target = res as unknown as Record<string, (...args: unknown[]) => unknown>
  const own = WRITERS.map((name) => [name, Object.getOwnPropertyDescriptor(res, name)] as const)
  for (const name of WRITERS) {
    const value = (...args: unknown[]): unknown => {
      held.push(() => target[name]?.(...args))
      return name === 'write' ? true : res
    }
    Object.defineProperty(res, name, { configurable: true, writable: true, value })
  }
  return () => {
    for (const [name, descriptor] of own) {
      if (descriptor === undefined) delete target[name]
      else Object.defineProperty(res, name, descriptor)
    }
    for (const call of held) call()
  }
}
