import type { PageResponse, ServerRequest } from '../../shared/exchange.js'
import { isFresh } from '../etag.js'
import { toEntityTag } from './entity-tag.js'
import { createBodyError, toBodilessWarning, toUntypedHtmlWarning } from './errors.js'
import { isNodeStream, sendNodeStream, sendWebStream } from './send-stream.js'

/** What `res.send()` answers with (S264). Throws for what is no body. */
export function sendData(
  request: ServerRequest,
  body: unknown,
  isDev: boolean,
  onError: (error: unknown) => void,
): void {
  const { res } = request
  if (body === null || body === undefined) return void res.end()
  if (res.statusCode === 204 || res.statusCode === 304) return endWithoutBody(request, isDev)
  if (isNodeStream(body) || body instanceof ReadableStream) {
    if (!res.hasHeader('content-type')) res.setHeader('Content-Type', 'application/octet-stream')
    if (isNodeStream(body)) sendNodeStream(body, res, onError)
    else void sendWebStream(body, res).catch(onError)
    return
  }
  if (isDev && typeof body === 'string') warnOfUntypedHtml(request, body)
  sendBytes(request, toBytes(res, body))
}

function warnOfUntypedHtml({ res, target }: ServerRequest, text: string): void {
  if (/^\s*</.test(text) && !res.hasHeader('content-type')) console.warn(toUntypedHtmlWarning(target))
}

function endWithoutBody({ res, target }: ServerRequest, isDev: boolean): void {
  for (const name of ['Content-Type', 'Content-Length', 'Transfer-Encoding']) res.removeHeader(name)
  if (isDev) console.warn(toBodilessWarning(target))
  res.end()
}

/** Says of which type they are, too. */
function toBytes(res: PageResponse, body: unknown): Uint8Array {
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof Uint8Array) {
    if (!res.hasHeader('content-type')) res.setHeader('Content-Type', 'application/octet-stream')
    return body
  }
  if (!['object', 'number', 'boolean'].includes(typeof body)) throw createBodyError(typeof body)
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  return new TextEncoder().encode(JSON.stringify(body))
}

/** With an entity tag, by which a client that has the answer is told so (S148). */
function sendBytes(request: ServerRequest, bytes: Uint8Array): void {
  const { res, method } = request
  const present = res.getHeader('etag')
  const tag = present === undefined ? toEntityTag(bytes) : String(present)
  if (present === undefined) res.setHeader('ETag', tag)
  const isRead = (method === 'GET' || method === 'HEAD') && res.statusCode === 200
  if (isRead && isFresh(request.getHeader('if-none-match'), tag)) {
    res.statusCode = 304
    return void res.end()
  }
  res.setHeader('Content-Length', bytes.length)
  res.end(bytes)
}
