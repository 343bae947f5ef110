import type { PatternSegment } from './parse-pattern.js'
import type { Params } from '../url/query.js'
import { splitPath } from '../url/split-path.js'
import { createRouteTree, matchRoute, type RouteTree } from './route-tree.js'

/** `[x]`, `[...x]` or `[[...x]]`. */
const PARAM = /^\[(\[?)(\.\.\.)?([^[\].]+)\]\]?$/

/** Reads a pattern that the build has checked: no errors, and so no messages in the client's code. */
export function readPattern(pattern: string): readonly PatternSegment[] {
  if (pattern === '/') return []
  return pattern
    .slice(1)
    .split('/')
    .map((text) => {
      const param = PARAM.exec(text)
      if (param === null) return { kind: 'fixed', text }
      const kind = param[2] === undefined ? 'param' : param[1] === '' ? 'rest' : 'optional-rest'
      return { kind, name: param[3] as string }
    })
}

/** A tree of routes that the build has checked; for `matchRoute`. */
export function toTrustedTree<T extends { readonly pattern: string }>(routes: readonly T[]): RouteTree<T> {
  const root = createRouteTree<T>()
  for (const route of routes) insert(root, route)
  return root
}

/** The parameters that a pattern reads from an encoded path; undefined when it does not match. */
export function readParams(pattern: string, path: string): Params | undefined {
  const segments = splitPath(path)
  return segments && matchRoute(toTrustedTree([{ pattern }]), segments)?.params
}

function insert<T extends { readonly pattern: string }>(root: RouteTree<T>, value: T): void {
  let node = root
  for (const segment of readPattern(value.pattern)) {
    if (segment.kind === 'fixed') {
      let child = node.fixed.get(segment.text)
      if (child === undefined) node.fixed.set(segment.text, (child = createRouteTree()))
      node = child
    } else if (segment.kind === 'param') {
      node = (node.param ??= { name: segment.name, tree: createRouteTree() }).tree
    } else {
      node[segment.kind === 'rest' ? 'rest' : 'optionalRest'] = { name: segment.name, value }
      return
    }
  }
  node.value = value
}
