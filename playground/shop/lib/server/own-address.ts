import type { IncomingMessage } from 'node:http'

/**
 * The address at which this very server listens on the loopback, base included, such as
 * `http://127.0.0.1:3000/`. Taken from the connection and never from the `Host` header, which the visitor writes.
 */
export function toOwnAddress({ socket }: IncomingMessage): string {
  const host = socket.localFamily === 'IPv6' ? '[::1]' : '127.0.0.1'
  return `http://${host}:${socket.localPort}${import.meta.env.BASE_URL}`
}
