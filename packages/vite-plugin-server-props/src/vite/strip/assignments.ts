import type { Node } from './parse.js'
import { baseName, unwrap } from './syntax.js'

/** The names that a top-level assignment statement writes; none when it is, or also does, something else. */
export function assignedNames(statement: Node): string[] {
  if (statement.type !== 'ExpressionStatement') return []
  return namesWrittenBy(statement.expression) ?? []
}

function namesWrittenBy(expression: Node): string[] | null {
  const node = unwrap(expression)
  switch (node.type) {
    case 'AssignmentExpression': {
      const right = unwrap(node.right)
      return joined([
        targetNames(node.left),
        right.type === 'AssignmentExpression' ? namesWrittenBy(right) : [],
      ])
    }
    case 'UpdateExpression':
      return targetNames(node.argument)
    case 'SequenceExpression':
      return joined(node.expressions.map(namesWrittenBy))
    default:
      return null
  }
}

function targetNames(target: Node): string[] | null {
  switch (target.type) {
    case 'ObjectPattern':
      return joined(target.properties.map(targetNames))
    case 'ArrayPattern':
      return joined(target.elements.map((element) => (element ? targetNames(element) : [])))
    case 'Property':
      return targetNames(target.value)
    case 'AssignmentPattern':
      return targetNames(target.left)
    case 'RestElement':
      return targetNames(target.argument)
    default: {
      const name = baseName(target)
      return name === null ? null : [name]
    }
  }
}

function joined(lists: readonly (string[] | null)[]): string[] | null {
  return lists.some((list) => list === null) ? null : lists.flatMap((list) => list ?? [])
}
