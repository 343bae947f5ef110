import { DATA_SEGMENT, NEXT_DATA_SEGMENTS } from '../names.js'
import { BACKSLASH, DOT, HASH, PERCENT, QUESTION_MARK, SLASH } from './char-codes.js'
import { readNames } from './prop-names.js'

/** The path of a page: as written, and cut into decoded segments. */
export interface ParsedPath {
  /** Begins with `/`, has no base; ends with a slash only where the app's addresses do. Still percent-encoded. */
  readonly path: string
  /** Percent-decoded once each; none for the home page. */
  readonly segments: readonly string[]
  /** With its `?`, or empty. */
  readonly search: string
}

/** What a request's target asks for. */
export type Target =
  | ({ readonly kind: 'page' } & ParsedPath)
  | ({
      readonly kind: 'data'
      readonly buildId: string
      /** The props that are wanted; undefined for all of them. */
      readonly only?: readonly string[] | undefined
    } & ParsedPath)
  /** The same address in its one clean spelling, base included: answer 308 (S19, S20, T14). */
  | { readonly kind: 'redirect'; readonly location: string }
  /** Percent-encoding that is not UTF-8, or a NUL: answer 400 (S15, T7). Its segments are as they were written. */
  | ({ readonly kind: 'malformed'; readonly isData: boolean } & ParsedPath)
  /** Below a data prefix, but nobody's address: answer 404 (T10). */
  | { readonly kind: 'no-data' }
  /** Not below the base. */
  | { readonly kind: 'outside'; readonly path: string; readonly search: string }

/** A target that names a path. */
export type PathTarget = Extract<Target, ParsedPath>

/** How an app's addresses are written. */
export interface AddressStyle {
  /** Whether pages end with a slash (S275); files, whose last segment has a dot, never do. */
  readonly trailingSlash?: boolean
  /** Whether page data has Next's address too. */
  readonly isNext?: boolean
}

const PLAIN: AddressStyle = {}

/**
 * Reads the target of a request. Router, files and cache all use this result, so that none of them
 * reads a path differently (T7). `base` begins and ends with `/`.
 *
 * The path is split on `/` first and each segment is decoded once. Written `.` and `..` are resolved;
 * empty segments, backslashes and a slash too many (or missing) give one redirect to the clean path.
 */
export function parseTarget(target: string, base: string, style: AddressStyle = PLAIN): Target {
  const origin = toOriginForm(target)
  if (origin === undefined) return { kind: 'malformed', isData: false, path: '/', segments: [], search: '' }
  const raw = toRawSegments(origin)
  const search = readSearch(origin, raw.end)
  const below = belowBase(raw.segments, base)
  if (below === undefined) return { kind: 'outside', path: `/${raw.segments.join('/')}`, search }
  const dataStart = findDataStart(below, style)
  if (dataStart > 0) {
    return raw.isClean && !raw.hasSlash
      ? parseDataPath(below, dataStart, raw.isEncoded, search)
      : { kind: 'no-data' }
  }
  const wantsSlash = style.trailingSlash === true && raw.segments.length > 0 && takesSlash(below)
  if (!raw.isClean || raw.hasSlash !== wantsSlash) {
    const location = `/${raw.segments.join('/')}${wantsSlash ? '/' : ''}${search === '?' ? '' : search}`
    return { kind: 'redirect', location }
  }
  const path = raw.isAsWritten && base === '/' ? origin.slice(0, raw.end) : toPagePath(below, wantsSlash)
  const segments = raw.isEncoded ? decodeSegments(below) : below
  if (segments === undefined) return { kind: 'malformed', isData: false, path, segments: below, search }
  return { kind: 'page', path, segments, search }
}

/** The number of segments before the build id of a data address; 0 for any other address. */
function findDataStart(below: readonly string[], { isNext }: AddressStyle): number {
  if (below[0] === DATA_SEGMENT) return 1
  if (isNext !== true) return 0
  const [first, second] = NEXT_DATA_SEGMENTS
  return below[0] === first && below[1] === second ? 2 : 0
}

/** Whether the address of a path ends with a slash: pages do, files do not (S275); `.well-known` belongs to others. */
function takesSlash(below: readonly string[]): boolean {
  return below[0] !== '.well-known' && below.at(-1)?.includes('.') !== true
}

/** Absolute-form targets are served by their path (T14); `*` and the like have none. */
function toOriginForm(target: string): string | undefined {
  if (target.charCodeAt(0) === SLASH) return target
  const scheme = /^https?:\/\/[^/?#]*/i.exec(target)
  if (scheme === null) return undefined
  const rest = target.slice(scheme[0].length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** From the `?` at the end of the path up to a hash. */
function readSearch(origin: string, start: number): string {
  if (origin.charCodeAt(start) !== QUESTION_MARK) return ''
  const hash = origin.indexOf('#', start)
  return hash < 0 ? origin.slice(start) : origin.slice(start, hash)
}

interface RawSegments {
  readonly segments: readonly string[]
  /** Where the path ends in the target. */
  readonly end: number
  /** Neither backslashes nor empty segments. */
  readonly isClean: boolean
  /** Whether it ends with one slash, the path `/` aside. */
  readonly hasSlash: boolean
  /** Neither `.` nor `..` among them was resolved: joined, they are what was written. */
  readonly isAsWritten: boolean
  /** Whether there is a percent sign or a NUL in it. */
  readonly isEncoded: boolean
}

/**
 * Cuts the path of a target. One look at each character is all that most paths need, which takes a fraction of the time
 * of searching for each thing that may be in them.
 */
function toRawSegments(origin: string): RawSegments {
  const segments: string[] = []
  let start = 1
  let end = 1
  let isEncoded = false
  for (; end < origin.length; end++) {
    const code = origin.charCodeAt(end)
    if (code === SLASH) {
      if (end === start) return resolveSegments(origin)
      segments.push(origin.slice(start, end))
      start = end + 1
    } else if (code === QUESTION_MARK || code === HASH) break
    else if (code === BACKSLASH || (code === DOT && end === start)) return resolveSegments(origin)
    else if (code === PERCENT || code === 0) isEncoded = true
  }
  if (start < end) segments.push(origin.slice(start, end))
  return { segments, end, isClean: true, hasSlash: start === end && end > 1, isAsWritten: true, isEncoded }
}

/** Cuts a path with backslashes, with empty segments or with segments that begin with a dot. */
function resolveSegments(origin: string): RawSegments {
  const [written = ''] = origin.split(/[?#]/, 1)
  let isClean = !written.includes('\\')
  const parts = written.slice(1).split(isClean ? '/' : /[/\\]/)
  const hasSlash = parts.at(-1) === ''
  if (hasSlash) parts.pop()
  const segments: string[] = []
  for (const segment of parts) {
    if (segment === '') isClean = false
    else if (segment === '..') segments.pop()
    else if (segment !== '.') segments.push(segment)
  }
  const isEncoded = /[%\0]/.test(written)
  return { segments, end: written.length, isClean, hasSlash, isAsWritten: false, isEncoded }
}

function belowBase(segments: readonly string[], base: string): readonly string[] | undefined {
  if (base === '/') return segments
  const prefix = base.slice(1, -1).split('/')
  if (prefix.some((segment, index) => segments[index] !== segment)) return undefined
  return segments.slice(prefix.length)
}

function toPagePath(segments: readonly string[], hasSlash: boolean): string {
  return `/${segments.join('/')}${hasSlash && segments.length > 0 ? '/' : ''}`
}

/**
 * `<build>/<path>.json`, with the names of wanted props `<build>~a,b/<path>.json`. The home page is `/index.json`, a
 * page at `/index…` has one more `/index`.
 */
function parseDataPath(
  segments: readonly string[],
  start: number,
  isEncoded: boolean,
  search: string,
): Target {
  const build = readNames(segments[start] ?? '')
  const last = segments.at(-1) ?? ''
  if (build === undefined || segments.length < start + 2 || !last.endsWith('.json') || last === '.json') {
    return { kind: 'no-data' }
  }
  const { buildId, only } = build
  const name = last.slice(0, -'.json'.length)
  const page: string[] = []
  let path = ''
  for (let index = start + 1; index < segments.length; index++) {
    const segment = index === segments.length - 1 ? name : (segments[index] ?? '')
    page.push(segment)
    path += `/${segment}`
  }
  if (page[0] === 'index') {
    if (page.length > 1 && page[1] !== 'index') return { kind: 'no-data' }
    page.shift()
    path = path.slice('/index'.length) || '/'
  }
  const decoded = isEncoded ? decodeSegments(page) : page
  if (decoded === undefined) return { kind: 'malformed', isData: true, path, segments: page, search }
  return { kind: 'data', buildId, only, path, segments: decoded, search }
}

function decodeSegments(segments: readonly string[]): readonly string[] | undefined {
  try {
    const decoded = segments.map(decodeURIComponent)
    return decoded.some((segment) => segment.includes('\0')) ? undefined : decoded
  } catch {
    return undefined
  }
}
