import { readFile } from 'node:fs/promises'
import { parseSync, type ESTree } from 'vite'
import { createNoComponentError, createNoDefaultError } from './errors.js'
import { languageOf } from './strip/parse.js'
import { unwrap } from './strip/syntax.js'

/**
 * Stops the build for a page whose default export is missing, or by its text can't be a component (S28).
 * Pages are not run for it: what only shows at run time is a 500 then.
 */
export async function checkDefaultExport(page: {
  readonly file: string
  /** For messages. */
  readonly path: string
  readonly pattern: string
  readonly exports: readonly string[]
}): Promise<void> {
  if (!page.exports.includes('default')) throw createNoDefaultError(page.path, page.pattern)
  const code = await readFile(page.file, 'utf8')
  const value = findDefault(
    parseSync(page.file, code, { lang: languageOf(page.file), sourceType: 'module' }).program,
  )
  const kind = value === undefined ? undefined : KINDS[value.type]
  if (value === undefined || kind === undefined) return
  const line = code.slice(0, value.start).split('\n').length
  throw createNoComponentError(`${page.path}:${line}`, page.pattern, kind)
}

/** What is surely no component, in words. */
const KINDS: Readonly<Partial<Record<ESTree.Node['type'], string>>> = {
  Literal: 'a plain value',
  TemplateLiteral: 'text',
  ObjectExpression: 'an object',
  ArrayExpression: 'an array',
  JSXElement: 'an element, not the function that makes it',
  JSXFragment: 'an element, not the function that makes it',
  UnaryExpression: 'a plain value',
  BinaryExpression: 'a plain value',
}

/** The value that is exported as default, where the text says it: itself, or by the name of a constant. */
function findDefault(program: ESTree.Program): ESTree.Node | undefined {
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') {
      const value = unwrap(statement.declaration)
      return value.type === 'Identifier' ? findConstant(program, value.name) : value
    }
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue
    for (const { local, exported } of statement.specifiers) {
      const name = exported.type === 'Identifier' ? exported.name : exported.value
      if (name === 'default' && local.type === 'Identifier') return findConstant(program, local.name)
    }
  }
  return undefined
}

function findConstant(program: ESTree.Program, name: string): ESTree.Node | undefined {
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue
    for (const { id, init } of statement.declarations) {
      if (id.type === 'Identifier' && id.name === name && init) return unwrap(init)
    }
  }
  return undefined
}
