import type { Database } from './queries.js'
import { SCHEMA } from './schema.js'
import { fillDatabase } from './seed/fill-database.js'

/** Makes the tables that are missing and fills an empty shop. Two servers that start at once take turns. */
export async function prepareDatabase(database: Database): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.query('SELECT pg_advisory_xact_lock(7280917)')
    for (const statement of SCHEMA) await queries.query(statement)
    const [found] = await queries.query('SELECT 1 FROM books LIMIT 1')
    if (found === undefined) await fillDatabase(queries)
  })
}
