import type { Node } from './parse.js'

export type ObjectPattern = Extract<Node, { type: 'ObjectPattern' }>

/** An expression inside a pattern, a default value or a computed key, and the names that need it. */
export interface PatternPiece {
  readonly node: Node
  readonly names: readonly string[]
}

/** The names that a pattern declares. */
export function boundNames(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name]
  const names: string[] = []
  const rest: Node[] = [pattern]
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.type === 'Identifier') names.push(node.name)
    else rest.push(...partsOf(node))
  }
  return names.toReversed()
}

/** The patterns directly in a pattern. */
function partsOf(pattern: Node): Node[] {
  switch (pattern.type) {
    case 'ObjectPattern':
      return pattern.properties
    case 'ArrayPattern':
      return pattern.elements.filter((element) => element !== null)
    case 'Property':
      return [pattern.value]
    case 'AssignmentPattern':
      return [pattern.left]
    case 'RestElement':
      return [pattern.argument]
    default:
      return []
  }
}

/** The expressions in a pattern. One that stands above no name is needed by all of the pattern's names. */
export function patternPieces(pattern: Node): PatternPiece[] {
  const all = boundNames(pattern)
  const pieces: PatternPiece[] = []
  const add = (node: Node, names: string[]): void => {
    pieces.push({ node, names: names.length > 0 ? names : all })
  }
  const visit = (node: Node): void => {
    switch (node.type) {
      case 'ObjectPattern':
        for (const property of node.properties) {
          if (property.type === 'RestElement') continue
          // A rest element leaves out what the keys before it name, so it needs them too.
          if (property.computed) add(property.key, [...boundNames(property.value), ...restNames(node)])
          visit(property.value)
        }
        return
      case 'ArrayPattern':
        for (const element of node.elements) if (element) visit(element)
        return
      case 'AssignmentPattern':
        add(node.right, boundNames(node.left))
        return visit(node.left)
      case 'RestElement':
        return visit(node.argument)
    }
  }
  visit(pattern)
  return pieces
}

/** The names below `...rest` in an object pattern. */
export function restNames(pattern: ObjectPattern): string[] {
  const last = pattern.properties.at(-1)
  return last?.type === 'RestElement' ? boundNames(last) : []
}
