import type { IncomingMessage } from 'node:http'
import { COOKIES } from './cookies.js'
import { query } from './database.js'
import { readSession } from './session.js'

/** Who has an account. */
export interface Reader {
  readonly id: number
  readonly name: string
}

/** Who is asking, and with which basket. */
export interface Visit {
  readonly reader: Reader | null
  /** The basket's random name; null as long as nothing was put into one. */
  readonly basket: string | null
  readonly basketCount: number
}

/** Finds out who is asking, from the request's cookies. */
export async function readVisit(
  req: IncomingMessage & { cookies: Partial<Record<string, string>> },
): Promise<Visit> {
  const basket = /^[\da-f-]{36}$/.exec(req.cookies[COOKIES.basket] ?? '')?.[0] ?? null
  const id = await readSession(req.cookies[COOKIES.session])
  if (id === undefined && basket === null) return { reader: null, basket, basketCount: 0 }
  const [row] = await query<{ name: string | null; count: number }>(
    `SELECT (SELECT name FROM readers WHERE id = $1) AS name,
            (SELECT coalesce(sum(quantity), 0)::int FROM basket_lines WHERE basket = $2) AS count`,
    [id ?? null, basket],
  )
  const name = row?.name ?? null
  return {
    reader: id !== undefined && name !== null ? { id, name } : null,
    basket,
    basketCount: row?.count ?? 0,
  }
}
