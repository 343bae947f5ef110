import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Handler, ServerAnswer } from '../shared/exchange.js'
import { NodeRequest, type ServeFileAt } from './node-request.js'
import { sendResponse } from './send-response.js'

/** A handler as Node's servers, Connect and Express take it. Without `next`, addresses that are not the app's are 404. */
export type NodeHandler = (
  req: IncomingMessage,
  res: ServerResponse,
  next?: (error?: unknown) => void,
) => void

/** What a built server exports as `handler`. */
export type AppHandler = NodeHandler & {
  /**
   * Only in apps with redirects, rewrites or headers: the same handler for a server that leaves its files to
   * it, because these go before files.
   */
  readonly withFiles?: (serveFile: ServeFileAt) => NodeHandler
  /** Only with the option `preloadPages`: loads all pages. Never rejects. */
  readonly preload?: () => Promise<void> | undefined
}

/**
 * Makes a handler speak Node's HTTP. Never throws, and leaves no rejected promise behind. Without `serveFile`
 * the app's files are served by somebody else, ahead of it.
 */
export function toNodeHandler(handler: Handler, serveFile?: ServeFileAt): NodeHandler {
  return (req, res, next) => {
    res.on('error', reportWrite)
    handler(new NodeRequest(req, res, serveFile)).then(
      (answer) => finish(req, res, answer, next),
      (error: unknown) => fail(res, error, next),
    )
  }
}

/** A page that writes after the end: one mistake of one page, at which Node would end the process (S160). */
function reportWrite(this: ServerResponse, error: Error): void {
  console.error(`[server-props] The answer to ${this.req.url ?? '/'} was written to after its end:`, error)
}

function finish(
  req: IncomingMessage,
  res: ServerResponse,
  answer: ServerAnswer,
  next: ((error?: unknown) => void) | undefined,
): void {
  switch (answer.kind) {
    case 'answer':
      try {
        sendResponse(req, res, answer)
      } catch (error) {
        fail(res, error, next)
      }
      return
    case 'broken':
      res.destroy()
      return
    case 'outside':
      if (next !== undefined) next()
      else sendNotFound(req, res)
      return
    case 'ended':
  }
}

function sendNotFound(req: IncomingMessage, res: ServerResponse): void {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
  sendResponse(req, res, { kind: 'answer', status: 404, headers, body: 'Not Found' })
}

/** A header or status message that Node refuses, or a fault of ours: 500 without a word, or a closed connection (T16). */
function fail(res: ServerResponse, error: unknown, next: ((error?: unknown) => void) | undefined): void {
  if (next !== undefined && !res.headersSent) {
    next(error)
    return
  }
  console.error('[server-props] The answer could not be sent:', error)
  if (res.headersSent) {
    res.destroy()
    return
  }
  for (const name of res.getHeaderNames()) res.removeHeader(name)
  // Node puts its own in place of none.
  res.statusMessage = ''
  res.writeHead(500, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' })
  res.end('Internal Server Error')
}
