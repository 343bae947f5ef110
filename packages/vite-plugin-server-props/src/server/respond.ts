import type { AnswerHeaders, PageResponse, ServerAnswer, ServerRequest } from '../shared/exchange.js'
import { BUILD_HEADER, DIGEST_HEADER, REWRITE_HEADER } from '../shared/names.js'
import type { RedirectData, Rewrite } from '../shared/page-data.js'
import type { ServerApp } from '../shared/server-app.js'
import { addBasePath } from '../shared/url/base-path.js'
import { addLinkHeader, type PageHints } from './early-hints.js'
import { createEtag, isFresh } from './etag.js'

/** For one visitor, and kept by nobody (S146). */
export const PRIVATE = 'private, no-cache, no-store, max-age=0, must-revalidate'

/** The same for everybody, but asked for again each time: a page that nothing of the request reaches. */
const REVALIDATED = 'private, max-age=0, must-revalidate'

const NEVER = 'private, no-store'

/** What an answer is made from. */
export interface AnswerParts {
  readonly status: number
  readonly type: 'document' | 'data' | 'text'
  readonly body: string
  /** Whether the page is rendered per request; otherwise the browser may keep the document. */
  readonly isPerRequest: boolean
  /** An error page, not the page itself: its type is not the page's to choose. */
  readonly isError?: boolean
  /** What the app's configuration says of a page that says nothing itself. */
  readonly cacheControl?: string | undefined
  /** Of page data: where a rewrite has led. */
  readonly rewrite?: Rewrite | undefined
  /** Of a document: what the browser can fetch ahead. */
  readonly hints?: PageHints | undefined
  /** Of a page that is rendered per request: the headers that stay when nothing else is to be said. */
  readonly shared?: SharedHeaders | undefined
  readonly digest?: string | undefined
}

const TYPES = {
  document: 'text/html; charset=utf-8',
  data: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const

/** Headers of a page's answers, each object frozen and the same for all answers that have nothing more to say. */
export type SharedHeaders = Readonly<Record<'document' | 'data', Readonly<AnswerHeaders>>>

/** Makes the headers that the pages of an app share in production. */
export function createSharedHeaders(app: ServerApp): SharedHeaders {
  return {
    document: Object.freeze({ ...startHeaders(app, 'document'), 'cache-control': PRIVATE }),
    data: Object.freeze({ ...startHeaders(app, 'data'), 'cache-control': PRIVATE }),
  }
}

/** Shared headers with those of one page: its hints, where it has some. */
export function withHints(shared: SharedHeaders, hints: PageHints | undefined): SharedHeaders {
  if (hints === undefined) return shared
  return { ...shared, document: Object.freeze({ ...shared.document, link: hints.header }) }
}

/**
 * Makes an answer with its headers. What the page set on `res` goes out beside them, so a header that it
 * may set is left out here (S147, S149 to S151); a header that it may not is written over it (T20).
 */
export function respond(
  app: ServerApp,
  request: ServerRequest,
  parts: AnswerParts,
): ServerAnswer | Promise<ServerAnswer> {
  const { status, type, body, shared } = parts
  const res = request.touchedRes
  if (shared !== undefined && type !== 'text' && hasNothingToSay(parts, res)) {
    return { kind: 'answer', status, headers: shared[type], body }
  }
  const hasOwnType = type === 'document' && parts.isError !== true && res?.hasHeader('content-type') === true
  const headers = startHeaders(app, type, hasOwnType)
  if (type === 'data' && parts.rewrite !== undefined)
    headers[REWRITE_HEADER] = encodeURIComponent(JSON.stringify(parts.rewrite))
  if (parts.hints !== undefined) addLinkHeader(headers, parts.hints, res)
  if (parts.digest !== undefined) headers[DIGEST_HEADER] = parts.digest
  const cacheControl = chooseCacheControl(app, res, parts)
  if (cacheControl !== undefined) headers['cache-control'] = cacheControl
  const isBodiless = status === 204 || status === 205 || status === 304
  if (status === 200 && mayBeStored(cacheControl, res)) return respondWithEtag(headers, body, request)
  return { kind: 'answer', status, headers, body: isBodiless ? null : body }
}

/** Whether an answer is as all of its page, as far as its headers are concerned. */
function hasNothingToSay(
  { status, cacheControl, rewrite }: AnswerParts,
  res: PageResponse | undefined,
): boolean {
  if (status !== 200 || cacheControl !== undefined || rewrite !== undefined) return false
  return res === undefined || res.getHeaderNames().length === 0
}

function startHeaders({ buildId }: ServerApp, type: AnswerParts['type'], hasOwnType = false): AnswerHeaders {
  const headers: AnswerHeaders = { 'x-content-type-options': 'nosniff' }
  if (!hasOwnType) headers['content-type'] = TYPES[type]
  if (type === 'data') {
    headers[BUILD_HEADER] = buildId
    headers['cross-origin-resource-policy'] = 'same-origin'
  }
  return headers
}

/** Undefined where the page's own stays. */
function chooseCacheControl(
  { isDev }: ServerApp,
  res: PageResponse | undefined,
  { status, isPerRequest, cacheControl }: AnswerParts,
): string | undefined {
  if (isDev) return 'no-store'
  if (status >= 500) return NEVER
  if (res?.getHeader('cache-control')) return undefined
  return (status < 400 ? cacheControl : undefined) ?? (isPerRequest ? PRIVATE : REVALIDATED)
}

/** Hashing is wasted on what is never kept (S148). */
function mayBeStored(cacheControl: string | undefined, res: PageResponse | undefined): boolean {
  if (cacheControl !== undefined) return !cacheControl.includes('no-store')
  return !String(res?.getHeader('cache-control')).includes('no-store') && res?.hasHeader('etag') !== true
}

async function respondWithEtag(
  headers: AnswerHeaders,
  body: string,
  request: ServerRequest,
): Promise<ServerAnswer> {
  const etag = await createEtag(body)
  headers['etag'] = etag
  const isSafe = request.method === 'GET' || request.method === 'HEAD'
  const isKept = isSafe && isFresh(request.getHeader('if-none-match'), etag)
  return { kind: 'answer', status: isKept ? 304 : 200, headers, body: isKept ? null : body }
}

/** A day: a permanent redirect of the configuration is remembered by the visitor's browser alone (T20). */
export const REMEMBERED = 'private, max-age=86400'

/**
 * Sends a visitor's browser elsewhere. `location` is a path with base, or an address (S69, T14); `cacheControl`
 * counts where the page has set none.
 */
export function respondRedirect(
  app: ServerApp,
  request: ServerRequest,
  status: number,
  location: string,
  cacheControl?: string,
): ServerAnswer {
  const headers: AnswerHeaders = {
    location,
    'content-type': TYPES.text,
    'x-content-type-options': 'nosniff',
  }
  const chosen = chooseCacheControl(app, request.touchedRes, {
    status,
    type: 'text',
    body: '',
    isPerRequest: true,
    cacheControl,
  })
  if (chosen !== undefined) headers['cache-control'] = chosen
  if (status === 308) headers['refresh'] = `0;url=${location}`
  return { kind: 'answer', status, headers, body: location }
}

/** Where a page's redirect leads, for the `Location` header: the base is put before inside paths (S270). */
export function toLocation(
  { base, trailingSlash }: ServerApp,
  { destination, basePath }: RedirectData,
): string {
  if (basePath === false || !destination.startsWith('/')) return destination
  // The home page below a base has the slash that addresses of such an app have (S275).
  return trailingSlash ? base + destination.slice(1) : addBasePath(base.slice(0, -1), destination)
}

/** A method that the address does not take, or the answer to `OPTIONS` (F19). */
export function respondMethods(app: ServerApp, status: 204 | 405, allow: string): ServerAnswer {
  return respondRefusal(app, status, status === 405 ? 'Method Not Allowed' : null, { allow })
}

/** An answer that no page has had a say in. */
export function respondRefusal(
  app: ServerApp,
  status: number,
  body: string | null,
  headers: AnswerHeaders = {},
): ServerAnswer {
  return {
    kind: 'answer',
    status,
    headers: {
      ...headers,
      'cache-control': app.isDev ? 'no-store' : PRIVATE,
      'x-content-type-options': 'nosniff',
      ...(body !== null && { 'content-type': TYPES.text }),
    },
    body,
  }
}
