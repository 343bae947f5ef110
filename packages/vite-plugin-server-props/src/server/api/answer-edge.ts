import type { ServerAnswer, ServerRequest } from '../../shared/exchange.js'
import type { Params } from '../../shared/url/query.js'
import { createNoResponseError } from './errors.js'
import type { LoadedApi } from './load-api.js'
import { sendWebStream } from './send-stream.js'

const ENDED: ServerAnswer = { kind: 'ended' }

/** Answers with the `Response` of a route with `runtime: 'edge'`. Route parameters are in the search of its request's URL. */
export async function answerEdge(
  { handler, route }: LoadedApi,
  request: ServerRequest,
  params: Params,
): Promise<ServerAnswer> {
  const response = await handler(withParams(request.request, params), {})
  if (!(response instanceof Response)) throw createNoResponseError(route.file, response)
  const { res } = request
  res.statusCode = response.status
  for (const [name, value] of response.headers) {
    if (name === 'set-cookie') res.appendHeader(name, value)
    else res.setHeader(name, value)
  }
  if (response.body === null || request.method === 'HEAD') {
    await response.body?.cancel()
    res.end()
  } else await sendWebStream(response.body, res)
  return ENDED
}

function withParams(request: Request, params: Params): Request {
  const names = Object.keys(params)
  if (names.length === 0) return request
  const url = new URL(request.url)
  for (const name of names) {
    url.searchParams.delete(name)
    for (const value of [params[name] ?? []].flat()) url.searchParams.append(name, value)
  }
  return new Request(url, request)
}
