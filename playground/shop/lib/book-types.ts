import type { Cover } from './cover.js'

/** A book as it stands on a shelf. */
export interface BookSummary extends Cover {
  readonly slug: string
  readonly title: string
  readonly author: string
  /** Pence. */
  readonly price: number
  readonly inStock: boolean
  /** The mean of its reviews, 1 to 5; null without any. */
  readonly stars: number | null
}

/** A book on its own page. */
export interface BookDetails extends BookSummary {
  readonly subject: string
  readonly year: number
  readonly pages: number
  readonly stock: number
  readonly about: string
  readonly reviewCount: number
}

/** What a reader wrote about a book. */
export interface Review {
  readonly id: number
  readonly name: string
  readonly stars: number
  readonly body: string
  /** Such as `3 May 2026`. */
  readonly writtenOn: string
}

/** The orders in which a list can be shown, and what they are called. */
export const SORTS = {
  newest: 'Newest first',
  title: 'Title',
  'price-up': 'Price, low to high',
  'price-down': 'Price, high to low',
  stars: 'Best reviewed',
} as const
export type Sort = keyof typeof SORTS

/** How many books a page of the list shows. */
export const PAGE_SIZE = 12

/** What a list of books is asked for. */
export interface BookSearch {
  /** Part of a title or of an author's name; empty for all. */
  readonly text: string
  /** A subject's slug; empty for all. */
  readonly subject: string
  readonly sort: Sort
  readonly page: number
}
