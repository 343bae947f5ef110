import { IncomingMessage, ServerResponse, type OutgoingHttpHeaders } from 'node:http'
import { storeHead, takeLength, type StoreHead } from './shared-heads.js'

/** Node's own step once an answer is complete: it reads what nobody has read of the request. Not in its types. */
const { _dump: dump } = IncomingMessage.prototype as IncomingMessage & {
  _dump(this: IncomingMessage): void
}

/** Node's own step in `writeHead` once status and headers are known. Not in its types. */
const { _storeHeader: storeHeader } = ServerResponse.prototype as ServerResponse & { _storeHeader: StoreHead }

/** What tells somebody that a request is over. */
const ENDINGS = ['end', 'close', 'readable'] as const

/**
 * A request that is let go when it is answered. Node reads a request without a body to its end all the same, in three
 * turns of its queue, so that `end` and `close` come: a tenth of what a small answer takes. Where nobody listens to
 * them and nothing is left to read, that is left out.
 */
export const LeanRequest: typeof IncomingMessage = class extends IncomingMessage {
  _dump(): void {
    const isOver = this.complete && this.readableLength === 0
    if (!isOver || ENDINGS.some((name) => this.listenerCount(name) > 0)) dump.call(this)
  }
}

/**
 * A response whose head is not written anew where it is that of the last answer, and whose text goes to the kernel as it
 * is. Of `end(text)` Node 20 and 22 make two pieces, the second one empty, which they copy into a buffer of both.
 */
export class LeanResponse extends ServerResponse<IncomingMessage> {
  /** Takes the length of a body ahead of headers that many answers share; false where it has to be one of them. */
  takeLength(_headers: Readonly<OutgoingHttpHeaders>, length: number): boolean {
    return takeLength(this, length)
  }

  _storeHeader(statusLine: string, headers: OutgoingHttpHeaders | undefined): void {
    storeHead(this, statusLine, headers, storeHeader)
  }

  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    const { socket } = this
    const isText = typeof chunk === 'string' && chunk !== ''
    if (!isText || socket === null || !this.headersSent || this.chunkedEncoding || this.writableEnded) {
      return super.end(chunk, encoding as BufferEncoding, callback as () => void)
    }
    socket.cork()
    super.write(chunk, (typeof encoding === 'string' ? encoding : 'utf8') as BufferEncoding)
    socket.uncork()
    return super.end(typeof encoding === 'function' ? (encoding as () => void) : (callback as () => void))
  }
}
