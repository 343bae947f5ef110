/** Asks the database; values go in as parameters only, `$1` and on. Gives the rows. */
export interface Queries {
  query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]>
}

/** The shop's database: PGlite inside this process, or a PostgreSQL elsewhere. */
export interface Database extends Queries {
  /** All of it happens or, when `work` throws, nothing of it. */
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>
}
