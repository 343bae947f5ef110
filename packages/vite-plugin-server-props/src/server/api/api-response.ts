import type { PageResponse, ServerRequest } from '../../shared/exchange.js'
import { checkLocation } from '../check-location.js'
import {
  BYPASS_COOKIE,
  createBypassCookie,
  createDataCookie,
  createDeletion,
  DATA_COOKIE,
  type PreviewCookieOptions,
} from '../preview/preview-cookies.js'
import type { PreviewMode } from '../preview/preview-mode.js'
import { createRedirectArgumentsError, createRedirectSchemeError, createRevalidateError } from './errors.js'
import { createCookieJar, type CookieJar } from './hold-answer.js'
import { sendData } from './send-data.js'

/** What API routes have on `res` beside Node's own. All but `revalidate` return `res`, or nothing where Next does. */
export interface ApiMethods {
  status(code: number): ApiResponse
  send(body: unknown): void
  json(body: unknown): void
  redirect(status: number, url: string): ApiResponse
  redirect(url: string): ApiResponse
  setDraftMode(options?: { readonly enable?: boolean }): ApiResponse
  setPreviewData(data: unknown, options?: PreviewCookieOptions): ApiResponse
  clearPreviewData(options?: Pick<PreviewCookieOptions, 'path'>): ApiResponse
  revalidate(path: string): Promise<void>
}

/** Node's response, or its stand-in, as API routes have it (S260, S264). */
export type ApiResponse = PageResponse & ApiMethods

/** What the methods need besides the request. */
export interface ApiSurroundings {
  readonly isDev: boolean
  readonly preview: PreviewMode
  /** Told of what fails after the handler has returned. */
  readonly onError: (error: unknown) => void
}

/** Gives a response the methods of API routes. They work without `this`, as in Next. */
export function toApiResponse(
  request: ServerRequest,
  { isDev, preview, onError }: ApiSurroundings,
): { readonly res: ApiResponse; readonly cookies: CookieJar } {
  const cookies = createCookieJar(request.res)
  const send = (body: unknown): void => sendData(request, body, isDev, onError)
  const methods: ApiMethods = {
    status(code) {
      res.statusCode = code
      return res
    },
    send,
    json(body) {
      res.setHeader('Content-Type', 'application/json; charset=utf-8')
      send(JSON.stringify(body))
    },
    redirect(statusOrUrl: number | string, url?: string) {
      redirect(res, statusOrUrl, url)
      return res
    },
    setDraftMode({ enable } = { enable: true }) {
      cookies.add(enable ? createBypassCookie(preview) : createDeletion(preview, BYPASS_COOKIE))
      return res
    },
    setPreviewData(data, options) {
      // Throws before anything is set when the data can't be kept.
      const cookie = createDataCookie(preview, data, options)
      cookies.add(createBypassCookie(preview, options))
      cookies.add(cookie)
      return res
    },
    clearPreviewData(options) {
      for (const name of [BYPASS_COOKIE, DATA_COOKIE] as const) {
        cookies.add(createDeletion(preview, name, options))
      }
      return res
    },
    revalidate: () => Promise.reject(createRevalidateError()),
  }
  const res: ApiResponse = Object.assign(request.res, methods)
  return { res, cookies }
}

/** The base is not put before a path: an API route may lead anywhere, as in Next. */
function redirect(res: PageResponse, statusOrUrl: number | string, second: string | undefined): void {
  const [status, url] = typeof statusOrUrl === 'string' ? [307, statusOrUrl] : [statusOrUrl, second]
  const isRedirect = Number.isInteger(status) && status >= 300 && status <= 399
  if (!isRedirect || typeof url !== 'string') throw createRedirectArgumentsError()
  const destination = checkLocation(url)
  if (destination.kind === 'refused') throw createRedirectSchemeError(destination.scheme)
  res.writeHead(status, { Location: destination.href })
  res.end(destination.href)
}
