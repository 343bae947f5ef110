import type { IncomingMessage, ServerResponse } from 'node:http'
import { readdirSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import sirv from 'sirv'
import type { HeaderList } from '../shared/exchange.js'
import { HASH, QUESTION_MARK, SLASH } from '../shared/url/char-codes.js'
import { parseTarget } from '../shared/url/parse-target.js'
import { chooseEncoding } from './accept-encoding.js'
import { addVary, isKeptAsIs } from './compress.js'
import { listFiles } from './list-files.js'
import { readRange } from './read-range.js'
import { closeAfterUnreadBody } from './send-response.js'
import { ENCODED_FORMS, TEXT_TYPES } from './text-types.js'

/** Where the files of the browser's build are, and how they are addressed. */
export interface StaticFilesOptions {
  /** Vite's `base`; begins and ends with `/`. */
  readonly base: string
  /** A path; its files are listed once. */
  readonly clientDir: string
  /** Whether they are listed when one may be asked for, and not at once: of thousands it takes as long as all else at a start. */
  readonly isListedLate?: boolean
  /** Where hashed files are, below `clientDir`. */
  readonly assetsDir: string
  /** Whether source maps are served; they are when the build was told to write them for browsers. */
  readonly hasSourceMaps?: boolean
  /** Whether `x.br`, `x.gz` and `x.zst` are forms of a file `x`, which then have no address of their own. */
  readonly precompressed?: boolean
}

/**
 * Answers a request for a file; false when there is none of this name. `target` is what is asked for, in
 * place of the request's own address; `headers` go out besides.
 */
export type ServeFile = (
  req: IncomingMessage,
  res: ServerResponse,
  target?: string,
  headers?: HeaderList,
) => boolean

const IMMUTABLE = 'public, max-age=31536000, immutable'

interface Form {
  /** As the library knows it. */
  readonly path: string
  readonly size: number
  readonly etag: string
}

interface File extends Form {
  readonly cacheControl: string
  /** Undefined where the library's own will do. */
  readonly contentType: string | undefined
  /** Compressed forms by encoding, the smallest first; undefined without any. */
  readonly forms: ReadonlyMap<string, Form> | undefined
}

/**
 * Serves a build's files (S240 to S245). A request's decoded path is looked up in a list that is made once, so that no
 * spelling of a path leaves the folder: what is not listed does not exist (T24). Throws when the folder can't be read.
 */
export function createStaticFiles(options: StaticFilesOptions): ServeFile {
  const { base, clientDir, isListedLate = false } = options
  const firstSegments = new Set(readdirSync(clientDir))
  let sendKnown = isListedLate ? undefined : createSender(options)
  return (req, res, target = req.url ?? '/', headers = []) => {
    if (!mayBeFile(target, base, firstSegments)) return false
    const parsed = parseTarget(target, base)
    // A slash inside a segment was written `%2F`: a value, and no part of a path (T7).
    if (parsed.kind !== 'page' || parsed.segments.some((segment) => segment.includes('/'))) return false
    sendKnown ??= createSender(options)
    return sendKnown(req, res, parsed.segments.join('/'), headers)
  }
}

/** Answers for a file by its name in the list; false for one that is not there. */
type SendKnown = (req: IncomingMessage, res: ServerResponse, name: string, headers: HeaderList) => boolean

function createSender(options: StaticFilesOptions): SendKnown {
  const files = readFiles(options)
  const send = sirv(options.clientDir, { dev: false, etag: true, dotfiles: false, extensions: [] })
  return (req, res, name, headers) => {
    const file = files.get(name)
    if (file === undefined) return false
    for (const [name, value] of headers) res.setHeader(name, value)
    if (req.method === 'GET' || req.method === 'HEAD') sendFile(send, req, res, file)
    else refuseMethod(req, res)
    return true
  }
}

function readFiles(options: StaticFilesOptions): Map<string, File> {
  const { clientDir, assetsDir, hasSourceMaps = false, precompressed = false } = options
  const paths = new Set(listFiles(clientDir, hasSourceMaps))
  const files = new Map<string, File>()
  for (const path of paths) {
    const extension = extname(path)
    const isForm =
      precompressed && ENCODED_FORMS.has(extension) && paths.has(path.slice(0, -extension.length))
    if (isForm) continue
    files.set(path, {
      ...readForm(clientDir, path),
      cacheControl: path.startsWith(`${assetsDir}/`) ? IMMUTABLE : 'public, max-age=0',
      contentType: extension === '' ? 'application/octet-stream' : TEXT_TYPES.get(extension),
      // Only of these the type is known here, and the library does not know it by every form.
      forms: precompressed && TEXT_TYPES.has(extension) ? readForms(clientDir, path, paths) : undefined,
    })
  }
  return files
}

function readForm(clientDir: string, path: string): Form {
  const { size, mtimeMs, mtime } = statSync(join(clientDir, path))
  // The library's own, which it compares with.
  const etag = `W/"${size}-${Number.isInteger(mtimeMs) ? mtimeMs : mtime.getTime()}"`
  return { path: `/${path}`, size, etag }
}

function readForms(clientDir: string, path: string, paths: ReadonlySet<string>): File['forms'] {
  const forms = [...ENCODED_FORMS]
    .filter(([ending]) => paths.has(path + ending))
    .map(([ending, encoding]) => [encoding, readForm(clientDir, path + ending)] as const)
    .toSorted(([, a], [, b]) => a.size - b.size)
  return forms.length > 0 ? new Map(forms) : undefined
}

function isSegmentEnd(code: number): boolean {
  return code === SLASH || code === QUESTION_MARK || code === HASH
}

/** Most requests are for pages; those whose first segment is no file's need not be parsed here. */
function mayBeFile(target: string, base: string, firstSegments: ReadonlySet<string>): boolean {
  // Another spelling, or another form of target: parsing tells.
  if (!target.startsWith(base) || target.includes('%') || target.includes('/.')) return true
  let end = base.length
  while (end < target.length && !isSegmentEnd(target.charCodeAt(end))) end++
  return firstSegments.has(target.slice(base.length, end))
}

/** The compressed form that a client rather has. Ranges are those of the file as it is. */
function chooseForm(req: IncomingMessage, res: ServerResponse, { forms }: File): string | undefined {
  if (forms === undefined) return undefined
  addVary(res)
  const accepted = req.headers['accept-encoding']
  if (accepted === undefined || req.headers.range !== undefined || isKeptAsIs(res)) return undefined
  return chooseEncoding(accepted, [...forms.keys()])
}

/**
 * The library writes files well and trusts what it is given, so it is given less: a name from the list, and
 * one range that the file has. It throws at `bytes=5-2`, reads on when the visitor has left, and reads the file for HEAD too.
 */
function sendFile(
  send: ReturnType<typeof sirv>,
  req: IncomingMessage,
  res: ServerResponse,
  file: File,
): void {
  const { cacheControl, contentType } = file
  const encoding = chooseForm(req, res, file)
  const { path, size, etag } = (encoding !== undefined && file.forms?.get(encoding)) || file
  // The app's configuration may have set one; what has a hash in its name needs no other.
  if (!res.hasHeader('Cache-Control') || cacheControl === IMMUTABLE)
    res.setHeader('Cache-Control', cacheControl)
  if (contentType !== undefined && !res.hasHeader('Content-Type')) res.setHeader('Content-Type', contentType)
  res.setHeader('ETag', etag)
  res.setHeader('X-Content-Type-Options', 'nosniff')
  if (encoding === undefined) res.setHeader('Accept-Ranges', 'bytes')
  const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = req.headers
  const wanted = ifRange === undefined ? readRange(range, size) : undefined
  if (req.method === 'HEAD' || wanted === undefined) delete req.headers.range
  else req.headers.range = wanted
  if (ifNoneMatch?.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*') === true) {
    req.headers['if-none-match'] = etag
  } else if (encoding !== undefined) res.setHeader('Content-Encoding', encoding)
  pipeSafely(req, res)
  // The library reads the path from here when it is the address's own, and so does not decode it again.
  const parsed = { _parsedUrl: { raw: req.url, pathname: path, search: '', query: '', href: req.url } }
  Object.assign(req, parsed)
  send(req, res, () => {
    res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
    res.end('Not Found')
  })
}

function pipeSafely(req: IncomingMessage, res: ServerResponse): void {
  res.once('pipe', (source: NodeJS.ReadableStream & { destroy(): void }) => {
    source.once('error', () => res.destroy())
    res.once('close', () => source.destroy())
    if (req.method === 'HEAD') res.end()
  })
}

function refuseMethod(req: IncomingMessage, res: ServerResponse): void {
  const headers = {
    allow: 'GET, HEAD',
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  }
  closeAfterUnreadBody(req, headers)
  res.writeHead(405, headers)
  res.end('Method Not Allowed')
}
