import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { ServerAnswer } from '../shared/exchange.js'
import { lingerBeforeClose } from './linger.js'

/** Node's response, or that of our own server, which need not be told of the length as one of the headers. */
type Response = ServerResponse & {
  takeLength?(headers: Readonly<OutgoingHttpHeaders>, length: number): boolean
}

/** Writes an answer; headers that were set on `res` go out beside its own. Nothing is written after a close (F1). */
export function sendResponse(
  req: IncomingMessage,
  res: Response,
  { status, headers, body }: Extract<ServerAnswer, { kind: 'answer' }>,
): void {
  if (res.destroyed || res.writableEnded) return
  // Node's type asks for mutable lists, and only reads them.
  const own = headers as OutgoingHttpHeaders
  const length = body === null ? 0 : Buffer.byteLength(body)
  const isShared = body !== null && req.method === 'GET' && Object.isFrozen(own)
  if (isShared && res.takeLength?.(own, length) === true) res.writeHead(status, own)
  else {
    const all = Object.assign({}, own)
    if (body !== null) all['content-length'] = length
    closeAfterUnreadBody(req, all)
    res.writeHead(status, all)
  }
  if (body === null || req.method === 'HEAD') res.end()
  // As many bytes as characters: ASCII, whose bytes are the same in both encodings and faster in this one.
  else if (typeof body === 'string' && length === body.length) res.end(body, 'latin1')
  else res.end(body)
}

/** What a server reads and throws away of a body that nobody asked for (T28). */
const DRAINED = 65_536

/** Node drains what is left of a body; after a large one the connection is closed. */
export function closeAfterUnreadBody(req: IncomingMessage, headers: OutgoingHttpHeaders): void {
  if (req.method === 'GET' || req.method === 'HEAD' || req.complete) return
  const length = req.headers['content-length']
  const isSmall =
    length === undefined ? req.headers['transfer-encoding'] === undefined : Number(length) <= DRAINED
  if (isSmall || req.httpVersionMajor > 1) return
  headers['connection'] = 'close'
  lingerBeforeClose(req)
}
