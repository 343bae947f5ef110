import type { BookSeed } from './book-seed.js'
import { COOKING } from './cooking.js'
import { FICTION } from './fiction.js'
import { HISTORY } from './history.js'
import { MYSTERY } from './mystery.js'
import { NATURE } from './nature.js'
import { TRAVEL } from './travel.js'

/** A row of the table of books. */
export interface BookRow extends BookSeed {
  readonly number: number
  readonly slug: string
  readonly subject: string
  readonly added_on: string
}

const SHELVES: readonly (readonly [subject: string, books: readonly BookSeed[]])[] = [
  ['fiction', FICTION],
  ['mystery', MYSTERY],
  ['travel', TRAVEL],
  ['nature', NATURE],
  ['history', HISTORY],
  ['cooking', COOKING],
]

const DAY = 86_400_000
const LAST_DELIVERY = Date.UTC(2026, 9, 30)

/** All books, numbered from 101 as in the shop's first catalogue. */
export function listBooks(): BookRow[] {
  const count = SHELVES.reduce((sum, [, books]) => sum + books.length, 0)
  return SHELVES.flatMap(([subject, books], shelf) =>
    books.map((book, place) => {
      // Deliveries come shelf by shelf in turn, the newest years last.
      const order = (book.year - 2016) * 7 + ((shelf * 5 + place) % 7)
      return {
        ...book,
        number: 101 + place * SHELVES.length + shelf,
        slug: toSlug(book.title),
        subject,
        added_on: toDate(LAST_DELIVERY - (count + 9 - order) * 4 * DAY),
      }
    }),
  )
}

function toSlug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll('’', '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

/** `2026-10-30`. */
export function toDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
