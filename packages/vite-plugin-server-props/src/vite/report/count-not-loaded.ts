import { toPackageName } from '../guard/package-name.js'

/** What a module imports in any way, by id; undefined for one that is not part of the build. */
export type ImportsOf = (id: string) => readonly string[] | undefined

/**
 * Counts the modules that the browser's build does not have, of those that modules lead to on the server. A package that
 * the server loads by its name is one module.
 */
export function countNotLoaded(
  starts: Iterable<string>,
  importsOf: ImportsOf,
  inBrowser: ReadonlySet<string>,
): number {
  const packages = listPackages(inBrowser)
  const isInBrowser = (id: string): boolean => inBrowser.has(id) || packages.has(toName(id))
  const reached = new Set(starts)
  let count = 0
  // The set grows while it is gone through.
  for (const id of reached) {
    if (!isInBrowser(id)) count++
    for (const imported of importsOf(id) ?? []) reached.add(imported)
  }
  return count
}

/** The names of the packages that modules are of. */
function listPackages(ids: Iterable<string>): ReadonlySet<string> {
  const names = new Set<string>()
  for (const id of ids) {
    const name = toPackageName(id)
    if (name !== undefined) names.add(name)
  }
  return names
}

/** The package of a name such as `pg/lib/client`; a path is none. */
function toName(id: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? id
}
