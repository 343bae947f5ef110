import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { createCompressingClass } from './compress.js'
import { createNodeEnvMessage, createPortMessage } from './errors.js'
import { endIdleConnections } from './idle-connections.js'
import { LeanRequest } from './lean-messages.js'
import { createResponseClass, shutDown, type Closing } from './shut-down.js'
import { createStaticFiles, type ServeFile } from './static-files.js'
import type { AppHandler } from './to-node-handler.js'

/** A built server: its `handler`, or what loads the entry that exports one. */
export type ServedHandler =
  | { readonly handler: AppHandler }
  | { readonly entry: () => Promise<{ readonly handler: AppHandler }> }

/** What is served, and where. */
export type ServeOptions = ServedHandler & ListenOptions

/** Where a built app is, and where it listens. */
export interface ListenOptions {
  /** The folder of the browser's build; without one, no files are served. */
  readonly clientDir?: URL | string | undefined
  /** Vite's `base`; `/` by default. */
  readonly base?: string
  /** Vite's `build.assetsDir`: what is in it may be kept for ever. */
  readonly assetsDir?: string
  /** Whether source maps in `clientDir` are served. */
  readonly hasSourceMaps?: boolean
  /** Whether text is compressed for clients that accept it; `true` by default (S155). */
  readonly compress?: boolean
  /**
   * Whether files `x.br`, `x.gz` and `x.zst` in `clientDir` are compressed forms of a file `x`, and no files of their own;
   * `false` by default.
   */
  readonly precompressed?: boolean
  /** `PORT`, or 3000, by default; 0 takes any free one. */
  readonly port?: number
  /** `HOST`, or all interfaces, by default. */
  readonly host?: string | undefined
  /**
   * For how long a connection stays open that nobody uses, in milliseconds, or a tenth longer; 65,000 by default, longer than
   * load balancers keep theirs; 0 for ever.
   */
  readonly keepAliveTimeout?: number
  /** How long a shutdown waits for what is running, in milliseconds; 30,000 by default. */
  readonly shutdownTimeout?: number
  /**
   * How long a shutdown leaves connections open that have no request, in milliseconds; 0 by default. Where another process
   * serves on, those that were just made are not lost then.
   */
  readonly shutdownGrace?: number
}

/** A server that listens. */
export interface RunningServer {
  readonly server: Server
  /** Where it is reached from this machine, such as `http://localhost:3000`. */
  readonly url: string
  /** Stops it gracefully; resolves when nothing runs any more. */
  close(): Promise<void>
}

/**
 * Serves a built app by `node:http`: its files first, then its pages. Rejects when it can't listen, with a
 * message of one line (F27).
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const {
    port = Number(process.env['PORT'] ?? 3000),
    host = process.env['HOST'],
    compress = true,
    keepAliveTimeout = 65_000,
    shutdownTimeout = 30_000,
    shutdownGrace = 0,
  } = options
  if (process.env['NODE_ENV'] !== 'production') console.warn(createNodeEnvMessage(process.env['NODE_ENV']))
  const { handler } = 'entry' in options ? await options.entry() : options
  // Files are listed when pages are loaded: before it listens, or when they are asked for.
  const serveFile = openFiles(options, handler.preload === undefined)
  await handler.preload?.()
  const closing: Closing = { isClosing: false }
  const PlainResponse = createResponseClass(closing, keepAliveTimeout)
  const ServerResponse = compress ? createCompressingClass(PlainResponse) : PlainResponse
  const server = createServer({ IncomingMessage: LeanRequest, ServerResponse })
  const noteRequest = endIdleConnections(server, keepAliveTimeout)
  const answer = toListener(handler, serveFile, options.base)
  server.on('request', (req, res) => {
    noteRequest(req, res)
    answer(req, res)
  })
  // What is no HTTP gets one answer, and what wants another protocol none (T13, T31).
  server.on('clientError', refuse)
  await listen(server, port, host)
  return {
    server,
    url: toUrl(server, host),
    close: () => shutDown(server, closing, shutdownTimeout, shutdownGrace),
  }
}

/** Files first, unless the app has rules that go before them. */
function toListener(
  handler: AppHandler,
  serveFile: ServeFile | undefined,
  base = '/',
): (req: IncomingMessage, res: ServerResponse) => void {
  if (serveFile === undefined) return (req, res) => handler(req, res)
  const { withFiles } = handler
  if (withFiles !== undefined) {
    const whole = withFiles((req, res, path, headers) => serveFile(req, res, base + path.slice(1), headers))
    return (req, res) => whole(req, res)
  }
  return (req, res) => {
    if (!serveFile(req, res)) handler(req, res)
  }
}

function openFiles(
  {
    clientDir,
    base = '/',
    assetsDir = 'assets',
    hasSourceMaps = false,
    precompressed = false,
  }: ListenOptions,
  isListedLate: boolean,
): ServeFile | undefined {
  if (clientDir === undefined) return undefined
  const folder = clientDir instanceof URL ? fileURLToPath(clientDir) : clientDir
  return createStaticFiles({ base, assetsDir, clientDir: folder, hasSourceMaps, precompressed, isListedLate })
}

function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Error(createPortMessage(error.code ?? '', port, host), { cause: error }))
    })
    server.listen({ port, ...(host !== undefined && { host }) }, resolve)
  })
}

function toUrl(server: Server, host: string | undefined): string {
  const { port } = server.address() as AddressInfo
  const isAny = host === undefined || host === '' || host === '0.0.0.0' || host === '::'
  const name = isAny ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
