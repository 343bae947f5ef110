// The walk through a piece of code: every name that it refers to as a value, in which scope, and what it writes when.
import type { ESTree } from 'vite'
import type { Node } from './parse.js'
import { Scope } from './scope.js'
import { baseName, firstName, forEachChild, unwrap } from './syntax.js'

/** A name where it is used, not yet resolved: what is declared around it is known when the walk has ended. */
export interface Reference {
  readonly name: string
  readonly offset: number
  readonly scope: Scope
  readonly use: Use
}

/** What is done with a name. A call of something in it is none of itself. */
export type Use = 'read' | 'write' | 'call'

/** Walks through code that stands in `scope`. A JSX tag refers to `jsxNames` too. The order is no order of the text. */
export function collectReferences(
  node: Node,
  scope: Scope,
  jsxNames: readonly string[],
): readonly Reference[] {
  const walk = new Walk(jsxNames)
  walk.fromPiece(node, scope)
  return walk.references
}

class Walk {
  readonly references: Reference[] = []
  readonly #jsxNames: readonly string[]
  // What is still to be visited, and where: code can be nested deeper than calls can.
  readonly #nodes: Node[] = []
  readonly #scopes: Scope[] = []

  constructor(jsxNames: readonly string[]) {
    this.#jsxNames = jsxNames
  }

  fromPiece(piece: Node, scope: Scope): void {
    const inner = unwrap(piece)
    if (inner.type === 'FunctionDeclaration' && inner.id) scope.declare(inner.id.name)
    // What a generator does is done when it is gone through.
    if (!isFunction(inner)) this.#later(piece, scope)
    else this.#visitFunction(inner, inner.generator ? scope.inFunction() : scope.inCallOfPiece())
    this.#walk()
  }

  #walk(): void {
    let node = this.#nodes.pop()
    let scope = this.#scopes.pop()
    while (node && scope) {
      this.#visit(node, scope)
      node = this.#nodes.pop()
      scope = this.#scopes.pop()
    }
  }

  #later(node: Node, scope: Scope): void {
    this.#nodes.push(node)
    this.#scopes.push(scope)
  }

  #allLater(nodes: readonly (Node | null)[], scope: Scope): void {
    for (const node of nodes) if (node) this.#later(node, scope)
  }

  // What there is most of in a page comes first.
  #visit(node: Node, scope: Scope): void {
    switch (node.type) {
      case 'Identifier':
        return this.#refer(node.name, node.start, scope)
      case 'Literal':
      case 'JSXText':
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
        return
      case 'MemberExpression':
        this.#later(node.object, scope)
        if (node.computed) this.#later(node.property, scope)
        return
      case 'CallExpression':
        return this.#visitCall(node, scope)
      case 'JSXExpressionContainer':
        return this.#later(node.expression, scope)
      case 'Property':
        if (node.computed) this.#later(node.key, scope)
        return this.#later(node.value, scope)
      case 'JSXElement':
        this.#visitTag(node.openingElement, scope)
        return this.#allLater(node.children, scope)
      case 'JSXFragment':
        this.#referToJsx(node.openingFragment, scope)
        return this.#allLater(node.children, scope)
      case 'FunctionDeclaration':
        if (node.id) scope.declare(node.id.name)
        return this.#visitFunction(node, scope.inFunction())
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.#visitFunction(node, scope.inFunction())
      case 'VariableDeclaration':
        return this.#visitVariables(node, scope)
      case 'NewExpression':
      case 'TaggedTemplateExpression':
      case 'Decorator':
        return this.#visitChildren(node, scope.inCall())
      case 'AssignmentExpression':
        this.#visitTarget(node.left, scope)
        return this.#later(node.right, scope)
      case 'UpdateExpression':
        return this.#visitTarget(node.argument, scope)
      case 'ClassDeclaration':
        if (node.declare) return
        if (node.id) scope.declare(node.id.name)
        return this.#visitClass(node, scope)
      case 'ClassExpression':
        return this.#visitClass(node, scope)
      case 'BlockStatement':
      case 'ForStatement':
        return this.#visitChildren(node, scope.block())
      case 'CatchClause':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'SwitchStatement':
        return this.#visitBlock(node, scope)
      case 'LabeledStatement':
        return this.#later(node.body, scope)
      case 'ExportSpecifier':
        if (node.exportKind !== 'type') this.#later(node.local, scope)
        return
      default:
        if (node.type.startsWith('TS')) this.#visitTypeScript(node, scope)
        else this.#visitChildren(node, scope)
    }
  }

  #visitChildren(node: Node, scope: Scope): void {
    forEachChild(node, (child) => this.#later(child, scope))
  }

  #refer(name: string, offset: number, scope: Scope, use: Use = 'read'): void {
    this.references.push({ name, offset, scope, use })
  }

  /** A function that is called where it stands runs then; one that is an argument may. */
  #visitCall(node: ESTree.CallExpression, scope: Scope): void {
    const during = scope.inCall()
    const callee = unwrap(node.callee)
    if (isFunction(callee)) {
      this.#visitFunction(callee, during)
    } else if (callee.type === 'Identifier') this.#refer(callee.name, callee.start, during, 'call')
    else this.#later(callee, during)
    this.#allLater(node.arguments, during)
  }

  /** What stands left of `=`: writes, to a name or to something inside what the name holds. */
  #visitTarget(node: Node, scope: Scope): void {
    switch (node.type) {
      case 'ObjectPattern':
      case 'ArrayPattern':
        return forEachChild(node, (part) => this.#visitTarget(part, scope))
      case 'Property':
        if (node.computed) this.#later(node.key, scope)
        return this.#visitTarget(node.value, scope)
      case 'AssignmentPattern':
        this.#later(node.right, scope)
        return this.#visitTarget(node.left, scope)
      case 'RestElement':
        return this.#visitTarget(node.argument, scope)
      default: {
        const name = baseName(node)
        if (name !== null) this.#refer(name, node.start, scope, 'write')
        const target = unwrap(node)
        if (target.type !== 'Identifier') this.#later(target, scope)
      }
    }
  }

  #visitVariables(node: ESTree.VariableDeclaration, scope: Scope): void {
    if (node.declare) return
    for (const { id, init } of node.declarations) {
      this.#declarePattern(id, node.kind === 'var' ? scope.varScope : scope, scope)
      if (init) this.#later(init, scope)
    }
  }

  /** Declares the names of a pattern in one scope; its defaults and computed keys are read in another. */
  #declarePattern(node: Node, into: Scope, scope: Scope): void {
    switch (node.type) {
      case 'Identifier':
        return into.declare(node.name)
      case 'ObjectPattern':
        for (const property of node.properties) this.#declarePattern(property, into, scope)
        return
      case 'ArrayPattern':
        for (const element of node.elements) if (element) this.#declarePattern(element, into, scope)
        return
      case 'Property':
        if (node.computed) this.#later(node.key, scope)
        return this.#declarePattern(node.value, into, scope)
      case 'AssignmentPattern':
        this.#later(node.right, scope)
        return this.#declarePattern(node.left, into, scope)
      case 'RestElement':
        return this.#declarePattern(node.argument, into, scope)
      case 'TSParameterProperty':
        return this.#declarePattern(node.parameter, into, scope)
    }
  }

  #visitFunction(node: ESTree.Function | ESTree.ArrowFunctionExpression, around: Scope): void {
    const named = around.block()
    if (node.type === 'FunctionExpression' && node.id) named.declare(node.id.name)
    const params = named.body()
    for (const param of node.params) this.#declarePattern(param, params, params)
    if (!node.body) return
    // A default value does not see the body's own variables.
    const body = params.body()
    if (node.body.type === 'BlockStatement') this.#allLater(node.body.body, body)
    else this.#later(node.body, body)
  }

  #visitClass(node: ESTree.Class, scope: Scope): void {
    if (node.decorators) this.#allLater(node.decorators, scope)
    const inner = scope.block()
    if (node.id) inner.declare(node.id.name)
    if (node.superClass) this.#later(node.superClass, inner)
    for (const member of node.body.body) this.#visitMember(member, inner)
  }

  #visitMember(member: ESTree.ClassElement, scope: Scope): void {
    if (member.type === 'StaticBlock') return this.#allLater(member.body, scope.body())
    const isField = member.type === 'PropertyDefinition' || member.type === 'AccessorProperty'
    // Index signatures and abstract members are types.
    if (!isField && member.type !== 'MethodDefinition') return
    if (member.decorators) this.#allLater(member.decorators, scope)
    if (isField && member.declare) return
    if (member.computed) this.#later(member.key, scope)
    if (!member.value) return
    if (member.type === 'MethodDefinition') {
      // Decorators of parameters run with the class, and do not see the parameters.
      for (const param of member.value.params) this.#allLater(param.decorators ?? [], scope)
      this.#later(member.value, scope)
    } else this.#later(member.value, (member.static ? scope : scope.inFunction()).body())
  }

  #visitBlock(
    node: ESTree.CatchClause | ESTree.ForInStatement | ESTree.ForOfStatement | ESTree.SwitchStatement,
    scope: Scope,
  ): void {
    const inner = scope.block()
    switch (node.type) {
      case 'CatchClause':
        if (node.param) this.#declarePattern(node.param, inner, inner)
        return this.#later(node.body, inner)
      case 'SwitchStatement':
        this.#later(node.discriminant, scope)
        return this.#allLater(node.cases, inner)
      default:
        if (node.left.type === 'VariableDeclaration') this.#visitVariables(node.left, inner)
        else this.#visitTarget(node.left, inner)
        this.#later(node.right, inner)
        return this.#later(node.body, inner)
    }
  }

  /** `<div>` and `<my-element>` are names of elements; `<Part>`, and `ns` in `<ns.part>`, are bindings. */
  #visitTag(tag: ESTree.JSXOpeningElement, scope: Scope): void {
    this.#referToJsx(tag, scope)
    for (const attribute of tag.attributes) {
      if (attribute.type === 'JSXSpreadAttribute') this.#later(attribute.argument, scope)
      else if (attribute.value) this.#later(attribute.value, scope)
    }
    let base: ESTree.JSXElementName = tag.name
    while (base.type === 'JSXMemberExpression') base = base.object
    if (base.type !== 'JSXIdentifier' || base.name === 'this') return
    const isElement = base === tag.name && (/^[a-z]/.test(base.name) || base.name.includes('-'))
    if (!isElement) this.#refer(base.name, base.start, scope)
  }

  #referToJsx(node: Node, scope: Scope): void {
    for (const name of this.#jsxNames) this.#refer(name, node.start, scope)
  }

  /** The part of TypeScript that is there at run time; all the rest is types. */
  #visitTypeScript(node: Node, scope: Scope): void {
    const expression = unwrap(node)
    if (expression !== node) return this.#later(expression, scope)
    switch (node.type) {
      case 'TSExportAssignment':
        return this.#later(node.expression, scope)
      case 'TSImportEqualsDeclaration': {
        if (node.importKind === 'type') return
        scope.declare(node.id.name)
        const name = firstName(node.moduleReference)
        if (name !== null) this.#refer(name, node.moduleReference.start, scope)
        return
      }
      case 'TSEnumDeclaration': {
        if (node.declare) return
        scope.declare(node.id.name)
        const inner = scope.block()
        for (const { id, initializer } of node.body.members) {
          if (id.type === 'Identifier') inner.declare(id.name)
          else if (id.type === 'Literal') inner.declare(String(id.value))
          if (initializer) this.#later(initializer, inner)
        }
        return
      }
      case 'TSModuleDeclaration': {
        const name = firstName(node.id)
        if (node.declare || name === null || !node.body) return
        scope.declare(name)
        return this.#visitChildren(node.body, scope.body())
      }
    }
  }
}

function isFunction(node: Node): node is ESTree.Function | ESTree.ArrowFunctionExpression {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  )
}
