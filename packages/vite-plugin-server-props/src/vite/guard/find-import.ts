import { readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { toPosition } from '../code-frame.js'
import type { PluginContext } from '../context.js'
import { findOwner } from '../explain/declarations.js'
import { stripModule, toFile } from '../strip-module.js'
import { languageOf, parseModule } from '../strip/parse.js'
import { readUnits } from '../strip/units.js'
import { listAssetUrls } from './asset-urls.js'

/** Where a module imports another, and what it does with it. */
export interface FoundImport {
  /** As it is written. */
  readonly specifier: string
  /** From 1. */
  readonly line: number
  /** From 0. */
  readonly column: number
  /** The first use of what is imported. */
  readonly use: ImportUse | undefined
}

/** `owner` is what is declared with the use in it; undefined for code that runs for its own sake. */
export interface ImportUse {
  readonly name: string
  readonly owner: string | undefined
  readonly line: number
}

interface Request {
  readonly specifier: string
  readonly start: number
  /** The names under which the module knows what it imports. */
  readonly names: readonly string[]
}

/**
 * Finds the import of a module for which `isWanted` holds, in the text that the browser's part has: a loader's
 * imports are gone. Undefined where there is no text, or no such import in it.
 */
export async function findImport(
  context: PluginContext,
  id: string,
  isWanted: (specifier: string) => boolean | Promise<boolean>,
): Promise<FoundImport | undefined> {
  const code = readKept(context, id)
  if (code === undefined) return undefined
  for (const { specifier, start, names } of listRequests(code, toFile(id))) {
    if (!(await isWanted(specifier))) continue
    const use = names.length === 0 ? undefined : findUse(code, toFile(id), names)
    return { specifier, ...toPosition(code, start), use }
  }
  return undefined
}

function readKept(context: PluginContext, id: string): string | undefined {
  if (id.startsWith('\0')) return undefined
  try {
    const code = readFileSync(toFile(id), 'utf8')
    return stripModule(context, code, id)?.code ?? code
  } catch {
    return undefined
  }
}

function listRequests(code: string, file: string): readonly Request[] {
  const { module, errors } = parseSync(file, code, { lang: languageOf(file), sourceType: 'module' })
  if (errors.length > 0) return []
  const imports = module.staticImports.map(({ moduleRequest, start, entries }) => ({
    specifier: moduleRequest.value,
    start,
    names: entries.filter(({ isType }) => !isType).map(({ localName }) => localName.value),
  }))
  const exports = module.staticExports.flatMap(({ start, entries }) =>
    entries.flatMap(({ moduleRequest }) =>
      moduleRequest === null ? [] : [{ specifier: moduleRequest.value, start, names: [] }],
    ),
  )
  const dynamic = module.dynamicImports.flatMap(({ start, moduleRequest }) => {
    const text = code.slice(moduleRequest.start, moduleRequest.end)
    const specifier = /^(['"`])(.*)\1$/.exec(text)?.[2]
    return specifier === undefined ? [] : [{ specifier, start, names: [] }]
  })
  const required = [...code.matchAll(/\brequire\(\s*(['"])([^'"]+)\1\s*\)/g)].map((match) => ({
    specifier: match[2] ?? '',
    start: match.index,
    names: [],
  }))
  const urls = listAssetUrls(code, file).map(({ specifier, start }) => ({ specifier, start, names: [] }))
  return [...imports, ...exports, ...dynamic, ...required, ...urls]
}

/** The first piece of the module that mentions one of the names. */
function findUse(code: string, file: string, names: readonly string[]): ImportUse | undefined {
  const parsed = parseModule(code, file)
  if (parsed === null) return undefined
  for (const { mentions } of readUnits(parsed).units) {
    for (const name of names) {
      const offset = mentions.names.get(name)
      if (offset === undefined) continue
      return { name, owner: findOwner(parsed.body, offset), line: toPosition(code, offset).line }
    }
  }
  return undefined
}
