import type { ParsedUrlQuery } from 'node:querystring'

/** What a visitor asks for. */
export interface Look {
  readonly name: string
  readonly colour: string
}

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

/** Reads it from the address, a while later: requests are to overlap. */
export async function readLook(query: ParsedUrlQuery): Promise<Look> {
  await new Promise((resolve) => setImmediate(resolve))
  const look = { name: one(query.name), colour: one(query.colour) || 'rgb(0, 0, 0)' }
  if (look.name === 'broken-loader') throw new Error('the loader is broken')
  return look
}
