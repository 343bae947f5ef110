import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** What is known of a connection when it is looked at. */
interface Seen {
  bytesRead: number
  /** How many looks in a row found it unused. */
  idleLooks: number
  /** The latest one, unless a look found it complete: it may take longer than a connection may be idle. */
  answer: ServerResponse | undefined
}

/** How often connections are looked at in the time for which they may be idle. */
const LOOKS = 10

/**
 * Ends connections that nobody has used for `timeout` milliseconds, a tenth later at the latest; 0 ends none. Those that have
 * had no request are left to Node's `headersTimeout`. For Node's own `keepAliveTimeout` each answer sets a timer and each
 * request takes it back, 2 to 6 % of what a small answer takes; here all connections are looked at together. Returns what is
 * to be called with each request. A `keepAliveTimeout` that the server is given later counts in place of this one.
 */
export function endIdleConnections(
  server: Server,
  timeout: number,
): (req: IncomingMessage, res: ServerResponse) => void {
  server.keepAliveTimeout = 0
  if (timeout === 0) return () => undefined
  const connections = new Map<Socket, Seen>()
  const timer = setInterval(() => {
    if (server.keepAliveTimeout === 0) lookAt(connections)
  }, timeout / LOOKS)
  timer.unref()
  server.once('close', () => clearInterval(timer))
  return ({ socket }, res) => {
    const seen = connections.get(socket)
    if (seen !== undefined) {
      seen.answer = res
      return
    }
    connections.set(socket, { bytesRead: 0, idleLooks: 0, answer: res })
    socket.once('close', () => connections.delete(socket))
  }
}

function lookAt(connections: ReadonlyMap<Socket, Seen>): void {
  for (const [socket, seen] of connections) {
    const { bytesRead } = socket
    const isUsed = seen.answer !== undefined || bytesRead !== seen.bytesRead
    seen.idleLooks = isUsed ? 0 : seen.idleLooks + 1
    seen.bytesRead = bytesRead
    if (seen.answer?.writableFinished === true) seen.answer = undefined
    if (seen.idleLooks === LOOKS) socket.destroy()
  }
}
