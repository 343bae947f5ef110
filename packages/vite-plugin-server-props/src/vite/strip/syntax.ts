import type { ESTree } from 'vite'
import type { Node, Statement } from './parse.js'

/** Calls back for every node directly below this one. */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  // Nodes are plain objects made by JSON.parse, so there is nothing inherited to leave out.
  for (const key in node) {
    const value: unknown = node[key as keyof Node]
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) visit(item)
    } else if (isNode(value)) visit(value)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** The expression without what TypeScript wraps around it: `x as T`, `x satisfies T`, `x!`, `<T>x`, `x<T>`. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ParenthesizedExpression':
      return unwrap(node.expression)
    default:
      return node
  }
}

/** The name at the start of `x`, `x.a.b` or `x[a]`, when there is one. */
export function baseName(node: Node): string | null {
  const inner = unwrap(node)
  if (inner.type === 'Identifier') return inner.name
  return inner.type === 'MemberExpression' ? baseName(inner.object) : null
}

/** The name at the start of `A.B.C`, in an import alias or a namespace's name. */
export function firstName(node: Node): string | null {
  if (node.type === 'TSQualifiedName') return firstName(node.left)
  return node.type === 'Identifier' ? node.name : null
}

/** What a statement declares, whether it exports it or not; the statement itself when it declares nothing. */
export function declarationOf(statement: Statement): Statement | ESTree.Declaration {
  return statement.type === 'ExportNamedDeclaration' && statement.declaration
    ? statement.declaration
    : statement
}

/** Where a statement's text starts: decorators may stand in front of the `export` of a class. */
export function startOf(statement: Statement): number {
  const declaration =
    statement.type === 'ExportDefaultDeclaration' ? statement.declaration : declarationOf(statement)
  const decorators = declaration.type === 'ClassDeclaration' ? declaration.decorators : undefined
  return Math.min(statement.start, decorators?.[0]?.start ?? statement.start)
}

/** Whether a specifier is marked `type`, or stands in a list that is. */
export function isTypeSpecifier(specifier: Node): boolean {
  if (specifier.type === 'ImportSpecifier') return specifier.importKind === 'type'
  return specifier.type === 'ExportSpecifier' && specifier.exportKind === 'type'
}
