import type { Rate } from './rate-types.js'

/** Pence as people write them: `1250` is `£12.50`. The same text on every machine, so nothing mismatches. */
export function formatPrice(pence: number): string {
  return `£${(pence / 100).toFixed(2)}`
}

/** What pence come to in another currency, such as `EUR 14.63`. */
export function formatRate(pence: number, { currency, perPound, digits }: Rate): string {
  return `${currency} ${((pence / 100) * perPound).toFixed(digits)}`
}
