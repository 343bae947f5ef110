import type { Cover } from './cover.js'

/** A book in a basket or in an order. */
export interface OrderLine extends Cover {
  readonly slug: string
  readonly title: string
  readonly author: string
  /** Pence for one copy; in an order what it cost on that day. */
  readonly price: number
  readonly quantity: number
}

/** A book in a basket, with what the shop has of it. */
export interface BasketLine extends OrderLine {
  readonly stock: number
}

/** An order as it stands in a list. */
export interface OrderSummary {
  readonly number: number
  /** Such as `3 May 2026`. */
  readonly placedOn: string
  readonly copies: number
  /** Pence, without delivery. */
  readonly total: number
}

const DELIVERY = 280
const FREE_FROM = 4000

/** What delivery costs for books of this price, in pence. */
export function toDeliveryCost(total: number): number {
  return total === 0 || total >= FREE_FROM ? 0 : DELIVERY
}

/** What lines cost together, in pence. */
export function sumLines(lines: readonly OrderLine[]): number {
  return lines.reduce((sum, line) => sum + line.price * line.quantity, 0)
}
