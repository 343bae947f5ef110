import type { HeaderValue, PageResponse } from '../shared/exchange.js'
import { createHeaderError, createHeadersSentError } from './errors.js'
import { StandInEvents } from './stand-in-events.js'

type Chunk = string | Uint8Array
type Callback = () => void

const NAME = /^[!#$%&'*+.^_`|~\w-]+$/
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/** How many bytes wait for a slow reader before `write` says so. */
const HIGH_WATER_MARK = 65_536

/**
 * `res` where there is no Node: what pages and API routes use of `ServerResponse` to answer, or to set
 * headers (S160 to S165), and what streams need to be piped into it.
 */
export class StandInResponse extends StandInEvents implements PageResponse {
  statusCode = 200
  statusMessage = ''
  headersSent = false
  writableEnded = false
  /** The visitor has left, or the answer was given up. */
  destroyed = false
  writableNeedDrain = false
  /** Whether there is something to send: bytes, or an end. */
  hasBegun = false
  #onBegin: (() => void)[] = []
  readonly #headers = new Map<string, { readonly name: string; readonly value: HeaderValue }>()
  readonly #chunks: Uint8Array[] = []
  /** Once the answer goes out while the page still writes. */
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined

  get finished(): boolean {
    return this.writableEnded
  }

  get writable(): boolean {
    return !this.writableEnded && !this.destroyed
  }

  whenBegun(): Promise<void> {
    return this.hasBegun ? Promise.resolve() : new Promise((resolve) => this.#onBegin.push(resolve))
  }

  #begin(): void {
    this.headersSent = true
    this.hasBegun = true
    for (const tell of this.#onBegin.splice(0)) tell()
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
    this.#begin()
  }

  write(chunk: Chunk, encoding?: string | Callback, callback?: Callback): boolean {
    // Who writes to a visitor who has left can't know it yet.
    if (this.destroyed) return false
    if (this.writableEnded) throw new Error('write after end')
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
    if (this.#stream === undefined) this.#chunks.push(bytes)
    else this.#stream.enqueue(bytes)
    this.#begin()
    const done = typeof encoding === 'function' ? encoding : callback
    if (done !== undefined) queueMicrotask(done)
    this.writableNeedDrain = this.#stream !== undefined && (this.#stream.desiredSize ?? 0) <= 0
    return !this.writableNeedDrain
  }

  end(chunk?: Chunk | Callback | null, encoding?: string | Callback, callback?: Callback): this {
    if (this.writableEnded || this.destroyed) return this
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.write(chunk)
    this.writableEnded = true
    this.#stream?.close()
    this.#begin()
    const done = [chunk, encoding, callback].find((given) => typeof given === 'function')
    queueMicrotask(() => {
      if (typeof done === 'function') done()
      this.emit('finish')
      this.emit('close')
    })
    return this
  }

  /** Gives the answer up: what was sent of it ends in an error. */
  destroy(error?: Error): this {
    if (this.destroyed || this.writableEnded) return this
    this.destroyed = true
    this.#stream?.error(error ?? new Error('The answer was given up'))
    this.#begin()
    queueMicrotask(() => this.emit('close'))
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
    const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      for (const chunk of this.#chunks) controller.enqueue(chunk)
      if (this.writableEnded) controller.close()
      else if (this.destroyed) controller.error(new Error('The answer was given up'))
      else this.#stream = controller
    }
    const pull = (): void => {
      if (!this.writableNeedDrain) return
      this.writableNeedDrain = false
      this.emit('drain')
    }
    const cancel = (): void => {
      this.#stream = undefined
      this.destroyed = true
      this.emit('close')
    }
    const strategy = new ByteLengthQueuingStrategy({ highWaterMark: HIGH_WATER_MARK })
    return new ReadableStream<Uint8Array>({ start, pull, cancel }, strategy)
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
