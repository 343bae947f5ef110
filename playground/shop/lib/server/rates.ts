import type { Rate } from '../rate-types.js'
import { query } from './database.js'

/** What a pound costs in other currencies. */
export function listRates(): Promise<Rate[]> {
  return query<Rate>(
    `SELECT currency, name, per_pound::float8 AS "perPound", digits FROM rates ORDER BY currency`,
  )
}
