import { openEmbedded } from './open-embedded.js'
import { openPostgres } from './open-postgres.js'
import { prepareDatabase } from './prepare-database.js'
import type { Database } from './queries.js'

// Development evaluates this module anew after each edit, and an embedded database can be open only once:
// it belongs to the process, not to the module.
const KEY = Symbol.for('shop.database')
const kept: typeof globalThis & { [KEY]?: Promise<Database> | undefined } = globalThis

/** The one database of this process, created and filled when it is first asked for. */
export function getDatabase(): Promise<Database> {
  kept[KEY] ??= openDatabase().catch((error: unknown) => {
    // The next request tries again: a database that was down may be up by then.
    kept[KEY] = undefined
    throw error
  })
  return kept[KEY]
}

/** Runs one statement on the shop's database. */
export async function query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
  return (await getDatabase()).query<Row>(sql, params)
}

async function openDatabase(): Promise<Database> {
  const address = process.env.DATABASE_URL
  const database = address ? await openPostgres(address) : await openEmbedded(process.env.SHOP_DATA_DIR)
  await prepareDatabase(database)
  return database
}
