import { attempt } from '../attempt.js'

/** A path without base, search and hash. */
export function toPath(address: string): string {
  return address.replace(/[?#].*/s, '')
}

/** An address as it is asked for: hashes stay in the browser. */
export function withoutHash(address: string): string {
  return address.replace(/#.*/s, '')
}

/**
 * The decoded segments of a path that `resolveHref` or the browser has normalised; undefined when its
 * encoding is malformed. A request's target, which may be anything, is read by `parseTarget`.
 */
export function splitPath(path: string): readonly string[] | undefined {
  const clean = path.replace(/\/$/, '')
  return clean === '' ? [] : attempt(() => clean.slice(1).split('/').map(decodeURIComponent))
}
