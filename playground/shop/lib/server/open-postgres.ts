import type { ParameterOrJSON, TransactionSql, Sql } from 'postgres'
import type { Database, Queries } from './queries.js'

/** Opens a pool of connections to a PostgreSQL; the driver is `postgres` because it has no dependencies. */
export async function openPostgres(address: string): Promise<Database> {
  const { default: connect } = await import('postgres')
  const sql = connect(address, { max: 10, onnotice: () => {} })
  return {
    ...toQueries(sql),
    async transaction<Result>(work: (queries: Queries) => Promise<Result>) {
      const outcome: { result?: Result } = {}
      await sql.begin(async (inside) => {
        outcome.result = await work(toQueries(inside))
      })
      return outcome.result as Result
    },
  }
}

function toQueries(sql: Sql | TransactionSql): Queries {
  return {
    async query<Row>(text: string, params: readonly unknown[] = []) {
      // `unsafe` is the driver's word for a statement that is plain text; its values still travel apart.
      const rows = await sql.unsafe(text, [...params] as ParameterOrJSON<never>[], { prepare: true })
      return [...rows] as Row[]
    },
  }
}
