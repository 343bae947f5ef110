import { normalizePath } from 'vite'
import type { ErrorPlace } from '../code-frame.js'
import type { PluginContext } from '../context.js'
import { createServerOnlyError, type ChainLink } from '../errors.js'
import { toRootPath } from '../pages.js'
import { toFile } from '../strip-module.js'
import { findImport } from './find-import.js'
import { toPackageName } from './package-name.js'
import type { Reason } from './server-only.js'

/** Something for the server only in the browser's module graph. */
export interface Offence {
  /** The module, by its id. */
  readonly id: string
  /** Where it is known by the name it was imported by: that name, and who imports it. */
  readonly specifier?: string
  readonly importer?: string
  readonly reason: Reason
}

/** Finds the id of what a module imports by a name. */
export type Resolve = (specifier: string, importer: string) => Promise<string | undefined>

/**
 * The error for an offence: with the imports that lead to it, from the page down, and the place of the last one that
 * the app's author can change. `chain` are ids.
 */
export async function describeOffence(
  context: PluginContext,
  { id, specifier, importer, reason }: Offence,
  chain: readonly string[],
  resolve: Resolve,
): Promise<Error> {
  const toName = (id: string): string =>
    toRootPath(context.root, normalizePath(toFile(id)).replace(/^\0/, ''))
  const links: ChainLink[] = []
  let place: ErrorPlace | undefined
  for (const [index, from] of chain.entries()) {
    const to = chain[index + 1] ?? (importer === undefined ? undefined : id)
    if (to === undefined) break
    const isLast = index === chain.length - 1
    const found = await findImport(context, from, async (text) => {
      if (isLast && text === specifier) return true
      const resolved = await resolve(text, from)
      return resolved !== undefined && toFile(resolved) === toFile(to)
    })
    links.push({
      file: toName(from),
      imports: found?.specifier ?? toName(to),
      line: found?.line,
      use: found?.use,
    })
    if (found !== undefined && !from.includes('/node_modules/')) {
      place = { file: toFile(from), line: found.line, column: found.column }
    }
  }
  const name = specifier ?? toName(id)
  const error = createServerOnlyError(name, reason, links, importer && toPackageName(importer))
  return place === undefined ? error : Object.assign(error, { id: place.file, loc: place })
}

/**
 * The offence that stands first in the source: by file, then by line. Modules are found side by side, and a build that is
 * run again has to tell the same.
 */
export async function findFirst(
  context: PluginContext,
  offences: readonly Offence[],
): Promise<Offence | undefined> {
  const placed = await Promise.all(
    offences.map(async (offence) => {
      const { id, specifier, importer } = offence
      const found = importer && (await findImport(context, importer, (text) => text === specifier))
      return { offence, file: toFile(importer ?? id), line: found ? found.line : 0 }
    }),
  )
  placed.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  return placed[0]?.offence
}
