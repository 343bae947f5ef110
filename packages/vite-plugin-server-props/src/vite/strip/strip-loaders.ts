// The client's part of a page: the module without its loaders and without what only they need.
import { applyBlanks, type Blank } from './blank.js'
import { commentsToCut } from './comments.js'
import { cutText, type Cut } from './cut.js'
import {
  commonJsError,
  exportAllError,
  loaderBesideRestError,
  loaderConflictError,
  mixedLoadersError,
} from './errors.js'
import { EXPORT_ALL, LOADER_NAMES, type LoaderName } from './loader-names.js'
import { readExported } from './exported.js'
import { narrowText } from './narrow.js'
import { parseModule, type LoaderExport, type ParsedModule } from './parse.js'
import type { Place } from './place.js'
import { findPlainCut, type PlainCut } from './plain-loader.js'
import { findCut } from './reach.js'
import { statementsLeavingSemicolon } from './separators.js'
import { startOf } from './syntax.js'
import { readUnits } from './units.js'

export { StripError } from './errors.js'
export { EXPORT_ALL, LOADER_NAMES, type LoaderName } from './loader-names.js'

/** A module without its loaders. Everything that is left stands where it stood, so no source map is needed. */
export interface StripResult {
  readonly code: string
  /** The names of the bindings and exports that were removed. */
  readonly removed: readonly string[]
  /** The loaders that the module exported. */
  readonly loaders: readonly LoaderName[]
}

export interface StripOptions {
  /** Whether the module is a page, in which `export *` and mixed kinds of loaders are refused. Default: true. */
  readonly isPage?: boolean
}

/** Of a module that imports and exports nothing. */
const COMMONJS_EXPORTS = /\bexports\s*[.[=,]/

/**
 * Removes the loaders of a module and all that only they need. Gives null when there is nothing to remove or the
 * module does not parse, and throws a `StripError` when the rest would not work alone.
 */
export function stripLoaders(code: string, id: string, options: StripOptions = {}): StripResult | null {
  const { isPage = true } = options
  if (!LOADER_NAMES.test(code) && !(isPage && EXPORT_ALL.test(code))) return null
  const exported = readExported(code, id)
  const plain = exported && findPlainCut(exported)
  if (plain) {
    const loaders = ['getServerSideProps'] as const
    return { code: blankPlaces(code, plain), removed: [...loaders, ...plain.names], loaders }
  }
  const narrowed = exported ? narrowText(code, exported) : code
  const module = parseModule(narrowed, id) ?? (narrowed === code ? null : parseModule(code, id))
  if (!module) return null
  if (isPage) refuseUnclear(code, id, module)
  if (module.loaders.length === 0) return null

  const locals = localNames(module)
  const { cut: names, conflict } = findCut(readUnits(module), new Set(locals.keys()))
  const loader = conflict && locals.get(conflict.local)
  if (loader) throw loaderConflictError(code, id, loader, conflict)
  const cut = cutText(code, module, names)
  const held = module.loaders.find(({ name }) => name === cut.heldLoader)
  if (held) throw loaderBesideRestError(code, id, held)

  const loaders = namesOf(module)
  const removed = [...names].filter((name) => !cut.held.has(name))
  return { code: blankCut(code, module, cut), removed: [...new Set([...loaders, ...removed])], loaders }
}

/** The loaders that a module exports, in whatever form; none when it does not parse. */
export function findLoaders(code: string, id: string): readonly LoaderName[] {
  const module = LOADER_NAMES.test(code) ? parseModule(code, id) : null
  return module === null ? [] : namesOf(module)
}

function namesOf({ loaders }: ParsedModule): readonly LoaderName[] {
  return [...new Set(loaders.map(({ name }) => name))]
}

function refuseUnclear(code: string, id: string, { isEsModule, exportAll, loaders }: ParsedModule): void {
  const commonJs = isEsModule ? -1 : code.search(COMMONJS_EXPORTS)
  if (commonJs >= 0) throw commonJsError(code, id, commonJs)
  if (exportAll !== null) throw exportAllError(code, id, exportAll)
  const staticLoader = loaders.find(({ name }) => name !== 'getServerSideProps')
  if (staticLoader && loaders.some(({ name }) => name === 'getServerSideProps')) {
    throw mixedLoadersError(code, id, staticLoader)
  }
}

/** The top-level names that hold loaders. */
function localNames({ body, loaders }: ParsedModule): Map<string, LoaderExport> {
  const byStart = new Map(loaders.map((loader) => [loader.start, loader]))
  const locals = new Map(loaders.flatMap((loader) => (loader.local === null ? [] : [[loader.local, loader]])))
  for (const statement of body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue
    for (const { start, local } of statement.specifiers) {
      const loader = byStart.get(start)
      if (loader && local.type === 'Identifier') locals.set(local.name, { ...loader, local: local.name })
    }
  }
  return locals
}

function blankCut(code: string, { body, comments }: ParsedModule, cut: Cut): string {
  const removed = new Set<Place>()
  const statements = body.map((statement) => {
    const { type, end } = statement
    const place = { start: startOf(statement), end, isEmpty: type === 'EmptyStatement' }
    if (cut.statements.has(statement)) removed.add(place)
    return place
  })
  return blankPlaces(code, { statements, removed, comments }, cut.parts)
}

/** Blanks statements, with what belongs to them, and parts of others. */
function blankPlaces(
  code: string,
  { statements, removed, comments }: Pick<PlainCut, 'statements' | 'removed' | 'comments'>,
  parts: readonly Blank[] = [],
): string {
  const leavingSemicolon = statementsLeavingSemicolon(code, statements, removed)
  const blanks = [...removed].map((place): Blank => {
    const { start, end } = place
    if (!leavingSemicolon.has(place)) return { start, end }
    return code[end - 1] === ';' ? { start, end: end - 1 } : { start, end, text: ';' }
  })
  return applyBlanks(code, [...blanks, ...parts, ...commentsToCut(code, statements, comments, removed)])
}
