import type { Cover } from '../../cover.js'

/** A book as it is written down here; the rest of its row is worked out while seeding. */
export interface BookSeed extends Cover {
  readonly title: string
  readonly author: string
  readonly year: number
  readonly pages: number
  /** Pence. */
  readonly price: number
  readonly stock: number
  readonly about: string
}
