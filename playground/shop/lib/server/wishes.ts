import type { BookSummary } from '../book-types.js'
import { query } from './database.js'

/** The books on a reader's wishlist, the latest first. */
export function listWishes(reader: number): Promise<BookSummary[]> {
  return query<BookSummary>(
    `SELECT b.slug, b.title, b.author, b.price, b.motif, b.palette, b.stock > 0 AS "inStock", null AS stars
     FROM wishes w JOIN books b ON b.number = w.book WHERE w.reader = $1
     ORDER BY w.added_at DESC, b.number`,
    [reader],
  )
}

/** Whether a book is on a reader's wishlist. */
export async function isWished(reader: number, slug: string): Promise<boolean> {
  const rows = await query(
    'SELECT 1 FROM wishes w JOIN books b ON b.number = w.book WHERE w.reader = $1 AND b.slug = $2',
    [reader, slug],
  )
  return rows.length > 0
}

/** Puts a book on a reader's wishlist, or takes it off. */
export async function setWish(reader: number, slug: string, isWished: boolean): Promise<void> {
  await query(
    isWished
      ? 'INSERT INTO wishes (reader, book) SELECT $1, number FROM books WHERE slug = $2 ON CONFLICT DO NOTHING'
      : 'DELETE FROM wishes WHERE reader = $1 AND book = (SELECT number FROM books WHERE slug = $2)',
    [reader, slug],
  )
}
