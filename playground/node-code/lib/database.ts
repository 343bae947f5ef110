import { PGlite } from '@electric-sql/pglite'

// It belongs to the process, not to the module, which development evaluates anew when it is edited.
const kept: typeof globalThis & { nodeCodeDatabase?: Promise<PGlite>; nodeCodeOpened?: number } = globalThis

/** The one database of this process. */
export function getDatabase(): Promise<PGlite> {
  return (kept.nodeCodeDatabase ??= open())
}

/** How often a database was opened. */
export function countOpened(): number {
  return kept.nodeCodeOpened ?? 0
}

async function open(): Promise<PGlite> {
  kept.nodeCodeOpened = countOpened() + 1
  const database = new PGlite('memory://')
  await database.exec('CREATE TABLE visits (id serial PRIMARY KEY, page text NOT NULL)')
  return database
}
