import { toPosition } from '../code-frame.js'
import { parseModule, type ParsedModule } from '../strip/parse.js'
import { stripLoaders, type LoaderName } from '../strip/strip-loaders.js'
import { readUnits, type ModuleUnits } from '../strip/units.js'
import { findDeclarations, findOwner, listImports } from './declarations.js'
import { removedRanges, sumBytes, type TextRange } from './removed-ranges.js'

/** What the strip makes of a module, and why. */
export interface ModuleExplanation {
  readonly loaders: readonly LoaderName[]
  /** The module as it was written, and what the browser gets of it; both have the same length. */
  readonly before: string
  readonly after: string
  /** The names that are gone, in the order of the text. */
  readonly removed: readonly RemovedName[]
  /** Where the text is gone. */
  readonly ranges: readonly TextRange[]
  /** UTF-8 bytes of the text that is gone. */
  readonly removedBytes: number
  /** What the module no longer imports, as it is written there. */
  readonly notImported: readonly string[]
  /** What the loaders use and the browser gets all the same. */
  readonly kept: readonly KeptName[]
}

/** A top-level name. `line` counts from 1. */
export interface RemovedName {
  readonly name: string
  readonly line: number
}

/** A name that loaders use too, and one of the pieces of code that need it in the browser. */
export interface KeptName {
  readonly name: string
  readonly line: number
  readonly by: KeptBy
}

/** `owner` is what is declared with the use in it; undefined for code that runs for its own sake. */
export interface KeptBy {
  readonly owner: string | undefined
  readonly line: number
}

/**
 * Explains a module: the text that the strip takes out, and for what its loaders use and it leaves, why. Gives null
 * for a module without loaders and for one that does not parse; throws the strip's own error for one that it refuses.
 */
export function explainModule(code: string, id: string, isPage: boolean): ModuleExplanation | null {
  const stripped = stripLoaders(code, id, { isPage })
  const [before, after] = [parseModule(code, id), stripped && parseModule(stripped.code, id)]
  if (stripped === null || before === null || !after) return null
  const units = readUnits(before)
  const left = readUnits(after)
  const ranges = removedRanges(code, stripped.code)
  const places = findDeclarations(before.body)
  const lineOf = (offset: number): number => toPosition(code, offset).line
  const toLine = (name: string): number => lineOf(places.get(name) ?? 0)
  const kept = [...usedByLoaders(units, stripped.loaders, before)].flatMap((name) => {
    const offset = findUse(left, name)
    if (offset === undefined) return []
    return [{ name, line: toLine(name), by: { owner: findOwner(after.body, offset), line: lineOf(offset) } }]
  })
  const imports = new Set(listImports(after.body))
  return {
    loaders: stripped.loaders,
    before: code,
    after: stripped.code,
    removed: stripped.removed
      .map((name) => ({ name, line: toLine(name) }))
      .toSorted((a, b) => a.line - b.line),
    ranges,
    removedBytes: sumBytes(code, ranges),
    notImported: listImports(before.body).filter((name) => !imports.has(name)),
    kept: kept.toSorted((a, b) => a.line - b.line),
  }
}

/** The names that the loaders reach, themselves not among them. */
function usedByLoaders(
  { bindings, units }: ModuleUnits,
  loaders: readonly LoaderName[],
  module: ParsedModule,
): ReadonlySet<string> {
  const locals = new Set([...loaders, ...module.loaders.flatMap(({ local }) => local ?? [])])
  const reached = new Set(locals)
  // The set grows while it is gone through.
  for (const name of reached) {
    for (const { owners, mentions } of units) {
      if (!owners.includes(name)) continue
      for (const mentioned of mentions.names.keys()) if (bindings.has(mentioned)) reached.add(mentioned)
    }
  }
  return new Set([...reached].filter((name) => !locals.has(name)))
}

/** Where what is left first mentions a name, in code that is not the name's own. */
function findUse({ units }: ModuleUnits, name: string): number | undefined {
  for (const { owners, mentions } of units) {
    const offset = mentions.names.get(name)
    if (offset !== undefined && !owners.includes(name)) return offset
  }
  return undefined
}
