import { DATA_SEGMENT } from '../names.js'

/** The path of a page: as written, and cut into decoded segments. */
export interface ParsedPath {
  /** Begins with `/`, has no base and no trailing slash; still percent-encoded. */
  readonly path: string
  /** Percent-decoded once each; none for the home page. */
  readonly segments: readonly string[]
  /** With its `?`, or empty. */
  readonly search: string
}

/** What a request's target asks for. */
export type Target =
  | ({ readonly kind: 'page' } & ParsedPath)
  | ({ readonly kind: 'data'; readonly buildId: string } & ParsedPath)
  /** The same address in its one clean spelling, base included: answer 308 (S19, S20, T14). */
  | { readonly kind: 'redirect'; readonly location: string }
  /** Percent-encoding that is not UTF-8, or a NUL: answer 400 (S15, T7). */
  | { readonly kind: 'malformed'; readonly isData: boolean; readonly path: string }
  /** Below the data prefix, but nobody's address: answer 404 (T10). */
  | { readonly kind: 'no-data' }
  /** Not below the base. */
  | { readonly kind: 'outside' }

/**
 * Reads the target of a request. Router, files and cache all use this result, so that none of them
 * reads a path differently (T7). `base` begins and ends with `/`.
 *
 * The path is split on `/` first and each segment is decoded once. Written `.` and `..` are resolved;
 * empty segments, backslashes and a trailing slash give one redirect to the clean path.
 */
export function parseTarget(target: string, base: string): Target {
  const origin = toOriginForm(target)
  if (origin === undefined) return { kind: 'malformed', isData: false, path: '/' }
  const hash = origin.indexOf('#')
  const address = hash < 0 ? origin : origin.slice(0, hash)
  const mark = address.indexOf('?')
  const search = mark < 0 ? '' : address.slice(mark)
  const written = mark < 0 ? address : address.slice(0, mark)
  const raw = toRawSegments(written)
  const below = belowBase(raw.segments, base)
  if (below === undefined) return { kind: 'outside' }
  const isData = below[0] === DATA_SEGMENT
  if (!raw.isClean) {
    if (isData) return { kind: 'no-data' }
    return { kind: 'redirect', location: `/${raw.segments.join('/')}${search === '?' ? '' : search}` }
  }
  return isData ? parseDataPath(below, search) : parsePagePath(below, search)
}

/** Absolute-form targets are served by their path (T14); `*` and the like have none. */
function toOriginForm(target: string): string | undefined {
  if (target.charCodeAt(0) === 47) return target
  const scheme = /^https?:\/\/[^/?#]*/i.exec(target)
  if (scheme === null) return undefined
  const rest = target.slice(scheme[0].length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

interface RawSegments {
  readonly segments: readonly string[]
  readonly isClean: boolean
}

function toRawSegments(written: string): RawSegments {
  if (written === '/') return { segments: [], isClean: true }
  let isClean = !written.includes('\\')
  const segments: string[] = []
  for (const segment of written.slice(1).split(isClean ? '/' : /[/\\]/)) {
    if (segment === '') isClean = false
    else if (segment === '..') segments.pop()
    else if (segment !== '.') segments.push(segment)
  }
  return { segments, isClean }
}

function belowBase(segments: readonly string[], base: string): readonly string[] | undefined {
  if (base === '/') return segments
  const prefix = base.slice(1, -1).split('/')
  if (prefix.some((segment, index) => segments[index] !== segment)) return undefined
  return segments.slice(prefix.length)
}

function parsePagePath(segments: readonly string[], search: string): Target {
  const path = `/${segments.join('/')}`
  const decoded = decodeSegments(segments, path)
  if (decoded === undefined) return { kind: 'malformed', isData: false, path }
  return { kind: 'page', path, segments: decoded, search }
}

/** `/_data/<build>/<path>.json`; the home page is `/index.json`, a page at `/index…` has one more `/index`. */
function parseDataPath(segments: readonly string[], search: string): Target {
  const [, buildId, ...rest] = segments
  const last = rest.at(-1)
  if (buildId === undefined || last === undefined || !last.endsWith('.json') || last === '.json') {
    return { kind: 'no-data' }
  }
  rest[rest.length - 1] = last.slice(0, -'.json'.length)
  if (rest[0] === 'index') {
    if (rest.length > 1 && rest[1] !== 'index') return { kind: 'no-data' }
    rest.shift()
  }
  const path = `/${rest.join('/')}`
  const decoded = decodeSegments(rest, path)
  if (decoded === undefined) return { kind: 'malformed', isData: true, path }
  return { kind: 'data', buildId, path, segments: decoded, search }
}

function decodeSegments(segments: readonly string[], path: string): readonly string[] | undefined {
  if (!path.includes('%')) return path.includes('\0') ? undefined : segments
  try {
    const decoded = segments.map(decodeURIComponent)
    return decoded.some((segment) => segment.includes('\0')) ? undefined : decoded
  } catch {
    return undefined
  }
}
