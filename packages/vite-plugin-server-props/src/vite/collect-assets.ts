import { createHash } from 'node:crypto'
import type { Rolldown } from 'vite'
import type { RouteRow } from '../shared/routes/route-table.js'
import type { AppAssets, PageAssets } from '../shared/server-app.js'
import { createNoChunkError } from './errors.js'

/** What the client's build has made, for the server. Addresses have the base. */
export interface ClientAssets {
  readonly buildId: string
  readonly app: AppAssets
  /** By the page's file; the built-in error page by what it is imported by. */
  readonly pages: ReadonlyMap<string, PageAssets>
  /** The same as files of the output, for what is told of the build. */
  readonly built: { readonly entry: ModuleFiles; readonly pages: ReadonlyMap<string, BuiltPage> }
}

/** A page in the client's build. */
export interface BuiltPage {
  readonly files: ModuleFiles
  readonly row: RouteRow
}

/** The files that a module needs: paths in the output folder, no base, no leading slash. */
export interface ModuleFiles {
  readonly module: string
  /** Static imports, whole depth, what is imported before what imports it. */
  readonly imports: readonly string[]
  readonly styles: readonly string[]
}

/** Finds the chunk of an input: by the name of the input, or by its file. */
export type FindInputChunk = (input: string) => Rolldown.OutputChunk

/** Goes through the output once, so that a page takes the same time in a build of ten and of ten thousand. */
export function createInputFinder(bundle: Rolldown.OutputBundle): FindInputChunk {
  const chunks = new Map<string, Rolldown.OutputChunk>()
  for (const output of Object.values(bundle)) {
    if (output.type !== 'chunk' || !output.isEntry) continue
    for (const key of [output.facadeModuleId, output.name]) {
      if (key !== null && !chunks.has(key)) chunks.set(key, output)
    }
  }
  return (input) => {
    const chunk = chunks.get(input)
    if (chunk === undefined) throw createNoChunkError(input)
    return chunk
  }
}

/**
 * Collects what a module needs besides what `base` (the entry, which is always loaded) has.
 * `sheet` is the one style sheet of a build with `cssCodeSplit: false`.
 */
export function collectFiles(
  bundle: Rolldown.OutputBundle,
  chunk: Rolldown.OutputChunk,
  base?: ModuleFiles,
  sheet?: string,
): ModuleFiles {
  const files = new Set<string>()
  addImports(bundle, chunk.fileName, files)
  const styles = new Set<string>()
  for (const file of files) {
    const output = bundle[file]
    if (output?.type === 'chunk')
      for (const style of output.viteMetadata?.importedCss ?? []) styles.add(style)
  }
  if (sheet !== undefined) styles.add(sheet)
  const loaded = new Set(base === undefined ? [] : [base.module, ...base.imports, ...base.styles])
  files.delete(chunk.fileName)
  return {
    module: chunk.fileName,
    imports: [...files].filter((file) => !loaded.has(file)),
    styles: [...styles].filter((file) => !loaded.has(file)),
  }
}

/** Depth first, as modules run: the order of style sheets follows from it. */
function addImports(
  bundle: Rolldown.OutputBundle,
  file: string,
  files: Set<string>,
  seen = new Set<string>(),
): void {
  if (seen.has(file)) return
  seen.add(file)
  const output = bundle[file]
  if (output?.type !== 'chunk') return
  for (const imported of output.imports) addImports(bundle, imported, files, seen)
  files.add(file)
}

/**
 * The build's id: a hash of what browsers get, so that equal builds have equal ids on every machine.
 * `extra` is hashed too.
 */
export function toBuildId(bundle: Rolldown.OutputBundle, extra: string): string {
  const hash = createHash('sha256').update(extra)
  for (const [name, output] of Object.entries(bundle).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (name.endsWith('.map')) continue
    hash.update(`\0${name}\0`).update(output.type === 'chunk' ? output.code : output.source)
  }
  return hash.digest('hex').slice(0, 16)
}

/** The same files as addresses. */
export function toPageAssets(base: string, files: ModuleFiles): PageAssets {
  return {
    module: base + files.module,
    preloads: files.imports.map((file) => base + file),
    styles: files.styles.map((file) => base + file),
  }
}
