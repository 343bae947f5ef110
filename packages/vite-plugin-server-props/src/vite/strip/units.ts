// The module in pieces that the cut can tell apart: which names each gives a value to, and what it mentions.
import type { ESTree } from 'vite'
import { assignedNames } from './assignments.js'
import { isLoaderName } from './loader-names.js'
import { collectMentions, NO_EFFECTS, type Mentions } from './mentions.js'
import type { Comment, Node, ParsedModule, Statement } from './parse.js'
import { boundNames, patternPieces } from './patterns.js'
import { isTypeSpecifier } from './syntax.js'

/** A piece of code that is needed when one of its owners is. One without owners runs for its own sake. */
export interface Unit {
  readonly owners: readonly string[]
  readonly mentions: Mentions
}

/** All that the module does at its top level, and the names that exist there at run time. */
export interface ModuleUnits {
  readonly bindings: ReadonlySet<string>
  readonly units: readonly Unit[]
}

const NOTHING: ReadonlySet<string> = new Set()

/** Takes a module apart. Exports of loaders are no unit: they are what is to go. */
export function readUnits(module: ParsedModule): ModuleUnits {
  const reader = new UnitReader(module)
  for (const statement of module.body) reader.readStatement(statement)
  return reader
}

class UnitReader implements ModuleUnits {
  readonly bindings = new Set<string>()
  readonly units: Unit[] = []
  readonly #jsxNames: readonly string[]
  readonly #loaderStarts: ReadonlySet<number>

  constructor({ comments, loaders }: ParsedModule) {
    this.#jsxNames = jsxNamesIn(comments)
    this.#loaderStarts = new Set(loaders.map((loader) => loader.start))
  }

  readStatement(statement: Statement): void {
    switch (statement.type) {
      case 'ImportDeclaration':
        if (statement.importKind === 'type') return
        for (const specifier of statement.specifiers) {
          if (!isTypeSpecifier(specifier)) this.bindings.add(specifier.local.name)
        }
        return
      case 'ExportNamedDeclaration':
        if (statement.declaration) return this.#readExported(statement.declaration)
        if (statement.source || statement.exportKind === 'type') return
        for (const specifier of statement.specifiers) {
          if (!this.#loaderStarts.has(specifier.start)) this.#add(specifier, [])
        }
        return
      case 'ExportAllDeclaration':
        return
      case 'ExpressionStatement':
        return this.#add(statement, assignedNames(statement))
      default:
        this.#readDeclaration(statement)
    }
  }

  #readExported(declaration: ESTree.Declaration): void {
    for (const name of this.#readDeclaration(declaration)) {
      if (isLoaderName(name)) continue
      const names = new Map([[name, declaration.start]])
      this.units.push({
        owners: [],
        mentions: { names, effects: NO_EFFECTS, callEffects: NO_EFFECTS, declares: NOTHING },
      })
    }
  }

  /** Reads what may be a declaration, and gives the names that it declares. */
  #readDeclaration(node: Statement | ESTree.Declaration): Iterable<string> {
    switch (node.type) {
      case 'VariableDeclaration':
        return node.declare ? [] : node.declarations.flatMap((declarator) => this.#readDeclarator(declarator))
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
      case 'TSEnumDeclaration':
      case 'TSModuleDeclaration':
      case 'TSImportEqualsDeclaration': {
        const mentions = collectMentions(node, this.#jsxNames)
        const owners = [...mentions.declares]
        // Ambient declarations declare nothing at run time.
        if (owners.length > 0) this.#push({ owners, mentions })
        return owners
      }
      default:
        this.#add(node, [])
        return []
    }
  }

  #readDeclarator({ id, init }: ESTree.VariableDeclarator): string[] {
    const names = boundNames(id)
    for (const name of names) this.bindings.add(name)
    if (init) this.#add(init, names)
    for (const piece of patternPieces(id)) this.#add(piece.node, piece.names)
    return names
  }

  #add(node: Node, owners: readonly string[]): void {
    this.#push({ owners, mentions: collectMentions(node, this.#jsxNames) })
  }

  #push(unit: Unit): void {
    for (const name of unit.mentions.declares) this.bindings.add(name)
    this.units.push(unit)
  }
}

/**
 * The names that JSX calls without naming them, with the classic runtime: `React`, unless a comment says otherwise.
 * With the automatic runtime a page has no need for them, and keeping them is harmless.
 */
function jsxNamesIn(comments: readonly Comment[]): string[] {
  const names = new Set(['React'])
  for (const { value } of comments) {
    for (const [, name] of value.matchAll(/@jsx(?:Frag)?\s+([\w$]+)/g)) if (name) names.add(name)
  }
  return [...names]
}
