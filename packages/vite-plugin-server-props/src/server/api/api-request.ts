import type { PageRequest, ServerRequest } from '../../shared/exchange.js'
import type { Query } from '../../shared/url/query.js'
import { withCookies, type RequestWithCookies } from '../cookies.js'
import type { Preview } from '../preview/read-preview.js'
import type { BodyLimit } from './api-config.js'
import { parseBody } from './parse-body.js'

/** Node's request, or its stand-in, with what API routes have on it (S261, S262). */
export type ApiRequest = RequestWithCookies & {
  readonly query: Query
  readonly body: unknown
  readonly draftMode: true | undefined
  readonly preview: true | undefined
  /** False outside of draft mode, as in Next. */
  readonly previewData: unknown
}

/** Gives a request what API routes have on it, its body included. Rejects with an `ApiError` for the visitor. */
export async function toApiRequest(
  request: ServerRequest,
  query: Query,
  preview: Preview | undefined,
  limit: BodyLimit | undefined,
): Promise<ApiRequest> {
  const req = withCookies(request.req)
  define(req, 'query', query)
  define(req, 'draftMode', preview && true)
  define(req, 'preview', preview && true)
  define(req, 'previewData', preview === undefined ? false : preview.data)
  // What a middleware has parsed stays.
  const present = (req as { body?: unknown }).body
  if (limit !== undefined && !present) define(req, 'body', await parseBody(req, limit))
  return req as ApiRequest
}

/** Express 5 has a getter for some of these. */
function define(req: PageRequest, name: string, value: unknown): void {
  Object.defineProperty(req, name, { configurable: true, enumerable: true, writable: true, value })
}
