import type { ESTree } from 'vite'

/**
 * The fields that a page's component is given where the module says so, with their places: by assignments at the
 * top of the module, by `Object.assign`, and as static members of a class.
 */
export function findStatics(
  program: ESTree.Program,
  component: string | undefined,
): ReadonlyMap<string, number> {
  const statics = new Map<string, number>()
  for (const statement of program.body) {
    for (const { name, start } of staticsIn(statement, component)) statics.set(name, start)
  }
  return statics
}

interface Static {
  readonly name: string
  readonly start: number
}

function staticsIn(statement: ESTree.Program['body'][number], component: string | undefined): Static[] {
  switch (statement.type) {
    case 'ExpressionStatement':
      return givenBy(statement.expression, component)
    case 'ClassDeclaration':
      return isNamed(statement.id, component) ? membersOf(statement) : []
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ id, init }) =>
        isNamed(id, component) && init?.type === 'ClassExpression' ? membersOf(init) : [],
      )
    case 'ExportNamedDeclaration':
      return statement.declaration ? staticsIn(statement.declaration, component) : []
    case 'ExportDefaultDeclaration': {
      const { declaration } = statement
      const isClass = declaration.type === 'ClassDeclaration' || declaration.type === 'ClassExpression'
      return isClass ? membersOf(declaration) : []
    }
    default:
      return []
  }
}

function givenBy(expression: ESTree.Expression, component: string | undefined): Static[] {
  if (expression.type === 'AssignmentExpression') {
    const { left, start } = expression
    if (left.type !== 'MemberExpression' || !isNamed(left.object, component)) return []
    const name = keyOf(left.property, left.computed)
    return name === undefined ? [] : [{ name, start }]
  }
  if (expression.type !== 'CallExpression' || !isObjectAssign(expression.callee)) return []
  const [target, ...sources] = expression.arguments
  if (!isNamed(target, component)) return []
  return sources
    .flatMap((source) => (source.type === 'ObjectExpression' ? source.properties : []))
    .flatMap(toStatic)
}

function membersOf({ body }: ESTree.Class): Static[] {
  return body.body.flatMap((member) =>
    'static' in member && member.static && 'key' in member ? toStatic(member) : [],
  )
}

function toStatic(member: ESTree.ObjectPropertyKind | ESTree.ClassElement): Static[] {
  if (!('key' in member)) return []
  const name = keyOf(member.key, member.computed)
  return name === undefined ? [] : [{ name, start: member.start }]
}

function keyOf(key: ESTree.Node, computed: boolean): string | undefined {
  if (key.type === 'Literal') return String(key.value)
  return key.type === 'Identifier' && !computed ? key.name : undefined
}

function isNamed(node: ESTree.Node | null | undefined, component: string | undefined): boolean {
  return component !== undefined && node?.type === 'Identifier' && node.name === component
}

function isObjectAssign(callee: ESTree.Expression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    isNamed(callee.object, 'Object') &&
    keyOf(callee.property, callee.computed) === 'assign'
  )
}
