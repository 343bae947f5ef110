import { ServerResponse, type IncomingMessage, type Server } from 'node:http'

/** Whether a server is on its way out; read by its responses. */
export interface Closing {
  isClosing: boolean
}

/** A class of responses that ask for the end of their connection once their server closes (F15). */
export function createResponseClass(closing: Closing): typeof ServerResponse<IncomingMessage> {
  return class extends ServerResponse<IncomingMessage> {
    // Also called by Node for headers that nobody wrote.
    override writeHead(...args: unknown[]): this {
      if (closing.isClosing) this.shouldKeepAlive = false
      // Overloads can't be passed on as what they are.
      return super.writeHead(...(args as [number]))
    }
  }
}

/**
 * Stops a server: no new connections, `Connection: close` on what is running, idle connections closed, and
 * after `timeout` milliseconds all of them. Resolves when nothing is left (F15).
 */
export function shutDown(server: Server, closing: Closing, timeout: number): Promise<void> {
  closing.isClosing = true
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), timeout)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
