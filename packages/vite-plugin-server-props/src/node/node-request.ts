import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { HeaderList, ServerRequest } from '../shared/exchange.js'

/** `ServerRequest.serveFile` before there is a request. */
export type ServeFileAt = (
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  headers: HeaderList,
) => boolean

/** A request over Node's own objects. What is costly is made when it is first read. */
export class NodeRequest implements ServerRequest {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly method: string
  readonly target: string
  /** Undefined where files are served ahead of the handler. */
  readonly serveFile: ServerRequest['serveFile']
  trace: ServerRequest['trace'] = undefined
  #request: Request | undefined
  #signal: AbortSignal | undefined

  constructor(req: IncomingMessage, res: ServerResponse, serveFile?: ServeFileAt) {
    this.req = req
    this.res = res
    this.method = req.method ?? 'GET'
    this.target = req.url ?? '/'
    this.serveFile = serveFile && ((path, headers) => serveFile(req, res, path, headers))
  }

  /** Node's response is there from the start, so a page may have written to it. */
  get touchedRes(): ServerResponse {
    return this.res
  }

  getHeader(name: string): string | undefined {
    const value = this.req.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }

  /** HTTP/1.0 has no answers ahead of the answer. */
  sendEarlyHints(links: readonly string[]): void {
    if (this.req.httpVersion !== '1.0' && !this.res.headersSent)
      this.res.writeEarlyHints({ link: [...links] })
  }

  get request(): Request {
    return (this.#request ??= toWebRequest(this.req, this.target, this.signal))
  }

  get signal(): AbortSignal {
    return (this.#signal ??= createSignal(this.res))
  }
}

/** Aborts when the connection closes before the answer is complete, and not on a normal end (F1). */
function createSignal(res: ServerResponse): AbortSignal {
  const controller = new AbortController()
  const onClose = (): void => {
    if (!res.writableFinished) controller.abort(new DOMException('The visitor has left', 'AbortError'))
  }
  if (res.closed || res.destroyed || res.socket?.destroyed === true) onClose()
  else res.once('close', onClose)
  return controller.signal
}

const LOCAL = 'localhost'

function toWebRequest(req: IncomingMessage, target: string, signal: AbortSignal): Request {
  const method = req.method ?? 'GET'
  const headers = new Headers()
  for (let index = 0; index < req.rawHeaders.length; index += 2) {
    const name = req.rawHeaders[index] as string
    if (!name.startsWith(':')) headers.append(name, req.rawHeaders[index + 1] as string)
  }
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(toUrl(req, target), {
    method,
    headers,
    signal,
    ...(hasBody && { body: Readable.toWeb(req) as ReadableStream<Uint8Array>, duplex: 'half' }),
  })
}

/** `Host` is the visitor's word: it names the origin here and decides nothing (T12). */
function toUrl(req: IncomingMessage, target: string): string {
  const isEncrypted = 'encrypted' in req.socket && req.socket.encrypted === true
  const origin = `${isEncrypted ? 'https' : 'http'}://`
  const host = req.headers.host ?? LOCAL
  const path = target.startsWith('/') ? target : '/'
  const url = /^[\w.:[\]-]+$/.test(host) ? `${origin}${host}${path}` : `${origin}${LOCAL}${path}`
  return URL.canParse(url) ? url : `${origin}${LOCAL}/`
}
