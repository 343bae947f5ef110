import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Database, Queries } from './queries.js'

/**
 * Opens PGlite, PostgreSQL as WebAssembly, in a folder or in memory (`memory://`). A folder serves one
 * process at a time, so that development and the built shop have one each unless they are told otherwise.
 */
export async function openEmbedded(dataDir: string | undefined): Promise<Database> {
  const folder = dataDir || path.join('.data', process.env.NODE_ENV ?? 'development')
  if (!folder.includes('://')) mkdirSync(folder, { recursive: true })
  const { PGlite } = await import('@electric-sql/pglite')
  const engine = await PGlite.create(folder)
  return {
    ...toQueries(engine),
    transaction: (work) => engine.transaction((inside) => work(toQueries(inside))),
  }
}

interface Engine {
  query(sql: string, params?: unknown[]): Promise<{ rows: unknown[] }>
}

function toQueries(engine: Engine): Queries {
  return {
    async query<Row>(sql: string, params: readonly unknown[] = []) {
      const { rows } = await engine.query(sql, [...params])
      // What the columns are is known by whoever wrote the statement.
      return rows as Row[]
    },
  }
}
