import type { ESTree } from 'vite'
import type { Node, Statement } from '../strip/parse.js'
import { boundNames } from '../strip/patterns.js'
import { declarationOf, firstName } from '../strip/syntax.js'

/** A piece of a module's top level, and the names that it declares. */
interface Declaration {
  readonly names: readonly string[]
  readonly start: number
  readonly end: number
}

/** Where each name of a module's top level is declared. */
export function findDeclarations(body: readonly Statement[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const { names, start } of body.flatMap(listDeclarations)) {
    for (const name of names) if (!places.has(name)) places.set(name, start)
  }
  return places
}

/** What is declared around an offset: the first of its names, or `default`; undefined for code of no declaration. */
export function findOwner(body: readonly Statement[], offset: number): string | undefined {
  const around = body.flatMap(listDeclarations).find(({ start, end }) => start <= offset && offset < end)
  return around?.names[0]
}

/** The modules that a module imports, as it names them. */
export function listImports(body: readonly Statement[]): readonly string[] {
  return body.flatMap((statement) => {
    switch (statement.type) {
      case 'ImportDeclaration':
        return statement.importKind === 'type' ? [] : [statement.source.value]
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        return statement.source && statement.exportKind !== 'type' ? [statement.source.value] : []
      default:
        return []
    }
  })
}

function listDeclarations(statement: Statement): readonly Declaration[] {
  const node = declarationOf(statement)
  switch (node.type) {
    case 'ImportDeclaration':
      return node.specifiers.map(({ local, start, end }) => ({ names: [local.name], start, end }))
    case 'VariableDeclaration':
      return node.declarations.map(({ id, start, end }) => ({ names: boundNames(id), start, end }))
    case 'ExportDefaultDeclaration':
      return [{ names: [nameOfDefault(node) ?? 'default'], start: node.start, end: node.end }]
    case 'TSModuleDeclaration':
      return [{ names: [firstName(node.id) ?? 'default'], start: node.start, end: node.end }]
    default:
      return hasName(node) ? [{ names: [node.id.name], start: node.start, end: node.end }] : []
  }
}

function nameOfDefault({ declaration }: ESTree.ExportDefaultDeclaration): string | undefined {
  return hasName(declaration) ? declaration.id.name : undefined
}

function hasName(node: Node): node is Node & { readonly id: { readonly name: string } } {
  return 'id' in node && typeof node.id === 'object' && node.id !== null && 'name' in node.id
}
