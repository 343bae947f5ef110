import type { IncomingMessage } from 'node:http'
import type { Rate } from '../rate-types.js'
import { toOwnAddress } from './own-address.js'

const PATIENCE = 3000

/**
 * Asks the shop's HTTP API for its rates, as any other API is asked from a loader. Gives up after three
 * seconds, or when the visitor has left.
 */
export async function fetchRates(req: IncomingMessage, signal: AbortSignal): Promise<Rate[]> {
  const address = `${toOwnAddress(req)}rates.json`
  const response = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) })
  if (!response.ok) throw new Error(`${address} answered ${response.status} in place of the rates.`)
  const { rates } = (await response.json()) as { rates: Rate[] }
  return rates
}
