import type { AnsweredRequest, Observer, Trace } from './observe.js'
import type { Props } from './page-data.js'

/** A request as pages see it where there is no Node: the parts of `IncomingMessage` that make sense there. */
export interface PageRequest {
  readonly method?: string | undefined
  /** For pages it begins after base and language. */
  url?: string | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** False once the body has been read, or can't be. */
  readonly readable: boolean
  on(event: string, listener: (...values: never[]) => void): unknown
  removeListener(event: string, listener: (...values: never[]) => void): unknown
  pause(): unknown
}

/** A header's value as Node's responses take it. */
export type HeaderValue = number | string | readonly string[]

/** Headers by lower-case name, in the order in which they are set. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** A response as pages see it: the parts of Node's `ServerResponse` that the server itself reads and writes. */
export interface PageResponse {
  statusCode: number
  readonly headersSent: boolean
  readonly writableEnded: boolean
  getHeader(name: string): HeaderValue | undefined
  setHeader(name: string, value: HeaderValue): unknown
  appendHeader(name: string, value: string | readonly string[]): unknown
  getHeaderNames(): readonly string[]
  hasHeader(name: string): boolean
  removeHeader(name: string): void
  writeHead(status: number, headers?: Record<string, string>): unknown
  write(chunk: string | Uint8Array): boolean
  end(chunk?: string | Uint8Array): unknown
  destroy(error?: Error): unknown
  on(event: string, listener: (...values: never[]) => void): unknown
  once(event: string, listener: (...values: never[]) => void): unknown
  /** Only where an answer is sent by whoever asked for it: resolves when its first bytes are there. */
  whenBegun?(): Promise<void>
}

/**
 * A request without its transport. Node hands in its own objects, the fetch entry hands in stand-ins;
 * both make what is costly only when it is read.
 */
export interface ServerRequest {
  readonly method: string
  /** As it was sent: path and search, or any other form that HTTP allows. */
  readonly target: string
  /** A header by its lower-case name; repeated ones are joined as HTTP says. */
  getHeader(name: string): string | undefined
  /** Node's `IncomingMessage` with `cookies`, or a stand-in. */
  readonly req: PageRequest
  /** Node's `ServerResponse`, or a stand-in. */
  readonly res: PageResponse
  /** `res` if a page may have written to it; undefined as long as nothing has read a stand-in. */
  readonly touchedRes: PageResponse | undefined
  /** The web `Request`; on Node it is made when first read. */
  readonly request: Request
  /** Aborts when the visitor has left before the answer was complete (F1). */
  readonly signal: AbortSignal
  /**
   * Sends the file at an encoded path without base, with these headers besides, and says whether there is
   * one. Absent where files are served by somebody else, ahead of the handler.
   */
  readonly serveFile?: ((path: string, headers: HeaderList) => boolean) | undefined
  /** Sends an answer 103 with these links ahead of the answer. Absent where there is no way to. */
  sendEarlyHints?(links: readonly string[]): void
  /** Set by the handler where somebody looks on; steps run through it. */
  trace: Trace | undefined
}

/** Header names in lower case. Several values stay several headers. */
export type AnswerHeaders = Record<string, string | readonly string[]>

/** An answer without its transport. */
export type ServerAnswer =
  /**
   * Headers that the page set on `res` are not repeated here; the transport sends both. A frozen object is that of many
   * answers, so a transport may keep what it makes of one; it has no header of which there are several.
   */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: Readonly<AnswerHeaders>
      readonly body: string | Uint8Array | null
    }
  /** The page wrote the answer to `res` itself, or still does (S160 to S165). */
  | { readonly kind: 'ended' }
  /** The page failed after it had begun to write to `res`: the connection is closed at once (F7). */
  | { readonly kind: 'broken' }
  /** Not an address of this app: below another base. */
  | { readonly kind: 'outside' }

/** Where in its story a request failed. */
export type ErrorKind =
  | 'load-module'
  | 'run-handler'
  | 'load-props'
  | 'check-props'
  | 'render'
  | 'error-page'
  | 'internal'

/** What is known about an error besides the error itself. */
export interface ErrorInfo {
  readonly kind: ErrorKind
  /** The address as sent. */
  readonly target: string
  readonly method: string
  /** The page's pattern, once it was known. */
  readonly page: string | undefined
  /** The page's file, once it was known. */
  readonly file: string | undefined
  /**
   * Also in the answer, so that a visitor's report finds its line in the log (T27): in its header, or with the fallback
   * of what failed inside a boundary.
   */
  readonly digest: string
}

/** What differs between development, preview and production. */
export interface ServerHooks {
  /** Told of every error. The default prints it. May not throw. */
  onError?(error: unknown, info: ErrorInfo): void
  /** In development: the body of the 500 answer for a document, in place of the error page. */
  renderError?(error: unknown, info: ErrorInfo): Promise<string>
  /** In development: looks at the props of the page in this file, and may throw. */
  checkProps?(file: string, props: Props): void
  /** Told of every request that the app has answered, before the answer is sent. May not throw. */
  onAnswer?(answered: AnsweredRequest): void
  /** Looks on while requests are answered. */
  readonly observer?: Observer
  /** In development: markup for the head of a page with this file. */
  toHead?(file: string): Promise<string>
}

/** Answers a request: the same function for development, preview and production, Node and fetch. */
export type Handler = (request: ServerRequest) => Promise<ServerAnswer>
