import type { AnswerHeaders, Handler, PageResponse, ServerAnswer, ServerRequest } from '../shared/exchange.js'
import { createLateAnswerError } from './errors.js'
import { StandInRequest } from './stand-in-request.js'
import { StandInResponse } from './stand-in-response.js'

/** A server as the web's runtimes take it. What the platform passes beside the request is not used. */
export type FetchHandler = (request: Request, env?: unknown, context?: unknown) => Promise<Response>

/** Makes a handler speak `Request` and `Response`. Addresses outside of the app's base are 404. */
export function createFetch(handler: Handler): FetchHandler {
  return async (request) => {
    const exchange = createStandIns(request)
    const answer = await handler(exchange)
    const { touchedRes } = exchange
    if (answer.kind === 'ended' && touchedRes?.hasBegun === false) await waitForBegin(touchedRes, exchange)
    return toResponse(answer, exchange)
  }
}

/** How long an API route may leave its visitor without an answer after it has returned. */
const PATIENCE = 30_000

/** Node keeps the connection until somebody closes it; a `Response` that never comes would wait for ever. */
function waitForBegin(res: StandInResponse, { method, target, signal }: StandIns): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const finish = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(() => {
      console.error(createLateAnswerError(method, target, PATIENCE).message)
      finish()
    }, PATIENCE)
    signal.addEventListener('abort', finish)
    void res.whenBegun().then(finish)
  })
}

/** The stand-ins for Node's objects over a web request; made when a page reads them. */
export interface StandIns extends ServerRequest {
  readonly touchedRes: StandInResponse | undefined
}

/** Makes a request of a web request. */
export function createStandIns(request: Request): StandIns {
  return new FetchRequest(request)
}

class FetchRequest implements StandIns {
  readonly request: Request
  readonly method: string
  readonly target: string
  touchedRes: StandInResponse | undefined
  trace: ServerRequest['trace'] = undefined
  #req: StandInRequest | undefined

  constructor(request: Request) {
    this.request = request
    this.method = request.method
    this.target = toTarget(request.url)
  }

  getHeader(name: string): string | undefined {
    const value = this.request.headers.get(name)
    if (value !== null) return value
    // A runtime may leave the host to the address alone.
    return name === 'host' ? new URL(this.request.url).host : undefined
  }

  get req(): StandInRequest {
    return (this.#req ??= new StandInRequest(this.request, this.target))
  }

  get res(): PageResponse {
    return (this.touchedRes ??= new StandInResponse())
  }

  get signal(): AbortSignal {
    return this.request.signal
  }
}

/** Everything after the origin. A web request's address is absolute and has been through a URL parser. */
function toTarget(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  return start < 0 ? '/' : url.slice(start)
}

function toResponse(answer: ServerAnswer, exchange: StandIns): Response {
  if (answer.kind !== 'answer') return toOtherResponse(answer.kind, exchange)
  const { method, touchedRes } = exchange
  const isBodiless = method === 'HEAD' || answer.body === null
  const headers = touchedRes === undefined ? toInit(answer.headers) : mergeHeaders(answer.headers, touchedRes)
  return new Response(isBodiless ? null : (answer.body as BodyInit), { status: answer.status, headers })
}

const sharedHeaders = new WeakMap<Readonly<AnswerHeaders>, Headers>()

/**
 * What runtimes make headers from in a fraction of what setting each of them takes: a record or pairs, and of headers that
 * many answers share an object of theirs, which they copy.
 */
function toInit(headers: Readonly<AnswerHeaders>): HeadersInit {
  const shared = sharedHeaders.get(headers)
  if (shared !== undefined) return shared
  const init = toRecord(headers)
  if (!Object.isFrozen(headers)) return init
  const made = new Headers(init)
  sharedHeaders.set(headers, made)
  return made
}

function toRecord(headers: Readonly<AnswerHeaders>): Record<string, string> | [string, string][] {
  for (const name in headers) if (typeof headers[name] !== 'string') return toPairs(headers)
  return headers as Record<string, string>
}

function toPairs(headers: Readonly<AnswerHeaders>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((item): [string, string] => [name, item]),
  )
}

function mergeHeaders(own: Readonly<AnswerHeaders>, touchedRes: StandInResponse): Headers {
  const headers = new Headers()
  touchedRes.copyHeaders(headers)
  for (const name in own) headers.delete(name)
  for (const [name, value] of toPairs(own)) headers.append(name, value)
  return headers
}

function toOtherResponse(
  kind: Exclude<ServerAnswer['kind'], 'answer'>,
  { method, touchedRes, signal }: StandIns,
): Response {
  const headers = new Headers()
  switch (kind) {
    case 'outside':
      headers.set('content-type', 'text/plain; charset=utf-8')
      headers.set('x-content-type-options', 'nosniff')
      return new Response('Not Found', { status: 404, headers })
    case 'broken':
      // Headers are not out yet here: nothing of what the page wrote has to be sent.
      return toTextResponse(500, 'Internal Server Error')
    case 'ended':
      if (touchedRes === undefined || signal.aborted) return toTextResponse(499, '')
      if (!touchedRes.hasBegun) return toTextResponse(504, 'Gateway Timeout')
      touchedRes.copyHeaders(headers)
      return new Response(toOwnBody(method, touchedRes), { status: touchedRes.statusCode, headers })
  }
}

const BODILESS = new Set([101, 204, 205, 304])

function toOwnBody(method: string, res: StandInResponse): BodyInit | null {
  return method === 'HEAD' || BODILESS.has(res.statusCode) ? null : res.toBody()
}

function toTextResponse(status: number, text: string): Response {
  const headers = {
    'cache-control': 'private, no-store',
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  }
  return new Response(text, { status, headers })
}
