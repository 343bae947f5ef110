import type { IncomingMessage } from 'node:http'

/** How long a visitor may go on sending what nobody reads, in ms. */
const PATIENCE = 30_000

/**
 * Closes a connection after its last answer in two steps, as RFC 9112, section 9.6, has it: the answer and the end of
 * what we send at once, the rest when the visitor has closed too, who meanwhile may send what is left of the body. To
 * close with some of it unread resets the connection, and a browser shows that in place of the answer.
 */
export function lingerBeforeClose(req: IncomingMessage): void {
  const { socket } = req
  // Called by Node once an answer with `Connection: close` is out.
  socket.destroySoon = () => {
    const timer = setTimeout(() => socket.destroy(), PATIENCE)
    socket.once('close', () => clearTimeout(timer))
    socket.end()
    // A page may have begun to read it, and left it: then Node does not throw it away by itself.
    req.removeAllListeners('data').resume()
  }
}
