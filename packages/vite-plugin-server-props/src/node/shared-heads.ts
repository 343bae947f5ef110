// oxlint-disable no-underscore-dangle -- names of Node's own

import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

type NodeResponse = ServerResponse<IncomingMessage>

/** The parts of Node's responses that a head is written from, and to. Not in its types. */
export interface HeadWriter extends NodeResponse {
  _header: string | null
  _headerSent: boolean
  /** Node writes it where no header says how long the body is. */
  _contentLength: number | null
  readonly _removedConnection?: boolean
  readonly _removedContLen?: boolean
  readonly _keepAliveTimeout?: number
  readonly _maxRequestsPerSocket?: number
}

/** Puts a head together, and into `_header`. */
export type StoreHead = (
  this: HeadWriter,
  statusLine: string,
  headers: OutgoingHttpHeaders | undefined,
) => void

/** A head as Node wrote it, less what changes from answer to answer: the date, and the length of the body at its end. */
interface SharedHead {
  readonly start: string
  readonly middle: string
  /** What it was made from, beside the headers. The status line is a new text each time, and takes long to compare. */
  readonly statusCode: number
  readonly statusMessage: string
  readonly keepAliveTimeout: number | undefined
}

const heads = new WeakMap<Readonly<OutgoingHttpHeaders>, SharedHead | null>()

/** Leaves the length of a body to the head; false where Node would rather close the connection than write it there. */
export function takeLength(res: NodeResponse, length: number): boolean {
  if (!res.useChunkedEncodingByDefault) return false
  // All of Node's have it.
  const writer = res as HeadWriter
  writer._contentLength = length
  return true
}

/**
 * Stores the head of a response, which Node does by `store`. That puts some thirty pieces of text together, which are copied
 * into one when they are sent: a tenth of a small answer. So of headers that many answers share, which are frozen, what
 * Node made is used again; the length of such a body stands in `_contentLength`.
 */
export function storeHead(
  response: NodeResponse,
  statusLine: string,
  headers: OutgoingHttpHeaders | undefined,
  store: StoreHead,
): void {
  const res = response as HeadWriter
  const { _contentLength: length } = res
  if (length === null || headers === undefined || !isUsual(res)) return store.call(res, statusLine, headers)
  const head = heads.get(headers)
  if (head && isMadeFrom(head, res)) {
    res._header = head.start + toDate() + head.middle + length + END
    res._headerSent = false
    return
  }
  store.call(res, statusLine, headers)
  if (head === undefined && Object.isFrozen(headers)) heads.set(headers, readHead(res))
}

/** Whether nothing about the connection, or set on the response, makes its head another one. */
function isUsual(res: HeadWriter): boolean {
  if (!res.shouldKeepAlive || !res.useChunkedEncodingByDefault || !res.sendDate) return false
  return res._removedConnection !== true && res._removedContLen !== true && !res._maxRequestsPerSocket
}

const END = '\r\n\r\n'
const HEAD = /^(.*\r\nDate: )[\w:, ]+( GMT\r\n.*\r\nContent-Length: )\d+\r\n\r\n$/s

/** Null where a version of Node writes heads in another way: then it goes on writing all of them. */
function readHead(res: HeadWriter): SharedHead | null {
  const { _header: text, statusCode, statusMessage, _keepAliveTimeout: keepAliveTimeout } = res
  const [, start, middle] = HEAD.exec(String(text)) ?? []
  if (start === undefined || middle === undefined) return null
  return { start: flatten(start), middle: flatten(middle), statusCode, statusMessage, keepAliveTimeout }
}

function isMadeFrom(head: SharedHead, res: HeadWriter): boolean {
  return (
    head.statusCode === res.statusCode &&
    head.statusMessage === res.statusMessage &&
    head.keepAliveTimeout === res._keepAliveTimeout
  )
}

let date = ''
let dateEnd = 0

/** The date of this second as HTTP has it, without its zone. */
function toDate(): string {
  const now = Date.now()
  if (now >= dateEnd || now < dateEnd - 1000) {
    dateEnd = now - (now % 1000) + 1000
    date = flatten(new Date(now).toUTCString().slice(0, -' GMT'.length))
  }
  return date
}

/** A text that was put together is a tree of its pieces, and a slice of one holds all of it. */
function flatten(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}
