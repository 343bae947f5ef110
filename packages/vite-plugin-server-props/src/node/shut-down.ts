import type { OutgoingHttpHeaders, Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import { LeanResponse } from './lean-messages.js'

/** Whether a server is on its way out; read by its responses. */
export interface Closing {
  isClosing: boolean
}

/** What Node makes `Keep-Alive: timeout=…` of, in milliseconds. Not in its types. */
const KEEP_ALIVE = '_keepAliveTimeout'

/**
 * A class of responses that ask for the end of their connection once their server closes (F15), and that say for how many
 * milliseconds it stays open until then.
 */
export function createResponseClass(closing: Closing, keepAliveTimeout: number): typeof LeanResponse {
  return class extends LeanResponse {
    declare [KEEP_ALIVE]: number

    // Also called by Node for headers that nobody wrote.
    override writeHead(status: number, second?: unknown, third?: unknown): this {
      if (closing.isClosing) this.shouldKeepAlive = false
      if (this[KEEP_ALIVE] === 0) this[KEEP_ALIVE] = keepAliveTimeout
      // Overloads can't be passed on as what they are, and a list of arguments would cost each request.
      return super.writeHead(status, second as string, third as OutgoingHttpHeaders)
    }
  }
}

/**
 * Stops a server: no new connections, `Connection: close` on what is running, idle connections closed, and
 * after `timeout` milliseconds all of them. Resolves when nothing is left (F15). For `grace` milliseconds idle ones are
 * left open, because one that was just made is idle too, and its request on the way.
 */
export function shutDown(server: Server, closing: Closing, timeout: number, grace = 0): Promise<void> {
  closing.isClosing = true
  return new Promise((resolve) => {
    const timers = [setTimeout(() => server.closeAllConnections(), timeout)]
    // The method of HTTP servers closes idle connections too.
    NetServer.prototype.close.call(server, () => {
      for (const timer of timers) clearTimeout(timer)
      server.close()
      resolve()
    })
    if (grace === 0) server.closeIdleConnections()
    else timers.push(setTimeout(() => server.closeIdleConnections(), grace))
  })
}
