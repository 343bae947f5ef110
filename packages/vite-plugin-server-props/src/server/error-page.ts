import type { ErrorInfo, ErrorKind, ServerAnswer, ServerRequest } from '../shared/exchange.js'
import { escapeHtml } from '../shared/escape.js'
import type { ErrorDetails } from '../shared/page-data.js'
import type { ServerRoute } from '../shared/server-app.js'
import { parseQuery } from '../shared/url/query.js'
import { hasAnswered } from './has-answered.js'
import { loadInitialProps } from './initial-props.js'
import type { LoadedPage, LoadedProps } from './page-parts.js'
import type { Address } from './parse-request.js'
import { describeError, reportError, toError } from './report-error.js'
import { readStatus } from './read-status.js'
import { respond } from './respond.js'
import { createServerRouter } from './router-state.js'
import { serializeProps } from './serialize-props.js'
import { renderDocument, type Server } from './view.js'

/** What went wrong with a request for a page, and what is known of it. */
export interface Failure {
  readonly thrown: unknown
  readonly kind: ErrorKind
  readonly route: ServerRoute | undefined
  readonly isData: boolean
}

/** Reports an error and answers 500: the error page, or page data that says nothing in production (T27). */
export async function answerError(
  server: Server,
  request: ServerRequest,
  address: Address,
  { thrown, kind, route, isData }: Failure,
): Promise<ServerAnswer> {
  // Nobody is there to be answered, and what an aborted loader throws is no error (F1).
  if (request.signal.aborted) return { kind: 'ended' }
  const info = describeError(kind, request, route)
  reportError(server.hooks, thrown, info)
  if (hasAnswered(request)) return leaveAnswer(request)
  if (isData) return answerDataError(server, request, 500, toError(thrown), info)
  if (server.app.isDev) return answerDevError(server, request, thrown, info)
  return answerErrorPage(server, request, address, 500, toError(thrown), info)
}

/** What the app has begun to write is left as it is; what it has not ended can't be told from a whole one (F7, F8). */
function leaveAnswer({ touchedRes }: ServerRequest): ServerAnswer {
  return { kind: touchedRes?.writableEnded === true ? 'ended' : 'broken' }
}

/** Answers a request for page data that has none. Its body has no `notFound`: the client loads the document. */
export function answerDataError(
  { app }: Server,
  request: ServerRequest,
  status: 400 | 404 | 500,
  error?: Error,
  info?: ErrorInfo,
): ServerAnswer | Promise<ServerAnswer> {
  const details: ErrorDetails | Record<string, never> =
    app.isDev && error !== undefined
      ? { message: error.message, ...(error.stack !== undefined && { stack: error.stack }) }
      : {}
  const body = JSON.stringify({ error: details })
  return respond(app, request, { status, type: 'data', body, isPerRequest: true, digest: info?.digest })
}

/** Answers with the page for a status. The chain ends: a 404 page that fails is a 500, and that one a text (F13). */
export async function answerErrorPage(
  server: Server,
  request: ServerRequest,
  address: Address,
  status: 400 | 404 | 500,
  error?: Error,
  info?: ErrorInfo,
): Promise<ServerAnswer> {
  const { app, hooks } = server
  const route = chooseRoute(server, status)
  try {
    const page = await server.loadPage(route)
    if (error !== undefined && route !== app.errorPage) await tellErrorPage(server, request, address, error)
    const rendered = await renderErrorPage(server, request, address, page, status, error)
    if (rendered === undefined) return { kind: 'ended' }
    return await respond(app, request, {
      ...rendered,
      type: 'document',
      isError: true,
      isPerRequest: true,
      digest: info?.digest,
    })
  } catch (failure) {
    const failed = describeError('error-page', request, route)
    reportError(hooks, failure, failed)
    if (hasAnswered(request)) return leaveAnswer(request)
    if (app.isDev) return answerDevError(server, request, failure, failed)
    if (status === 500) return answerText(server, request, info ?? failed)
    return answerErrorPage(server, request, address, 500, toError(failure), failed)
  }
}

function chooseRoute({ app }: Server, status: number): ServerRoute {
  if (status === 404) return app.notFoundPage ?? app.errorPage
  return (status === 500 ? app.serverErrorPage : undefined) ?? app.errorPage
}

/** Undefined when the page has written the answer itself. Its `getInitialProps` may choose another status. */
async function renderErrorPage(
  server: Server,
  request: ServerRequest,
  address: Address,
  page: LoadedPage,
  given: number,
  error: Error | undefined,
): Promise<{ readonly status: number; readonly body: string } | undefined> {
  const router = createErrorRouter(server, page, address)
  let props: LoadedProps = { pageProps: {}, appProps: undefined }
  let status = given
  if (page.isPerRequest) {
    request.res.statusCode = given
    props = await loadInitialProps(page, request, router, error)
    if (hasAnswered(request)) return undefined
    status = readStatus(request, page.route)
  }
  const propsJson = serializeProps(props.pageProps)
  const rewrittenQuery = undefined
  const view = { page, request, router, props, propsJson, status, error, rewrittenQuery }
  const body = await renderDocument(server, view)
  return { status: page.isPerRequest ? readStatus(request, page.route) : status, body }
}

/** With `pages/500`, `_error.getInitialProps` still learns of the error, once, to report it (S185). */
async function tellErrorPage(
  server: Server,
  request: ServerRequest,
  address: Address,
  error: Error,
): Promise<void> {
  try {
    const page = await server.loadPage(server.app.errorPage)
    if (page.Component.getInitialProps === undefined) return
    request.res.statusCode = 500
    await loadInitialProps(
      { ...page, hasAppProps: false },
      request,
      createErrorRouter(server, page, address),
      error,
    )
  } catch (failure) {
    reportError(server.hooks, failure, describeError('error-page', request, server.app.errorPage))
  }
}

/** Error pages know the address that was asked for (S172, S194). */
function createErrorRouter({ surroundings }: Server, page: LoadedPage, address: Address) {
  return createServerRouter(surroundings, page, address, parseQuery(address.search), false)
}

/** Development: message and stack, as text (T27, S182). */
export async function answerDevError(
  { app, hooks }: Server,
  request: ServerRequest,
  thrown: unknown,
  info: ErrorInfo,
): Promise<ServerAnswer> {
  const body = (await renderByHook(hooks, thrown, info)) ?? writeDevError(toError(thrown))
  return respond(app, request, {
    status: 500,
    type: 'document',
    body,
    isError: true,
    isPerRequest: true,
    digest: info.digest,
  })
}

async function renderByHook(
  hooks: Server['hooks'],
  thrown: unknown,
  info: ErrorInfo,
): Promise<string | undefined> {
  try {
    return await hooks.renderError?.(thrown, info)
  } catch (failure) {
    reportError(hooks, failure, info)
    return undefined
  }
}

function writeDevError({ message, stack }: Error): string {
  const text = stack?.includes(message) === true ? stack : `${message}\n${stack ?? ''}`
  return `<!DOCTYPE html><meta charset="utf-8"><title>500</title><pre>${escapeHtml(text)}</pre>`
}

/** The end of the chain: a few bytes that need nothing of the app (S180). */
export function answerText(
  { app }: Server,
  request: ServerRequest,
  info: ErrorInfo,
): ServerAnswer | Promise<ServerAnswer> {
  const body = 'Internal Server Error'
  return respond(app, request, { status: 500, type: 'text', body, isPerRequest: true, digest: info.digest })
}
