// Handing a tree over to JavaScript takes most of the time of a strip, and most of a page has nothing to do with its
// loaders. So the tree that is handed over is one of a text without such declarations.
import { applyBlanks, type Blank } from './blank.js'
import type { ExportedModule, Stretch } from './exported.js'
import { isLoaderName } from './loader-names.js'

/**
 * The text of a module in which a number may stand in the place of declarations that neither declare nor mention what
 * its loaders could reach; all else is where it was. The same text where that can't be told without the tree.
 */
export function narrowText(code: string, { module, stretches, createOffsets }: ExportedModule): string {
  const loaders = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ exportName, localName }) => (isLoaderName(exportName.name) ? [localName.name] : [])),
  )
  const reach = reachOf(stretches, loaders)
  // With the classic runtime JSX calls `React` without naming it.
  if (!reach || reach.has('React')) return code
  const isReached = (name: string): boolean => reach.has(name)
  const unreached = stretches.filter(
    ({ kind, names, words }) => kind === 'declaration' && !names.some(isReached) && !words.some(isReached),
  )
  return replaceByNumbers(code, unreached, createOffsets())
}

/** The names that the loaders could reach, and perhaps others; null where a loader comes from elsewhere. */
function reachOf(
  stretches: readonly Stretch[],
  loaders: readonly (string | null)[],
): ReadonlySet<string> | null {
  const known = new Set(stretches.flatMap(({ names }) => names))
  const making = new Map<string, Stretch[]>()
  for (const stretch of stretches) {
    // What a statement writes is not told apart from what it reads.
    const { kind, names, words } = stretch
    for (const name of kind === 'import' || kind === 'declaration' ? names : words) {
      const list = making.get(name)
      if (list) list.push(stretch)
      else making.set(name, [stretch])
    }
  }
  const reach = new Set<string>()
  for (const name of loaders) {
    if (name === null) return null
    reach.add(name)
  }
  const passed = new Set<Stretch>()
  // The set grows while it is gone through.
  for (const name of reach) {
    for (const stretch of making.get(name) ?? []) {
      if (passed.has(stretch)) continue
      passed.add(stretch)
      for (const word of stretch.words) if (known.has(word)) reach.add(word)
    }
  }
  return reach.size > 0 ? reach : null
}

/** Puts numbers in the place of statements, which are in the order of the text. */
function replaceByNumbers(
  code: string,
  statements: readonly Stretch[],
  toOriginal: (offset: number) => number,
): string {
  const blanks = statements.flatMap((statement): Blank[] => {
    const [start, end] = [toOriginal(statement.start), toOriginal(statement.end)]
    return [
      { start, end: end - 1, text: '0' },
      { start: end - 1, end, text: ';' },
    ]
  })
  return applyBlanks(code, blanks)
}
