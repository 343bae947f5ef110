import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib'
import { chooseEncoding } from './accept-encoding.js'
import type { LeanResponse } from './lean-messages.js'
import { SMALLEST } from './text-types.js'

type ResponseClass = typeof ServerResponse<IncomingMessage>
type Callback = () => void

/**
 * Written for one visitor, so the effort is low. Brotli of quality 3 gives 10 % less than gzip of level 4, for as
 * much time or less; one step more doubles the time of either. Each write is flushed, so that what a page streams arrives
 * when it was written.
 */
const ENCODERS = {
  br: () =>
    createBrotliCompress({
      flush: constants.BROTLI_OPERATION_FLUSH,
      params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 18 },
    }),
  gzip: () => createGzip({ level: 4, flush: constants.Z_SYNC_FLUSH }),
}

const ENCODINGS = ['br', 'gzip'] as const

/**
 * A class of responses that compress what is text, large enough and not encoded yet, for clients
 * that accept it (S155). Node's thread pool does the work, in chunks. It is decided when headers are
 * written, so it is the same for documents, data, files and what a page sends itself.
 */
export function createCompressingClass(Base: typeof LeanResponse): ResponseClass {
  return class extends Base {
    #encoder: BrotliCompress | Gzip | undefined
    #isDecided = false

    // Overloads can't be passed on as what they are, and a list of arguments would cost each request.
    override writeHead(status: number, second?: unknown, third?: unknown): this {
      const given = typeof second === 'string' ? third : second
      if (this.#isDecided || this.headersSent || !isWorthALook(this, given) || Array.isArray(given)) {
        // Raw lists may name a header twice, which can't be told from a replacement here.
        return super.writeHead(status, second as string, third as OutgoingHttpHeaders)
      }
      for (const [name, value] of Object.entries((given ?? {}) as OutgoingHttpHeaders)) {
        if (value !== undefined) this.setHeader(name, value)
      }
      this.#decide(status, this.getHeader('content-length'))
      return typeof second === 'string' ? super.writeHead(status, second) : super.writeHead(status)
    }

    override takeLength(headers: Readonly<OutgoingHttpHeaders>, length: number): boolean {
      if (length >= SMALLEST && isWorthALook(this, headers)) return false
      this.#isDecided = true
      return super.takeLength(headers, length)
    }

    override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
      if (this.#accepts() && !this.headersSent) this.writeHead(this.statusCode)
      if (this.#encoder === undefined) {
        return super.write(chunk, encoding as BufferEncoding, callback as Callback)
      }
      return this.#encoder.write(chunk, encoding as BufferEncoding, callback as Callback)
    }

    override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
      if (this.#accepts() && !this.headersSent) {
        this.#decide(this.statusCode, this.getHeader('content-length') ?? lengthOf(chunk, encoding))
        if (this.#encoder !== undefined) super.writeHead(this.statusCode)
      }
      if (this.#encoder === undefined)
        return super.end(chunk, encoding as BufferEncoding, callback as Callback)
      if (this.writableEnded) return this
      // What comes after this is too late, although the last bytes are still to be made.
      Object.defineProperty(this, 'writableEnded', { value: true })
      const given = [chunk, encoding, callback]
      const done = given.find((argument): argument is Callback => typeof argument === 'function')
      if (done !== undefined) this.once('finish', done)
      this.#encoder.end(...(given.filter((argument) => argument !== done) as [unknown, BufferEncoding]))
      return this
    }

    #accepts(): boolean {
      return this.req.headers['accept-encoding'] !== undefined
    }

    /** Puts the compressor in front of what is sent, when this answer is to be compressed. */
    #decide(status: number, length: unknown): void {
      this.#isDecided = true
      if (!isCompressible(this, status, length)) return
      addVary(this)
      const encoding = chooseEncoding(String(this.req.headers['accept-encoding'] ?? ''), ENCODINGS)
      if (encoding === undefined) return
      weakenEtag(this)
      if (status === 304) return
      this.removeHeader('content-length')
      this.setHeader('content-encoding', encoding)
      if (this.req.method !== 'HEAD') this.#start(ENCODERS[encoding]())
    }

    #start(encoder: BrotliCompress | Gzip): void {
      this.#encoder = encoder
      encoder.on('data', (chunk: Buffer) => {
        if (!super.write(chunk)) encoder.pause()
      })
      encoder.on('end', () => super.end())
      encoder.on('error', () => this.destroy())
      encoder.on('drain', () => this.emit('drain'))
      this.on('drain', () => {
        if (!this.writableNeedDrain) encoder.resume()
      })
      this.once('close', () => encoder.destroy())
    }
  }
}

/** Most answers are for one visitor and most measurements ask for no encoding: those have nothing to decide. */
function isWorthALook(res: ServerResponse<IncomingMessage>, given: unknown): boolean {
  if (res.req.headers['accept-encoding'] !== undefined) return true
  const cacheControl = String(
    (given as OutgoingHttpHeaders | undefined)?.['cache-control'] ?? res.getHeader('cache-control'),
  )
  return !cacheControl.startsWith('private') && !cacheControl.includes('no-store')
}

const TEXT =
  /^(?:text\/|image\/svg\+xml|application\/(?:json|javascript|xml|wasm|manifest\+json|[\w.-]+\+(?:json|xml))\b)/i

function isCompressible(res: ServerResponse<IncomingMessage>, status: number, length: unknown): boolean {
  if (status < 200 || status === 204 || status === 205 || status === 206 || status === 416) return false
  if (res.hasHeader('content-encoding') || res.hasHeader('content-range')) return false
  if (res.req.headers.range !== undefined) return false
  if (isKeptAsIs(res)) return false
  const type = res.getHeader('content-type')
  // Without a body there is no length, and maybe no type: tag and `Vary` are those of the body that is meant.
  if (status === 304) return type === undefined || TEXT.test(String(type))
  return (length === undefined || Number(length) >= SMALLEST) && TEXT.test(String(type))
}

/** Whether the app wants its bytes to arrive as it wrote them. */
export function isKeptAsIs(res: ServerResponse): boolean {
  return /\bno-transform\b/i.test(String(res.getHeader('cache-control')))
}

/** For caches: the answer depends on what the client accepts, also when it was not compressed. */
export function addVary(res: ServerResponse): void {
  const vary = res.getHeader('vary')
  const names = vary === undefined ? [] : String(vary).split(',')
  if (names.some((name) => /^\s*(?:\*|accept-encoding)\s*$/i.test(name))) return
  res.setHeader('vary', [...names.map((name) => name.trim()), 'Accept-Encoding'].join(', '))
}

/** A strong tag promises the same bytes, and compressed ones are others. */
function weakenEtag(res: ServerResponse): void {
  const etag = res.getHeader('etag')
  if (typeof etag === 'string' && !etag.startsWith('W/')) res.setHeader('etag', `W/${etag}`)
}

function lengthOf(chunk: unknown, encoding: unknown): number | undefined {
  if (typeof chunk === 'string') {
    return Buffer.byteLength(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
  }
  if (chunk instanceof Uint8Array) return chunk.byteLength
  return 0
}
