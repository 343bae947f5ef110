// What the browser does in place of the server's tree: it has few patterns at a time, which the build has checked and
// put in order. So it tries one after the other, and has no code for a tree or for messages.
import { createQuery, type Params } from '../url/query.js'
import { splitPath } from '../url/split-path.js'

/** `[x]`, `[...x]` or `[[...x]]`: whether it is optional, whether it takes the rest, its name. */
export const SLOT: RegExp = /^\[(\[?)(\.\.\.)?([^[\].]+)\]\]?$/

/** The parameters that a pattern reads from decoded segments; undefined when it does not take them. */
export function matchPattern(pattern: string, segments: readonly string[]): Params | undefined {
  const params = createQuery()
  let taken = 0
  for (const part of toParts(pattern)) {
    const [, optional, rest, name = ''] = SLOT.exec(part) ?? []
    if (rest !== undefined) {
      if (taken < segments.length) params[name] = segments.slice(taken)
      return taken < segments.length || optional !== '' ? params : undefined
    }
    const segment = segments[taken++]
    if (segment === undefined || (name === '' && segment !== part)) return undefined
    if (name !== '') params[name] = segment
  }
  return taken === segments.length ? params : undefined
}

/** The parameters that a pattern reads from an encoded path; undefined when it does not match. */
export function readParams(pattern: string, path: string): Params | undefined {
  const segments = splitPath(path)
  return segments && matchPattern(pattern, segments)
}

/**
 * Puts routes in the order in which they are to be tried, so that the first one that matches is the one that
 * `matchRoute` finds: from the left, fixed before `[x]` before `[...x]` before `[[...x]]`.
 */
export function inMatchOrder<T extends { readonly pattern: string }>(routes: readonly T[]): readonly T[] {
  const ranked = routes.map((route) => ({ route, rank: toRank(route.pattern) }))
  ranked.sort((one, other) => (one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : 0))
  return ranked.map(({ route }) => route)
}

/** A digit for each part. */
function toRank(pattern: string): string {
  const ranks = toParts(pattern).map((part) => {
    const slot = SLOT.exec(part)
    if (slot === null) return 0
    return slot[2] === undefined ? 1 : slot[1] === '' ? 2 : 3
  })
  return ranks.join('')
}

/** The parts of a pattern; none for the home page. */
export function toParts(pattern: string): readonly string[] {
  return pattern.split('/').filter(Boolean)
}
