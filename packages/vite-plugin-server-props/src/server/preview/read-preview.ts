import { parse } from 'cookie-es'
import type { ServerRequest } from '../../shared/exchange.js'
import { keepPrivate } from './keep-private.js'
import { BYPASS_COOKIE, createDeletion, DATA_COOKIE, type SealedPreview } from './preview-cookies.js'
import type { PreviewMode } from './preview-mode.js'
import { unseal } from './seal.js'

/** Draft mode is on. */
export interface Preview {
  /** What `res.setPreviewData()` stored; an empty object in draft mode without it. */
  readonly data: unknown
}

/**
 * Opens a request's cookies of draft mode. Cookies that are forged, expired or of another deployment count
 * as none and are deleted by the answer (T32); with either, the answer is kept by nobody. No promise, and
 * no more than a look at the header, for a request that has neither.
 */
export function readPreview(
  mode: PreviewMode | undefined,
  request: ServerRequest,
): Promise<Preview | undefined> | undefined {
  const header = mode && request.getHeader('cookie')
  if (mode === undefined || header === undefined) return undefined
  const hasCookie = header.includes(BYPASS_COOKIE) || header.includes(DATA_COOKIE)
  return hasCookie ? readCookies(mode, request, header) : undefined
}

async function readCookies(
  mode: PreviewMode,
  request: ServerRequest,
  header: string,
): Promise<Preview | undefined> {
  const cookies: Readonly<Record<string, string | undefined>> = parse(header)
  const { [BYPASS_COOKIE]: bypass, [DATA_COOKIE]: data } = cookies
  if (bypass === undefined && data === undefined) return undefined
  keepPrivate(request.res)
  const preview = await openCookies(mode, bypass, data)
  if (preview !== undefined) return preview
  for (const name of [BYPASS_COOKIE, DATA_COOKIE] as const) {
    request.res.appendHeader('Set-Cookie', createDeletion(mode, name))
  }
  return undefined
}

/** Data alone counts for nothing, as in Next. */
async function openCookies(
  mode: PreviewMode,
  bypass: string | undefined,
  data: string | undefined,
): Promise<Preview | undefined> {
  if (bypass === undefined || (await openCookie(mode, BYPASS_COOKIE, bypass)) === undefined) return undefined
  if (data === undefined) return { data: {} }
  return openCookie(mode, DATA_COOKIE, data)
}

async function openCookie(mode: PreviewMode, name: string, value: string): Promise<Preview | undefined> {
  const text = await unseal(await mode.getKey(), name, value)
  if (text === undefined) return undefined
  // Only `seal` makes what can be opened, and it was given one of these.
  const { until, data } = JSON.parse(text) as SealedPreview
  return until * 1000 > Date.now() ? { data } : undefined
}
