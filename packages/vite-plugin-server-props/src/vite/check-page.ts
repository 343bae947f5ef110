import { readFile } from 'node:fs/promises'
import { parseSync, type ESTree } from 'vite'
import { findBrokenRule, findUnrunExport } from '../shared/page-rules.js'
import { toCodeFrame, toPosition, type ErrorPlace } from './code-frame.js'
import {
  createBrokenPageError,
  createNoComponentError,
  createNoDefaultError,
  type PagePlace,
} from './errors.js'
import { findExportPlace } from './export-place.js'
import { findStatics } from './page-statics.js'
import { isPlainPage } from './plain-page.js'
import { languageOf } from './strip/parse.js'
import { unwrap } from './strip/syntax.js'

/** A page of the build. */
export interface BuiltPageFile {
  readonly file: string
  /** For messages. */
  readonly path: string
  readonly pattern: string
  /** What its module exports in the browser. */
  readonly exports: readonly string[]
  /** Its text, where the build has read it already. */
  readonly text?: string | undefined
}

/**
 * Stops the build for a page that exports a function where or as what nothing runs it (T9), for one whose default
 * export is missing, or by its text can't be a component (S28), and for one whose functions exclude each other (S198,
 * S214). Pages are not run for it: what only shows at run time is a 500 then.
 */
export async function checkPage(page: BuiltPageFile): Promise<void> {
  const unrun = findUnrunExport(page.pattern, page.exports)
  if (unrun !== undefined)
    throw createBrokenPageError(
      unrun.sentence,
      describePlace(page, findExportPlace(page.file, unrun.exportName)),
    )
  if (!page.exports.includes('default')) throw createNoDefaultError(page.path, page.pattern)
  if (page.text !== undefined && isPlainPage(page.text, page.pattern)) return
  // As it lies there: what a plugin made of it has other places.
  const code = await readFile(page.file, 'utf8')
  if (page.text === undefined && isPlainPage(code, page.pattern)) return
  const module = parseSync(page.file, code, { lang: languageOf(page.file), sourceType: 'module' })
  // Where packages are CommonJS, the bundler makes up a default for a page that was an ES module by its loader alone.
  if (page.text !== undefined && !mayHaveDefault(module)) throw createNoDefaultError(page.path, page.pattern)
  const toPlace = (index: number): PagePlace =>
    describePlace(page, { file: page.file, ...toPosition(code, index) })
  const { value, name } = findDefault(module.program)
  const kind = value === undefined ? undefined : KINDS[value.type]
  if (value !== undefined && kind !== undefined) {
    throw createNoComponentError(toPlace(value.start), page.pattern, kind)
  }
  checkFunctions(page, module, name, toPlace)
}

function mayHaveDefault({ module }: ReturnType<typeof parseSync>): boolean {
  if (!module.hasModuleSyntax) return true
  const entries = module.staticExports.flatMap((statement) => statement.entries)
  return entries.some(({ exportName }) => exportName.kind === 'Default' || exportName.name === 'default')
}

function describePlace({ path }: BuiltPageFile, place: ErrorPlace | undefined): PagePlace {
  return place === undefined
    ? { text: path, frame: '' }
    : { text: `${path}:${place.line}`, frame: toCodeFrame(place) }
}

function checkFunctions(
  { pattern }: BuiltPageFile,
  { module, program }: ReturnType<typeof parseSync>,
  component: string | undefined,
  toPlace: (index: number) => PagePlace,
): void {
  const exports = new Map<string | null, number>()
  for (const { exportName, isType, start } of module.staticExports.flatMap(({ entries }) => entries)) {
    if (!isType) exports.set(exportName.name, exportName.start ?? start)
  }
  const statics = findStatics(program, component)
  const loaderPlace = exports.get('getServerSideProps')
  const attached = statics.get('getServerSideProps')
  const broken = findBrokenRule({
    pattern,
    loader: loaderPlace === undefined ? undefined : typeOfLoader(program),
    isAttached: attached !== undefined,
    hasInitialProps: statics.has('getInitialProps'),
    hasStatic: exports.has('getStaticProps') || exports.has('getStaticPaths'),
  })
  if (broken === undefined) return
  const place = attached ?? loaderPlace ?? statics.get('getInitialProps')
  throw createBrokenPageError(broken.sentence, toPlace(place ?? 0))
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

interface DefaultExport {
  /** The value, where the text says it: itself, or by the name of a constant. */
  readonly value?: ESTree.Node | undefined
  /** What the module calls it. */
  readonly name?: string | undefined
}

function findDefault(program: ESTree.Program): DefaultExport {
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') {
      const value = unwrap(statement.declaration)
      if (value.type === 'Identifier') return { value: findConstant(program, value.name), name: value.name }
      return { value, name: 'id' in value && value.id?.type === 'Identifier' ? value.id.name : undefined }
    }
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue
    for (const { local, exported } of statement.specifiers) {
      const name = exported.type === 'Identifier' ? exported.name : exported.value
      if (name === 'default' && local.type === 'Identifier') {
        return { value: findConstant(program, local.name), name: local.name }
      }
    }
  }
  return {}
}

function findConstant(program: ESTree.Program, name: string): ESTree.Node | undefined {
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue
    for (const { id, init } of declaration.declarations) {
      if (id.type === 'Identifier' && id.name === name && init) return unwrap(init)
    }
  }
  return undefined
}

/** `object` where the text is sure of it; anything else is taken for a function. */
function typeOfLoader(program: ESTree.Program): string {
  const type = findConstant(program, 'getServerSideProps')?.type
  return type === 'ObjectExpression' || type === 'ArrayExpression' ? 'object' : 'function'
}
