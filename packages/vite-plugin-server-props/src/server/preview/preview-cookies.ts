import { createPreviewDataError, createPreviewOptionError, createPreviewSizeError } from './errors.js'
import type { PreviewMode } from './preview-mode.js'
import { seal, sealedLength } from './seal.js'

/** Next's names: what finds out about draft mode finds it here, too. */
export const BYPASS_COOKIE = '__prerender_bypass'
/** Holds preview data, sealed. */
export const DATA_COOKIE = '__next_preview_data'

/** What browsers keep of a cookie, with its name and attributes, is 4 kB. */
const MAX_LENGTH = 2048

/** The second argument of `res.setPreviewData()`. */
export interface PreviewCookieOptions {
  /** Seconds that the browser keeps the cookies; without it, until it is closed. */
  readonly maxAge?: number
  readonly path?: string
}

/** What is sealed: until when it counts, in seconds since 1970, and what was stored. */
export interface SealedPreview {
  readonly until: number
  readonly data?: unknown
}

/** Makes the `Set-Cookie` that turns draft mode on (S50). */
export async function createBypassCookie(
  mode: PreviewMode,
  options: PreviewCookieOptions = {},
): Promise<string> {
  checkOptions(options)
  return sealCookie(mode, BYPASS_COOKIE, toText(mode, options), options)
}

/** Makes the `Set-Cookie` that stores preview data (S51). Throws, and does not reject, for data that it can't keep. */
export function createDataCookie(
  mode: PreviewMode,
  data: unknown,
  options: PreviewCookieOptions = {},
): Promise<string> {
  checkOptions(options)
  if ((JSON.stringify(data) as string | undefined) === undefined) throw createPreviewDataError(typeof data)
  const text = toText(mode, options, data)
  if (sealedLength(text) > MAX_LENGTH) throw createPreviewSizeError()
  return sealCookie(mode, DATA_COOKIE, text, options)
}

/** Makes the `Set-Cookie` that deletes a cookie: by the same attributes that it was set with. */
export function createDeletion(
  mode: PreviewMode,
  name: typeof BYPASS_COOKIE | typeof DATA_COOKIE,
  options: Pick<PreviewCookieOptions, 'path'> = {},
): string {
  checkOptions(options)
  return `${name}=; Path=${options.path ?? mode.path}; Expires=Thu, 01 Jan 1970 00:00:00 GMT${mode.attributes}`
}

function toText(mode: PreviewMode, { maxAge = mode.maxAge }: PreviewCookieOptions, data?: unknown): string {
  const sealed: SealedPreview = { until: Math.floor(Date.now() / 1000) + maxAge, data }
  return JSON.stringify(sealed)
}

async function sealCookie(
  mode: PreviewMode,
  name: string,
  text: string,
  { maxAge, path = mode.path }: PreviewCookieOptions,
): Promise<string> {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`
  return `${name}=${await seal(await mode.getKey(), name, text)}; Path=${path}${age}${mode.attributes}`
}

function checkOptions({ maxAge, path }: PreviewCookieOptions): void {
  if (maxAge !== undefined && !(Number.isSafeInteger(maxAge) && maxAge > 0)) {
    throw createPreviewOptionError('maxAge', maxAge)
  }
  // Whatever ended the attribute would begin another one.
  if (path !== undefined && !/^\/[\x21-\x3a\x3c-\x7e]*$/.test(path))
    throw createPreviewOptionError('path', path)
}
