import type { Params } from '../url/query.js'
import { parsePattern, PatternError, type PatternSegment } from './parse-pattern.js'

/** Routes by segment: matching takes time by the length of the path, not by the number of routes (T29, F25). */
export interface RouteTree<T> {
  readonly fixed: Map<string, RouteTree<T>>
  param: { readonly name: string; readonly tree: RouteTree<T> } | undefined
  rest: { readonly name: string; readonly value: T } | undefined
  optionalRest: { readonly name: string; readonly value: T } | undefined
  /** What stands at the end of a path here. */
  value: T | undefined
}

/** A route that took a path, and the parameters it read from it. */
export interface RouteMatch<T> {
  readonly value: T
  readonly params: Params
}

/** An empty tree. */
export function createRouteTree<T>(): RouteTree<T> {
  return { fixed: new Map(), param: undefined, rest: undefined, optionalRest: undefined, value: undefined }
}

/** Adds a route. Throws a `PatternError` when the pattern is invalid or collides with one that is there (S26). */
export function addRoute<T>(tree: RouteTree<T>, pattern: string, value: T): void {
  const segments = parsePattern(pattern)
  let node = tree
  for (const segment of segments) {
    if (segment.kind === 'fixed') node = childOf(node, segment.text)
    else if (segment.kind === 'param') node = paramOf(node, segment.name)
    else return setRest(node, segment, pattern, value)
  }
  if (node.value !== undefined) throw new PatternError(`Two pages have the address "${pattern}"`)
  if (node.optionalRest !== undefined) throw new PatternError(besideOptional(pattern, node.optionalRest.name))
  node.value = value
}

function childOf<T>(node: RouteTree<T>, text: string): RouteTree<T> {
  let child = node.fixed.get(text)
  if (child === undefined) node.fixed.set(text, (child = createRouteTree()))
  return child
}

function paramOf<T>(node: RouteTree<T>, name: string): RouteTree<T> {
  const taken = node.param?.name
  if (taken !== undefined && taken !== name) throw new PatternError(twoNames(taken, name))
  node.param ??= { name, tree: createRouteTree() }
  return node.param.tree
}

function setRest<T>(node: RouteTree<T>, segment: PatternSegment, pattern: string, value: T): void {
  if (segment.kind === 'fixed') return
  const { name } = segment
  const taken = node.rest ?? node.optionalRest
  if (taken !== undefined) {
    const isSameKind = (segment.kind === 'rest') === (node.rest !== undefined)
    throw new PatternError(isSameKind ? twoNames(taken.name, name) : bothKinds(pattern))
  }
  if (segment.kind === 'rest') {
    node.rest = { name, value }
    return
  }
  if (node.value !== undefined)
    throw new PatternError(besideOptional(pattern.slice(0, pattern.lastIndexOf('/')) || '/', name))
  node.optionalRest = { name, value }
}

function twoNames(first: string, second: string): string {
  return `You cannot use different slug names for the same dynamic path ('${first}' !== '${second}')`
}

function bothKinds(pattern: string): string {
  return `You cannot use both a required and optional catch-all route at the same level ("${pattern}")`
}

function besideOptional(pattern: string, name: string): string {
  return `You cannot define a route with the same specificity as an optional catch-all route ("${pattern}" and "${pattern === '/' ? '' : pattern}/[[...${name}]]")`
}

/**
 * Finds the route of a path given as decoded segments: at each place fixed beats `[x]` beats `[...x]`
 * beats `[[...x]]`, decided from the left; a branch that can't take the rest gives way (S8 to S13).
 */
export function matchRoute<T>(tree: RouteTree<T>, segments: readonly string[]): RouteMatch<T> | undefined {
  const params = Object.create(null) as Params
  const value = matchFrom(tree, segments, 0, params)
  return value === undefined ? undefined : { value, params }
}

function matchFrom<T>(
  node: RouteTree<T>,
  segments: readonly string[],
  index: number,
  params: Params,
): T | undefined {
  const segment = segments[index]
  if (segment === undefined) return node.value ?? node.optionalRest?.value
  const child = node.fixed.get(segment)
  if (child !== undefined) {
    const value = matchFrom(child, segments, index + 1, params)
    if (value !== undefined) return value
  }
  if (node.param !== undefined) {
    const value = matchFrom(node.param.tree, segments, index + 1, params)
    if (value !== undefined) {
      params[node.param.name] = segment
      return value
    }
  }
  const rest = node.rest ?? node.optionalRest
  if (rest === undefined) return undefined
  params[rest.name] = segments.slice(index)
  return rest.value
}
