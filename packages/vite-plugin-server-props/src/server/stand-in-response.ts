import type { HeaderValue, PageResponse } from '../shared/exchange.js'
import { createHeaderError, createHeadersSentError } from './errors.js'

type Chunk = string | Uint8Array
type Callback = () => void

const NAME = /^[!#$%&'*+.^_`|~\w-]+$/
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/** `res` where there is no Node: what pages use of `ServerResponse` to answer, or to set headers (S160 to S165). */
export class StandInResponse implements PageResponse {
  statusCode = 200
  statusMessage = ''
  headersSent = false
  writableEnded = false
  readonly #headers = new Map<string, { readonly name: string; readonly value: HeaderValue }>()
  readonly #chunks: Uint8Array[] = []
  /** Once the answer goes out while the page still writes. */
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined

  get finished(): boolean {
    return this.writableEnded
  }

  getHeader(name: string): HeaderValue | undefined {
    return this.#headers.get(name.toLowerCase())?.value
  }

  getHeaders(): Record<string, HeaderValue> {
    const headers = Object.create(null) as Record<string, HeaderValue>
    for (const [key, { value }] of this.#headers) headers[key] = value
    return headers
  }

  getHeaderNames(): string[] {
    return [...this.#headers.keys()]
  }

  hasHeader(name: string): boolean {
    return this.#headers.has(name.toLowerCase())
  }

  setHeader(name: string, value: HeaderValue): this {
    if (this.headersSent) throw createHeadersSentError('set')
    const values = Array.isArray(value) ? (value as readonly string[]) : [value]
    if (!NAME.test(name) || value === undefined || !values.every((item) => VALUE.test(String(item)))) {
      throw createHeaderError(name)
    }
    this.#headers.set(name.toLowerCase(), { name, value })
    return this
  }

  appendHeader(name: string, value: string | readonly string[]): this {
    const present = this.getHeader(name)
    const before = present === undefined ? [] : Array.isArray(present) ? present : [String(present)]
    return this.setHeader(name, [...(before as readonly string[]), ...[value].flat()] as readonly string[])
  }

  removeHeader(name: string): void {
    if (this.headersSent) throw createHeadersSentError('remove')
    this.#headers.delete(name.toLowerCase())
  }

  /** Headers as an object, or as a list of names and values. */
  writeHead(
    status: number,
    message?: string | Readonly<Record<string, HeaderValue>> | readonly HeaderValue[],
    headers?: Readonly<Record<string, HeaderValue>> | readonly HeaderValue[],
  ): this {
    if (this.headersSent) throw createHeadersSentError('write')
    this.statusCode = status
    if (typeof message === 'string') this.statusMessage = message
    const given = typeof message === 'string' ? headers : message
    for (const [name, value] of toPairs(given)) this.setHeader(name, value)
    this.headersSent = true
    return this
  }

  flushHeaders(): void {
    this.headersSent = true
  }

  write(chunk: Chunk, encoding?: string | Callback, callback?: Callback): boolean {
    if (this.writableEnded) throw new Error('write after end')
    this.headersSent = true
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
    if (this.#stream === undefined) this.#chunks.push(bytes)
    else this.#stream.enqueue(bytes)
    const done = typeof encoding === 'function' ? encoding : callback
    if (done !== undefined) queueMicrotask(done)
    return true
  }

  end(chunk?: Chunk | Callback | null, encoding?: string | Callback, callback?: Callback): this {
    if (this.writableEnded) return this
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.write(chunk)
    this.headersSent = true
    this.writableEnded = true
    this.#stream?.close()
    const done = [chunk, encoding, callback].find((given) => typeof given === 'function')
    if (typeof done === 'function') queueMicrotask(done as Callback)
    return this
  }

  /** Writes the headers that were set into those of a web response; several values stay several headers (S151). */
  copyHeaders(headers: Headers): void {
    for (const { name, value } of this.#headers.values()) {
      if (Array.isArray(value)) for (const item of value as readonly string[]) headers.append(name, item)
      else headers.append(name, String(value))
    }
  }

  /** What was written so far, and what is still to come. */
  toBody(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const chunk of this.#chunks) controller.enqueue(chunk)
        if (this.writableEnded) controller.close()
        else this.#stream = controller
      },
      cancel: () => {
        this.#stream = undefined
        this.writableEnded = true
      },
    })
  }
}

function toPairs(
  headers: Readonly<Record<string, HeaderValue>> | readonly HeaderValue[] | undefined,
): readonly (readonly [string, HeaderValue])[] {
  if (headers === undefined) return []
  if (!Array.isArray(headers)) return Object.entries(headers as Readonly<Record<string, HeaderValue>>)
  const list = headers as readonly HeaderValue[]
  const pairs: [string, HeaderValue][] = []
  for (let index = 0; index + 1 < list.length; index += 2) {
    pairs.push([String(list[index]), list[index + 1] as HeaderValue])
  }
  return pairs
}
