/** What is known of a module's importers, static and dynamic, by id. */
export type ImportersOf = (id: string) => readonly string[]

/** The ids from a module that nothing imports, which is a page or the App, down to this one; the shortest way, of several the first by name. */
export function findChain(id: string, importersOf: ImportersOf): readonly string[] {
  const chains: string[][] = [[id]]
  const seen = new Set([id])
  // The list grows while it is gone through: breadth first.
  for (const chain of chains) {
    const importers = importersOf(chain[0] as string)
      .filter((name) => !isGenerated(name))
      .toSorted()
    if (importers.length === 0) return chain
    for (const importer of importers) {
      if (seen.has(importer)) continue
      seen.add(importer)
      chains.push([importer, ...chain])
    }
  }
  return chains.at(-1) ?? [id]
}

/** Our entry imports the App, and what it imports nobody has written. */
function isGenerated(id: string): boolean {
  return id.startsWith('\0virtual:server-props/')
}
