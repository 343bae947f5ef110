import type { ErrorKind, ServerAnswer, ServerRequest } from '../../shared/exchange.js'
import type { ApiRoute } from '../../shared/server-app.js'
import { mergeQuery, parseQuery } from '../../shared/url/query.js'
import { answerDevError, answerText } from '../error-page.js'
import { hasAnswered } from '../has-answered.js'
import type { ParsedApi } from '../parse-request.js'
import type { PreviewMode } from '../preview/preview-mode.js'
import { readPreview } from '../preview/read-preview.js'
import { observeLoading } from '../observe/observe-request.js'
import { describeError, reportError } from '../report-error.js'
import { respondRefusal } from '../respond.js'
import type { Server } from '../view.js'
import { answerEdge } from './answer-edge.js'
import { toApiRequest } from './api-request.js'
import { toApiResponse, type ApiSurroundings } from './api-response.js'
import { ApiError, createResponseReturnedError, toReturnedWarning, toStalledWarning } from './errors.js'
import type { LoadApi, LoadedApi } from './load-api.js'
import { watchResponseSize } from './watch-response-size.js'

/** What API routes have in common. */
interface ApiServer {
  readonly server: Server
  readonly load: LoadApi
  readonly preview: PreviewMode | undefined
}

const ENDED: ServerAnswer = { kind: 'ended' }

/**
 * The story of a request for an API route (S260): load, read the body, run the handler, which answers
 * itself. Where somebody else sends what it writes, the answer is there with its first bytes.
 */
export function answerApi(api: ApiServer, request: ServerRequest, parsed: ParsedApi): Promise<ServerAnswer> {
  const answering = runApi(api, request, parsed)
  const begun = request.res.whenBegun?.()
  return begun === undefined ? answering : Promise.race([answering, begun.then(() => ENDED)])
}

async function runApi(
  { server, load, preview: mode }: ApiServer,
  request: ServerRequest,
  parsed: ParsedApi,
): Promise<ServerAnswer> {
  const { route, params, search, rewritten } = parsed
  const { res } = request
  let step: ErrorKind = 'load-module'
  try {
    const loading = load(route)
    const api = loading instanceof Promise ? await observeLoading(request, route, loading) : loading
    step = 'run-handler'
    if (!res.hasHeader('x-content-type-options')) res.setHeader('X-Content-Type-Options', 'nosniff')
    const { trace } = request
    if (api.config.isEdge) {
      return await (trace === undefined
        ? answerEdge(api, request, params)
        : trace.run({ step: 'api', route }, answerEdge, api, request, params))
    }
    const reading = readPreview(mode, request)
    const preview = reading && (await reading)
    const query = mergeQuery(rewritten?.query ?? parseQuery(search), params)
    const req = await toApiRequest(request, query, preview, api.config.bodyLimit)
    const surroundings: ApiSurroundings = {
      isDev: server.app.isDev,
      // An app with API routes has it.
      preview: mode as PreviewMode,
      onError: (error) => {
        reportError(server.hooks, error, describeError(step, request, route))
        res.destroy()
      },
    }
    if (trace === undefined) await runHandler(api, request, req, surroundings)
    else await trace.run({ step: 'api', route }, runHandler, api, request, req, surroundings)
    return ENDED
  } catch (error) {
    if (error instanceof ApiError) return respondRefusal(server.app, error.status, error.message)
    return answerError(server, request, route, step, error)
  }
}

async function runHandler(
  { handler, config, route }: LoadedApi,
  request: ServerRequest,
  req: unknown,
  surroundings: ApiSurroundings,
): Promise<void> {
  const { target } = request
  if (config.responseLimit !== undefined) watchResponseSize(request.res, target, config.responseLimit)
  const { res, cookies } = toApiResponse(request, surroundings)
  let isPiped = false
  res.once('pipe', () => (isPiped = true))
  const returned = await handler(req, res)
  const settling = cookies.settle()
  if (settling !== undefined) await settling
  if (returned instanceof Response) throw createResponseReturnedError(route.file)
  if (!surroundings.isDev) return
  if (returned !== undefined) console.warn(toReturnedWarning(typeof returned))
  if (!config.isResolvedElsewhere && !isPiped && !hasAnswered(request)) console.warn(toStalledWarning(target))
}

/** What the handler said of a body that is not sent. */
const BODY_HEADERS = ['Content-Encoding', 'Content-Length', 'ETag', 'Last-Modified', 'Transfer-Encoding']

/** A handler that failed: 500 without details in production (S265), and all of them in development. */
async function answerError(
  server: Server,
  request: ServerRequest,
  route: ApiRoute,
  kind: ErrorKind,
  thrown: unknown,
): Promise<ServerAnswer> {
  if (request.signal.aborted) return ENDED
  const info = describeError(kind, request, route)
  reportError(server.hooks, thrown, info)
  const { res } = request
  if (res.writableEnded) return ENDED
  if (hasAnswered(request)) {
    res.destroy()
    return { kind: 'broken' }
  }
  for (const name of BODY_HEADERS) res.removeHeader(name)
  return server.app.isDev ? answerDevError(server, request, thrown, info) : answerText(server, request, info)
}
