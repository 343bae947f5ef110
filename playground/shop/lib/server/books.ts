import { PAGE_SIZE, type BookDetails, type BookSearch, type BookSummary, type Sort } from '../book-types.js'
import { query } from './database.js'

const SUMMARY = `b.slug, b.title, b.author, b.price, b.motif, b.palette, b.stock > 0 AS "inStock",
  (SELECT round(avg(r.stars), 1)::float8 FROM reviews r WHERE r.book = b.number) AS stars`

const ORDERS: Readonly<Record<Sort, string>> = {
  newest: 'b.added_on DESC, b.number',
  title: `regexp_replace(b.title, '^(The|A|An) ', ''), b.number`,
  'price-up': 'b.price, b.title',
  'price-down': 'b.price DESC, b.title',
  stars: 'stars DESC NULLS LAST, b.title',
}

/** Finds a page of books, and how many there are in all. */
export async function searchBooks(search: BookSearch): Promise<{ books: BookSummary[]; total: number }> {
  const pattern = `%${search.text.replaceAll(/[\\%_]/g, '\\$&')}%`
  const where = `(b.title ILIKE $1 OR b.author ILIKE $1) AND ($2 = '' OR b.subject = $2)`
  const [books, counted] = await Promise.all([
    query<BookSummary>(
      `SELECT ${SUMMARY} FROM books b WHERE ${where} ORDER BY ${ORDERS[search.sort]} LIMIT $3 OFFSET $4`,
      [pattern, search.subject, PAGE_SIZE, (search.page - 1) * PAGE_SIZE],
    ),
    query<{ total: number }>(`SELECT count(*)::int AS total FROM books b WHERE ${where}`, [
      pattern,
      search.subject,
    ]),
  ])
  return { books, total: counted[0]?.total ?? 0 }
}

/** Finds the book of an address; undefined when the shop has none of that name. */
export async function findBook(slug: string): Promise<BookDetails | undefined> {
  const [book] = await query<BookDetails>(
    `SELECT ${SUMMARY}, b.subject, b.year, b.pages, b.stock, b.about,
       (SELECT count(*)::int FROM reviews r WHERE r.book = b.number) AS "reviewCount"
     FROM books b WHERE b.slug = $1`,
    [slug],
  )
  return book
}

/** Finds the slug of the book that had this number in the shop's first catalogue. */
export async function findSlug(number: number): Promise<string | undefined> {
  const [row] = await query<{ slug: string }>('SELECT slug FROM books WHERE number = $1', [number])
  return row?.slug
}

/** The newest books that can be had. */
export function listNewBooks(count: number): Promise<BookDetails[]> {
  return query<BookDetails>(
    `SELECT ${SUMMARY}, b.subject, b.year, b.pages, b.stock, b.about, 0 AS "reviewCount"
     FROM books b WHERE b.stock > 0 ORDER BY ${ORDERS.newest} LIMIT $1`,
    [count],
  )
}

/** The books that readers like best, among those with two reviews or more. */
export function listLovedBooks(count: number): Promise<BookSummary[]> {
  return query<BookSummary>(
    `SELECT ${SUMMARY} FROM books b
     WHERE (SELECT count(*) FROM reviews r WHERE r.book = b.number) > 1
     ORDER BY ${ORDERS.stars} LIMIT $1`,
    [count],
  )
}

/** Other books of the same author, or of the same shelf. */
export function listSimilarBooks(book: BookDetails, count: number): Promise<BookSummary[]> {
  return query<BookSummary>(
    `SELECT ${SUMMARY} FROM books b WHERE b.slug <> $1 AND (b.author = $2 OR b.subject = $3)
     ORDER BY b.author = $2 DESC, b.added_on DESC, b.number LIMIT $4`,
    [book.slug, book.author, book.subject, count],
  )
}

/** How many books stand on each shelf, by the subject's slug. */
export async function countSubjects(): Promise<Record<string, number>> {
  const rows = await query<{ subject: string; count: number }>(
    'SELECT subject, count(*)::int AS count FROM books GROUP BY subject',
  )
  return Object.fromEntries(rows.map((row) => [row.subject, row.count]))
}
