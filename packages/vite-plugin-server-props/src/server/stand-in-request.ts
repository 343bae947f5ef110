import type { PageRequest } from '../shared/exchange.js'
import { asBuffer } from './node-buffer.js'
import { StandInEvents } from './stand-in-events.js'

/** What a body may be piped into. */
interface Destination {
  write(chunk: Uint8Array): unknown
  end(): unknown
  once(event: string, listener: () => void): unknown
}

/**
 * `req` where there is no Node: method, address, headers, and the body as an async iterable or as a stream
 * with events (S47). The body is read from the request itself, when somebody asks for it.
 */
export class StandInRequest extends StandInEvents implements PageRequest, AsyncIterable<Uint8Array> {
  readonly method: string
  url: string
  readonly headers: Readonly<Record<string, string>>
  /** Whether all of the body has come. */
  complete = false
  readonly #request: Request
  #decoder: TextDecoder | undefined
  #isReading = false
  #isPaused = false
  #resume: (() => void) | undefined

  /** `url` is the address as sent. */
  constructor(request: Request, url: string) {
    super()
    this.#request = request
    this.method = request.method
    this.url = url
    // Header names are the visitor's, so that nothing may stand behind them (T4).
    const headers = Object.create(null) as Record<string, string>
    for (const [name, value] of request.headers) headers[name] = value
    this.headers = headers
  }

  get readable(): boolean {
    return !this.complete && !this.#isReading && !this.#request.bodyUsed
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const reader = this.#request.body?.getReader()
    try {
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
        yield asBuffer(part.value)
      this.complete = true
    } finally {
      reader?.releaseLock()
    }
  }

  /** Listening to `data` begins to read, as on Node. */
  override on(event: string, listener: (...values: never[]) => void): this {
    super.on(event, listener)
    if (event === 'data') this.resume()
    return this
  }

  /** `data` is text from now on; UTF-8 is all there is. */
  setEncoding(): this {
    this.#decoder = new TextDecoder()
    return this
  }

  pause(): this {
    this.#isPaused = true
    return this
  }

  resume(): this {
    this.#isPaused = false
    this.#resume?.()
    if (!this.#isReading) void this.#read()
    return this
  }

  pipe<T extends Destination>(destination: T): T {
    this.on('end', () => destination.end())
    this.on('data', (chunk: Uint8Array) => {
      if (destination.write(chunk) !== false) return
      this.pause()
      destination.once('drain', () => this.resume())
    })
    return destination
  }

  async #read(): Promise<void> {
    this.#isReading = true
    try {
      for await (const chunk of this) {
        if (this.#isPaused) await new Promise<void>((resolve) => (this.#resume = resolve))
        this.emit('data', this.#decoder === undefined ? chunk : this.#decoder.decode(chunk, { stream: true }))
      }
      this.emit('end')
    } catch (error) {
      this.emit('error', error)
    }
    this.emit('close')
  }
}
