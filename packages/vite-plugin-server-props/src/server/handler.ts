import type {
  ErrorKind,
  Handler,
  HeaderList,
  ServerAnswer,
  ServerHooks,
  ServerRequest,
} from '../shared/exchange.js'
import type { RedirectData, Rewrite } from '../shared/page-data.js'
import type { ServerRoute } from '../shared/server-app.js'
import { stripBasePath } from '../shared/url/base-path.js'
import { checkDestination } from '../shared/url/check-destination.js'
import { mergeQuery, parseQuery, type Query } from '../shared/url/query.js'
import type { Api } from './api/create-api.js'
import { answerMethod, refuseUnknownMethod } from './check-method.js'
import { refuseForeignOrigin } from './check-origin.js'
import { createDocumentWriter } from './document.js'
import { sendEarlyHints } from './early-hints.js'
import { answerDataError, answerError, answerErrorPage, answerText } from './error-page.js'
import { createRuleDestinationError } from './errors.js'
import { createLargeDataWarning } from './large-data.js'
import { createPageLoader } from './load-page.js'
import { finishProps, loadProps, type LoadResult } from './load-props.js'
import {
  createObservation,
  observeLoading,
  parseObserved,
  type Observation,
} from './observe/observe-request.js'
import type { LoadedPage, LoadedProps } from './page-parts.js'
import { createRequestParser, type ParsedPage, type ParsedRedirect } from './parse-request.js'
import { readStatus } from './read-status.js'
import { createPageRenderer } from './render-page.js'
import { describeError, reportError } from './report-error.js'
import { REMEMBERED, respond, respondRedirect, respondRefusal, toLocation } from './respond.js'
import { createServerRouter, toSurroundings } from './router-state.js'
import { serializeProps } from './serialize-props.js'
import type { ServerOptions } from './server-parts.js'
import { renderDocument, type Server } from './view.js'
import { chooseFormat } from './wire-format.js'

/**
 * Makes the function that answers an app's requests: parse, match, load props, render, respond. It never
 * rejects. Throws when pages collide (S26) or `index.html` has no place for them.
 */
export function createHandler(app: ServerOptions, hooks: ServerHooks = {}): Handler {
  const server: Server = {
    app,
    hooks,
    surroundings: toSurroundings(app),
    parseRequest: createRequestParser(app),
    hasPrefix: app.base !== '/' || app.i18n !== undefined,
    loadPage: createPageLoader(app),
    api: app.createApi?.(app),
    format: chooseFormat(app),
    renderer: createPageRenderer(hooks),
    writeDocument: createDocumentWriter(app),
    warnOfLargeData: app.isDev ? createLargeDataWarning(app) : undefined,
  }
  const observation = createObservation(app, hooks)
  return (request) =>
    observation?.isOn() === true
      ? answerObserved(server, observation, request)
      : answerSafely(server, request)
}

async function answerObserved(
  server: Server,
  observation: Observation,
  request: ServerRequest,
): Promise<ServerAnswer> {
  try {
    return await observation.observe(request, () => answerSafely(server, request))
  } catch (error) {
    return answerFault(server, request, error)
  }
}

function answerSafely(server: Server, request: ServerRequest): Promise<ServerAnswer> {
  try {
    const answering = answer(server, request)
    return answering instanceof Promise ? answering : Promise.resolve(answering)
  } catch (error) {
    return Promise.resolve(answerFault(server, request, error))
  }
}

/** No promise of its own: for a page there is the one of `answerPage`, and small pages feel a second one. */
function answer(server: Server, request: ServerRequest): ServerAnswer | Promise<ServerAnswer> {
  const { app } = server
  const refusal = refuseUnknownMethod(app, request) ?? refuseForeignOrigin(app, request)
  if (refusal !== undefined) return refusal
  const parsed = parseObserved(server.parseRequest, request)
  switch (parsed.kind) {
    case 'outside':
    case 'ended':
      return parsed
    case 'rule-redirect':
      return answerRuleRedirect(server, request, parsed)
    case 'redirect':
      return respondRedirect(app, request, parsed.status, parsed.location)
    case 'page':
      if (server.hasPrefix && !parsed.isData) request.req.url = parsed.path + parsed.search
      if (parsed.headers !== undefined) setHeaders(request, withoutCacheControl(parsed.headers))
      return answerPage(server, request, parsed)
    case 'api':
      if (server.hasPrefix) request.req.url = parsed.path + parsed.search
      if (parsed.headers !== undefined) setHeaders(request, parsed.headers)
      // An app with API routes has it.
      return (server.api as Api).answer(server, request, parsed)
  }
  if (parsed.headers !== undefined) setHeaders(request, withoutCacheControl(parsed.headers))
  if (!parsed.isData) return answerErrorPage(server, request, parsed, parsed.status)
  return answerDataError(server, request, parsed.status === 400 ? 400 : 404)
}

/** The configuration's headers go out with whatever is answered, and a page may change them (S274). */
function setHeaders({ res }: ServerRequest, headers: HeaderList): void {
  for (const [name, value] of headers) {
    if (name === 'set-cookie') res.appendHeader(name, value)
    else res.setHeader(name, value)
  }
}

/** How long a page's answer may be kept depends on what it turns out to be (T20). */
function withoutCacheControl(headers: HeaderList): HeaderList {
  return headers.filter(([name]) => name !== 'cache-control')
}

/** The end of the chain, for faults of ours. */
function answerFault(
  server: Server,
  request: ServerRequest,
  error: unknown,
): ServerAnswer | Promise<ServerAnswer> {
  const info = describeError('internal', request, undefined)
  reportError(server.hooks, error, info)
  return answerText(server, request, info)
}

const NO_PROPS: LoadResult = { kind: 'props', given: undefined, initial: undefined }

/** The story of a request for a page: its document or its data. */
async function answerPage(server: Server, request: ServerRequest, parsed: ParsedPage): Promise<ServerAnswer> {
  const { app } = server
  const { route, isData } = parsed
  let step: ErrorKind = 'load-module'
  try {
    const loading = server.loadPage(route)
    const page = loading instanceof Promise ? await observeLoading(request, route, loading) : loading
    // The client knows which pages have no data, but not where a rewrite leads. `getInitialProps` runs there.
    if (isData && page.loader === undefined && parsed.rewritten === undefined)
      return await answerDataError(server, request, 404)
    const methodAnswer = answerMethod(app, request, page.isPerRequest)
    if (methodAnswer !== undefined) return methodAnswer
    if (!isData) sendEarlyHints(request, page)

    step = 'load-props'
    const reading = page.loader === undefined ? undefined : server.api?.readPreview(request)
    const preview = reading && (await reading)
    const router = createRouter(server, page, parsed, preview !== undefined)
    const result = page.isPerRequest
      ? await loadProps(page, request, parsed, router, app.isDev, preview)
      : NO_PROPS
    if (result.kind === 'ended') return result
    if (result.kind === 'notFound') return await answerNotFound(server, request, parsed)
    if (result.kind === 'redirect') return answerRedirect(server, request, isData, result.redirect)
    const status = readStatus(request, page.route)

    step = 'check-props'
    const props = finishProps(page, result, parsed.only, app.isDev)
    const { isPerRequest, headers: shared } = page
    const cacheControl = getCacheControl(parsed)
    if (isData) {
      tellProps(server, request, route, props)
      const body = server.format.writeData(page, props)
      const rewrite = toRewrite(parsed)
      return respond(app, request, {
        status,
        type: 'data',
        body,
        isPerRequest,
        cacheControl,
        rewrite,
        shared,
      })
    }

    const propsJson = serializeProps(props.pageProps)
    tellProps(server, request, route, props, propsJson)
    step = 'render'
    const rewrittenQuery = isPerRequest ? undefined : toRewrite(parsed)?.query
    const view = { page, request, router, props, propsJson, status, error: undefined, rewrittenQuery }
    const rendering = renderDocument(server, view)
    const body = typeof rendering === 'string' ? rendering : await rendering
    // `_document` may have chosen another status while it rendered.
    return respond(app, request, {
      status: readStatus(request, route),
      type: 'document',
      body,
      isPerRequest,
      cacheControl,
      hints: page.hints,
      shared,
    })
  } catch (thrown) {
    try {
      return await answerError(server, request, parsed, { thrown, kind: step, route, isData })
    } catch (error) {
      return answerFault(server, request, error)
    }
  }
}

/** Shows props to those who look at them. Their JSON is made for that alone where it is not there already. */
function tellProps(
  { hooks, warnOfLargeData }: Server,
  { trace }: ServerRequest,
  route: ServerRoute,
  props: LoadedProps,
  propsJson?: string,
): void {
  if (trace !== undefined || warnOfLargeData !== undefined) {
    const json = propsJson ?? serializeProps(props.pageProps)
    trace?.tellProps(props.pageProps, json)
    warnOfLargeData?.(route, props, json)
  }
  hooks.checkProps?.(route.file, { ...props.appProps, ...props.pageProps })
}

/** On a page that is not rendered per request the router knows no search (S193). */
function createRouter({ surroundings }: Server, page: LoadedPage, parsed: ParsedPage, isPreview: boolean) {
  const { isPerRequest } = page
  const query: Query = isPerRequest ? (parsed.rewritten?.query ?? parseQuery(parsed.search)) : {}
  if (isPerRequest) addParams(query, page, parsed)
  return createServerRouter(surroundings, page, parsed, query, isPreview)
}

/** Route parameters win (S36). By their names, because V8 takes longer to list an object without prototype. */
function addParams(query: Query, { paramNames }: LoadedPage, { params }: ParsedPage): void {
  for (const name of paramNames) {
    const value = params[name]
    // An optional catch-all may take nothing.
    if (value !== undefined) query[name] = value
  }
}

function answerNotFound(
  server: Server,
  request: ServerRequest,
  parsed: ParsedPage,
): ServerAnswer | Promise<ServerAnswer> {
  if (!parsed.isData) return answerErrorPage(server, request, parsed, 404)
  const body = '{"notFound":true}'
  return respond(server.app, request, { status: 404, type: 'data', body, isPerRequest: true })
}

/** As page data a redirect is a 200, so that `fetch` does not follow it (S81, S116). */
function answerRedirect(
  { app, format }: Server,
  request: ServerRequest,
  isData: boolean,
  redirect: RedirectData,
): ServerAnswer | Promise<ServerAnswer> {
  if (!isData) return respondRedirect(app, request, redirect.statusCode, toLocation(app, redirect))
  const body = format.writeRedirect(redirect)
  return respond(app, request, { status: 200, type: 'data', body, isPerRequest: true })
}

/** A redirect of the configuration leads away before any page is looked at (S272). */
function answerRuleRedirect(
  { app, format }: Server,
  request: ServerRequest,
  { isData, redirect: { location, statusCode, isForAll } }: ParsedRedirect,
): ServerAnswer | Promise<ServerAnswer> {
  const checked = checkDestination(location)
  if (checked.kind === 'refused') {
    // The request gave a parameter that makes no host: nobody's fault but its own.
    if (/^https?:$/.test(checked.scheme)) return respondRefusal(app, 400, 'Bad Request')
    throw createRuleDestinationError(checked.scheme, request.target)
  }
  const { href } = checked
  if (!isData) {
    const isPermanent = statusCode === 308 || statusCode === 301
    return respondRedirect(app, request, statusCode, href, isPermanent && isForAll ? REMEMBERED : undefined)
  }
  const inside = href.startsWith('/') ? stripBasePath(app.base.slice(0, -1), href) : undefined
  const redirect = { destination: inside ?? href, statusCode, ...(inside === undefined && NO_BASE) }
  return respond(app, request, {
    status: 200,
    type: 'data',
    body: format.writeRedirect(redirect),
    isPerRequest: true,
  })
}

const NO_BASE = { basePath: false } as const

/** What the client can't know of an address that was rewritten. */
function toRewrite({ route, params, rewritten }: ParsedPage): Rewrite | undefined {
  return rewritten && { page: route.pattern, query: mergeQuery(rewritten.query, params) }
}

/** What the configuration says, where the page says nothing; drafts of an answer are for nobody else (T32). */
function getCacheControl({ headers }: ParsedPage): string | undefined {
  return headers?.find(([name]) => name === 'cache-control')?.[1]
}
