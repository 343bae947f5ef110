// From names to text: which statements go whole, and which parts of the others.
import type { ESTree } from 'vite'
import { assignedNames } from './assignments.js'
import type { Blank } from './blank.js'
import { isLoaderName } from './loader-names.js'
import { cutItems, find, skipBlanks } from './lists.js'
import type { Node, ParsedModule, Statement } from './parse.js'
import { boundNames, restNames, type ObjectPattern } from './patterns.js'
import { wouldJoin } from './separators.js'
import { declarationOf, firstName, isTypeSpecifier } from './syntax.js'

/** The text that goes. */
export interface Cut {
  /** Statements that go whole. */
  readonly statements: ReadonlySet<Statement>
  /** Parts of the statements that stay. */
  readonly parts: readonly Blank[]
  /** Names that nothing needs but that stay, without a value of their own, because a `...rest` leaves them out. */
  readonly held: ReadonlySet<string>
  /** A loader among those that its statement exports: it cannot be taken out. */
  readonly heldLoader: string | null
}

/** Turns names into text. */
export function cutText(code: string, module: ParsedModule, names: ReadonlySet<string>): Cut {
  const cutter = new Cutter(code, module, names)
  for (const statement of module.body) {
    if (cutter.cutStatement(statement)) cutter.statements.add(statement)
  }
  return cutter
}

class Cutter implements Cut {
  readonly statements = new Set<Statement>()
  readonly parts: Blank[] = []
  readonly held = new Set<string>()
  heldLoader: string | null = null
  readonly #code: string
  readonly #names: ReadonlySet<string>
  readonly #loaderStarts: ReadonlySet<number>

  constructor(code: string, { loaders }: ParsedModule, names: ReadonlySet<string>) {
    this.#code = code
    this.#names = names
    this.#loaderStarts = new Set(loaders.map((loader) => loader.start))
  }

  /** Whether the whole statement goes; when it does not, its parts that go are noted. */
  cutStatement(statement: Statement): boolean {
    const node = declarationOf(statement)
    switch (node.type) {
      case 'ImportDeclaration':
        return this.#cutImport(node)
      case 'ExportNamedDeclaration':
        return this.#cutExportList(node)
      case 'ExportAllDeclaration':
        return this.#loaderStarts.has(node.start)
      case 'VariableDeclaration':
        return this.#cutVariables(node, node !== statement)
      case 'FunctionDeclaration':
      case 'TSDeclareFunction':
      case 'ClassDeclaration':
      case 'TSEnumDeclaration':
      case 'TSImportEqualsDeclaration':
        return node.id !== null && this.#names.has(node.id.name)
      case 'TSModuleDeclaration':
        return this.#names.has(firstName(node.id) ?? '')
      case 'ExpressionStatement':
        return this.#goes(assignedNames(node))
      default:
        return false
    }
  }

  #goes(names: readonly string[]): boolean {
    return names.length > 0 && names.every((name) => this.#names.has(name))
  }

  #cutImport({ specifiers, importKind }: ESTree.ImportDeclaration): boolean {
    const goes = (node: ESTree.ImportDeclarationSpecifier): boolean =>
      !isTypeSpecifier(node) && this.#names.has(node.local.name)
    if (importKind === 'type' || !specifiers.some(goes)) return false
    // What is left may be types only: with it the statement would load the module for nothing.
    if (specifiers.every((node) => goes(node) || isTypeSpecifier(node))) return true

    const [first, ...others] = specifiers
    const last = others.at(-1)
    if (first?.type !== 'ImportDefaultSpecifier' || !last) {
      this.parts.push(...cutItems(this.#code, specifiers, goes))
    } else if (goes(first)) {
      this.parts.push({ start: first.start, end: find(this.#code, ',', first.end).end })
      this.parts.push(...cutItems(this.#code, others, goes))
    } else if (others.every(goes)) {
      const { end } = last.type === 'ImportSpecifier' ? find(this.#code, '}', last.end) : last
      this.parts.push({ start: find(this.#code, ',', first.end).start, end })
    } else this.parts.push(...cutItems(this.#code, others, goes))
    return false
  }

  #cutExportList({ specifiers }: ESTree.ExportNamedDeclaration): boolean {
    const goes = (node: ESTree.ExportSpecifier): boolean => this.#loaderStarts.has(node.start)
    if (!specifiers.some(goes)) return false
    if (specifiers.every((node) => goes(node) || isTypeSpecifier(node))) return true
    this.parts.push(...cutItems(this.#code, specifiers, goes))
    return false
  }

  #cutVariables({ declarations, end }: ESTree.VariableDeclaration, isExported: boolean): boolean {
    const goes = (node: ESTree.VariableDeclarator): boolean => this.#goes(boundNames(node.id))
    if (declarations.every(goes)) return true
    // `a = b, c = () => {}` ends before a `(` on the next line, and `a = b` does not.
    const isOpen = this.#code[end - 1] !== ';' && wouldJoin(this.#code, skipBlanks(this.#code, end))
    for (const blank of cutItems(this.#code, declarations, goes)) {
      const closes = isOpen && blank.start === declarations.at(-1)?.start
      this.parts.push(closes ? { ...blank, text: ';' } : blank)
    }
    for (const node of declarations) if (!goes(node)) this.#cutPattern(node.id, isExported)
    return false
  }

  /** Takes names out of a pattern in which something stays. */
  #cutPattern(pattern: Node, isExported: boolean): void {
    switch (pattern.type) {
      case 'AssignmentPattern':
        return this.#cutPattern(pattern.left, isExported)
      case 'RestElement':
        return this.#cutPattern(pattern.argument, isExported)
      case 'ArrayPattern':
        for (const element of pattern.elements) {
          if (!element) continue
          // The commas stay: a hole keeps the others where they are.
          if (this.#goes(boundNames(element))) this.parts.push({ start: element.start, end: element.end })
          else this.#cutPattern(element, isExported)
        }
        return
      case 'ObjectPattern':
        return this.#cutProperties(pattern, isExported)
    }
  }

  #cutProperties(pattern: ObjectPattern, isExported: boolean): void {
    const goes = (node: Node): boolean => this.#goes(boundNames(node))
    const restStays = restNames(pattern).some((name) => !this.#names.has(name))
    if (!restStays) this.parts.push(...cutItems(this.#code, pattern.properties, goes))
    for (const property of pattern.properties) {
      if (property.type === 'RestElement') continue
      if (!goes(property)) this.#cutPattern(property.value, isExported)
      else if (restStays) this.#emptyValue(property.value, isExported)
    }
  }

  /** `a = f()` → `a`, `[a, b] = f()` → `{ } = 0`: the key stays, for the sake of `...rest`, and nothing is read. */
  #emptyValue(value: Node, isExported: boolean): void {
    const target = value.type === 'AssignmentPattern' ? value.left : value
    if (target.type === 'Identifier') {
      this.held.add(target.name)
      if (isExported && isLoaderName(target.name)) this.heldLoader = target.name
      this.parts.push({ start: target.end, end: value.end })
      return
    }
    this.parts.push({ start: target.start, end: target.end - 1, text: '{' })
    this.parts.push({ start: target.end - 1, end: target.end, text: '}' })
    if (value.type === 'AssignmentPattern') {
      this.parts.push({ start: value.right.start, end: value.right.end, text: '0' })
    }
  }
}
