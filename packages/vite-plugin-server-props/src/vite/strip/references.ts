// The walk through a piece of code: every name that it refers to as a value, in which scope, and what it writes when.
import type { ESTree } from 'vite'
import type { Node } from './parse.js'
import { Scope } from './scope.js'
import { baseName, firstName, forEachChild, unwrap } from './syntax.js'

/**
 * When code runs: with the piece that holds it; with it and in a call, so that a function there may be called;
 * in such a function; in any other function.
 */
type Timing = 'now' | 'in call' | 'in callback' | 'later'

/** A name where it is used, not yet resolved: what is declared around it is known when the walk has ended. */
export interface Reference {
  readonly name: string
  readonly offset: number
  readonly scope: Scope
  readonly writtenWhen: Timing | null
}

/** Walks through code that stands in `scope`. A JSX tag refers to `jsxNames` too. */
export function collectReferences(node: Node, scope: Scope, jsxNames: readonly string[]): Reference[] {
  const walk = new Walk(jsxNames)
  walk.visit(node, scope, 'now')
  return walk.references
}

class Walk {
  readonly references: Reference[] = []
  readonly #jsxNames: readonly string[]

  constructor(jsxNames: readonly string[]) {
    this.#jsxNames = jsxNames
  }

  visit(node: Node, scope: Scope, when: Timing): void {
    switch (node.type) {
      case 'Identifier':
        return this.#refer(node.name, node.start, scope)
      case 'MemberExpression':
        this.visit(node.object, scope, when)
        if (node.computed) this.visit(node.property, scope, when)
        return
      case 'Property':
        if (node.computed) this.visit(node.key, scope, when)
        return this.visit(node.value, scope, when)
      case 'CallExpression':
        return this.#visitCall(node, scope, when)
      case 'NewExpression':
      case 'TaggedTemplateExpression':
      case 'Decorator':
        return this.#visitChildren(node, scope, when === 'now' ? 'in call' : when)
      case 'BinaryExpression':
      case 'LogicalExpression':
        return this.#visitOperands(node, scope, when)
      case 'AssignmentExpression':
        this.#visitTarget(node.left, scope, when)
        return this.visit(node.right, scope, when)
      case 'UpdateExpression':
        return this.#visitTarget(node.argument, scope, when)
      case 'VariableDeclaration':
        return this.#visitVariables(node, scope, when)
      case 'FunctionDeclaration':
        if (node.id) scope.declare(node.id.name)
        return this.#visitFunction(node, scope, insideFunction(when))
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.#visitFunction(node, scope, insideFunction(when))
      case 'ClassDeclaration':
        if (node.declare) return
        if (node.id) scope.declare(node.id.name)
        return this.#visitClass(node, scope, when)
      case 'ClassExpression':
        return this.#visitClass(node, scope, when)
      case 'BlockStatement':
      case 'CatchClause':
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'SwitchStatement':
        return this.#visitBlock(node, scope, when)
      case 'LabeledStatement':
        return this.visit(node.body, scope, when)
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
        return
      case 'ExportSpecifier':
        if (node.exportKind !== 'type') this.visit(node.local, scope, when)
        return
      default:
        if (node.type.startsWith('TS')) this.#visitTypeScript(node, scope, when)
        else if (node.type.startsWith('JSX')) this.#visitJsx(node, scope, when)
        else this.#visitChildren(node, scope, when)
    }
  }

  #visitChildren(node: Node, scope: Scope, when: Timing): void {
    forEachChild(node, (child) => this.visit(child, scope, when))
  }

  /** A function that is called where it stands runs then; one that is an argument may. */
  #visitCall(node: ESTree.CallExpression, scope: Scope, when: Timing): void {
    const during = when === 'now' ? 'in call' : when
    const callee = unwrap(node.callee)
    if (callee.type === 'FunctionExpression' || callee.type === 'ArrowFunctionExpression') {
      this.#visitFunction(callee, scope, during)
    } else this.visit(callee, scope, during)
    for (const argument of node.arguments) this.visit(argument, scope, during)
  }

  /** Goes down the left side in a loop: text put together by `+` can be thousands of operands deep. */
  #visitOperands(node: Node, scope: Scope, when: Timing): void {
    let left = node
    while (left.type === 'BinaryExpression' || left.type === 'LogicalExpression') {
      this.visit(left.right, scope, when)
      left = left.left
    }
    this.visit(left, scope, when)
  }

  #refer(name: string, offset: number, scope: Scope, writtenWhen: Timing | null = null): void {
    this.references.push({ name, offset, scope, writtenWhen })
  }

  /** What stands left of `=`: writes, to a name or to something inside what the name holds. */
  #visitTarget(node: Node, scope: Scope, when: Timing): void {
    switch (node.type) {
      case 'ObjectPattern':
      case 'ArrayPattern':
        return forEachChild(node, (part) => this.#visitTarget(part, scope, when))
      case 'Property':
        if (node.computed) this.visit(node.key, scope, when)
        return this.#visitTarget(node.value, scope, when)
      case 'AssignmentPattern':
        this.visit(node.right, scope, when)
        return this.#visitTarget(node.left, scope, when)
      case 'RestElement':
        return this.#visitTarget(node.argument, scope, when)
      default: {
        const name = baseName(node)
        if (name !== null) this.#refer(name, node.start, scope, when)
        const target = unwrap(node)
        if (target.type !== 'Identifier') this.visit(target, scope, when)
      }
    }
  }

  #visitVariables(node: ESTree.VariableDeclaration, scope: Scope, when: Timing): void {
    if (node.declare) return
    for (const { id, init } of node.declarations) {
      this.#declarePattern(id, node.kind === 'var' ? scope.varScope : scope, scope, when)
      if (init) this.visit(init, scope, when)
    }
  }

  /** Declares the names of a pattern in one scope; its defaults and computed keys are read in another. */
  #declarePattern(node: Node, into: Scope, scope: Scope, when: Timing): void {
    if ('decorators' in node)
      for (const decorator of node.decorators ?? []) this.visit(decorator, scope, when)
    switch (node.type) {
      case 'Identifier':
        return into.declare(node.name)
      case 'ObjectPattern':
      case 'ArrayPattern':
        return forEachChild(node, (part) => {
          if (part.type !== 'Decorator') this.#declarePattern(part, into, scope, when)
        })
      case 'Property':
        if (node.computed) this.visit(node.key, scope, when)
        return this.#declarePattern(node.value, into, scope, when)
      case 'AssignmentPattern':
        this.visit(node.right, scope, when)
        return this.#declarePattern(node.left, into, scope, when)
      case 'RestElement':
        return this.#declarePattern(node.argument, into, scope, when)
      case 'TSParameterProperty':
        return this.#declarePattern(node.parameter, into, scope, when)
    }
  }

  #visitFunction(node: ESTree.Function | ESTree.ArrowFunctionExpression, scope: Scope, inside: Timing): void {
    const named = new Scope(scope, false)
    if (node.type === 'FunctionExpression' && node.id) named.declare(node.id.name)
    const params = new Scope(named, true)
    for (const param of node.params) this.#declarePattern(param, params, params, inside)
    if (!node.body) return
    // A default value does not see the body's own variables.
    const body = new Scope(params, true)
    if (node.body.type === 'BlockStatement') this.#visitChildren(node.body, body, inside)
    else this.visit(node.body, body, inside)
  }

  #visitClass(node: ESTree.Class, scope: Scope, when: Timing): void {
    for (const decorator of node.decorators ?? []) this.visit(decorator, scope, when)
    const inner = new Scope(scope, false)
    if (node.id) inner.declare(node.id.name)
    if (node.superClass) this.visit(node.superClass, inner, when)
    for (const member of node.body.body) this.#visitMember(member, inner, when)
  }

  #visitMember(member: ESTree.ClassElement, scope: Scope, when: Timing): void {
    if (member.type === 'StaticBlock') return this.#visitChildren(member, new Scope(scope, true), when)
    const isField = member.type === 'PropertyDefinition' || member.type === 'AccessorProperty'
    // Index signatures and abstract members are types.
    if (!isField && member.type !== 'MethodDefinition') return
    for (const decorator of member.decorators ?? []) this.visit(decorator, scope, when)
    if (isField && member.declare) return
    if (member.computed) this.visit(member.key, scope, when)
    if (!member.value) return
    if (!isField) this.visit(member.value, scope, when)
    else this.visit(member.value, new Scope(scope, true), member.static ? when : insideFunction(when))
  }

  #visitBlock(node: Node, scope: Scope, when: Timing): void {
    const inner = new Scope(scope, false)
    switch (node.type) {
      case 'CatchClause':
        if (node.param) this.#declarePattern(node.param, inner, inner, when)
        return this.visit(node.body, inner, when)
      case 'ForInStatement':
      case 'ForOfStatement':
        if (node.left.type === 'VariableDeclaration') this.visit(node.left, inner, when)
        else this.#visitTarget(node.left, inner, when)
        this.visit(node.right, inner, when)
        return this.visit(node.body, inner, when)
      case 'SwitchStatement':
        this.visit(node.discriminant, scope, when)
        for (const branch of node.cases) this.visit(branch, inner, when)
        return
      default:
        this.#visitChildren(node, inner, when)
    }
  }

  #visitJsx(node: Node, scope: Scope, when: Timing): void {
    switch (node.type) {
      case 'JSXIdentifier':
      case 'JSXNamespacedName':
      case 'JSXClosingElement':
        return
      case 'JSXAttribute':
        if (node.value) this.visit(node.value, scope, when)
        return
      case 'JSXOpeningElement':
        this.#referToJsx(node, scope)
        this.#visitTag(node.name, scope)
        for (const attribute of node.attributes) this.visit(attribute, scope, when)
        return
      case 'JSXOpeningFragment':
        return this.#referToJsx(node, scope)
      default:
        this.#visitChildren(node, scope, when)
    }
  }

  /** `<div>` and `<my-element>` are names of elements; `<Part>`, and `ns` in `<ns.part>`, are bindings. */
  #visitTag(name: ESTree.JSXElementName, scope: Scope): void {
    if (name.type === 'JSXNamespacedName') return
    let base: Node = name
    while (base.type === 'JSXMemberExpression') base = base.object
    if (base.type !== 'JSXIdentifier' || base.name === 'this') return
    const isElement = base === name && (/^[a-z]/.test(base.name) || base.name.includes('-'))
    if (!isElement) this.#refer(base.name, base.start, scope)
  }

  #referToJsx(node: Node, scope: Scope): void {
    for (const name of this.#jsxNames) this.#refer(name, node.start, scope)
  }

  /** The part of TypeScript that is there at run time; all the rest is types. */
  #visitTypeScript(node: Node, scope: Scope, when: Timing): void {
    const expression = unwrap(node)
    if (expression !== node) return this.visit(expression, scope, when)
    switch (node.type) {
      case 'TSExportAssignment':
        return this.visit(node.expression, scope, when)
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
        const inner = new Scope(scope, false)
        for (const { id, initializer } of node.body.members) {
          if (id.type === 'Identifier') inner.declare(id.name)
          else if (id.type === 'Literal') inner.declare(String(id.value))
          if (initializer) this.visit(initializer, inner, when)
        }
        return
      }
      case 'TSModuleDeclaration': {
        const name = firstName(node.id)
        if (node.declare || name === null || !node.body) return
        scope.declare(name)
        return this.#visitChildren(node.body, new Scope(scope, true), when)
      }
    }
  }
}

function insideFunction(when: Timing): Timing {
  if (when === 'now') return 'later'
  return when === 'in call' ? 'in callback' : when
}
