import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { COOKIES, setCookie } from './cookies.js'
import { query } from './database.js'

const TWO_WEEKS = 14 * 24 * 60 * 60

/** Signs a reader in: the cookie says who and until when, and carries a signature over both. */
export async function startSession(res: ServerResponse, reader: number): Promise<void> {
  const expires = Math.floor(Date.now() / 1000) + TWO_WEEKS
  const claim = `${reader}.${expires}`
  setCookie(res, COOKIES.session, `${claim}.${await sign(claim)}`, TWO_WEEKS)
}

/** Signs out. */
export function endSession(res: ServerResponse): void {
  setCookie(res, COOKIES.session, '', 0)
}

/** Who a session cookie stands for; nobody when it is missing, forged or over. */
export async function readSession(cookie: string | undefined): Promise<number | undefined> {
  const match = /^(\d{1,9})\.(\d{1,12})\.([\w-]{43})$/.exec(cookie ?? '')
  if (match === null) return undefined
  const [, reader = '', expires = '', signature = ''] = match
  const expected = await sign(`${reader}.${expires}`)
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return undefined
  return Number(expires) * 1000 > Date.now() ? Number(reader) : undefined
}

async function sign(claim: string): Promise<string> {
  return createHmac('sha256', await findSecret())
    .update(`session:${claim}`)
    .digest('base64url')
}

/** `SHOP_SECRET`, or what was drawn when the shop was set up, so that sessions outlive a restart. */
async function findSecret(): Promise<string> {
  if (process.env.SHOP_SECRET) return process.env.SHOP_SECRET
  const [row] = await query<{ value: string }>(`SELECT value FROM settings WHERE name = 'session secret'`)
  if (row === undefined) throw new Error('The shop has no session secret: the table of settings is empty.')
  return row.value
}
