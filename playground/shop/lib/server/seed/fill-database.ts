import { randomBytes } from 'node:crypto'
import type { Queries } from '../queries.js'
import { hashPassword } from '../passwords.js'
import { DEMO_READER } from './demo-reader.js'
import { listBooks } from './list-books.js'
import { HELP_PAGES } from './help-pages.js'
import { RATES } from './rates.js'
import { listReviews } from './reviews.js'

/** Fills an empty shop. Only the secret and the password's salt are made at random. */
export async function fillDatabase(queries: Queries): Promise<void> {
  const books = listBooks()
  await insertRows(queries, 'books', BOOK_COLUMNS, books)
  await insertRows(queries, 'reviews', REVIEW_COLUMNS, listReviews(books))
  await insertRows(queries, 'help_pages', HELP_COLUMNS, HELP_PAGES)
  await insertRows(queries, 'rates', RATE_COLUMNS, RATES)
  const secret = randomBytes(32).toString('base64url')
  await queries.query(`INSERT INTO settings (name, value) VALUES ('session secret', $1)`, [secret])
  await queries.query('INSERT INTO readers (email, name, password) VALUES ($1, $2, $3)', [
    DEMO_READER.email,
    DEMO_READER.name,
    await hashPassword(DEMO_READER.password),
  ])
}

const BOOK_COLUMNS =
  'number int, slug text, title text, author text, subject text, year int, pages int, price int, stock int, motif text, palette text, about text, added_on date'
const REVIEW_COLUMNS = 'book int, name text, stars int, body text, written_on date'
const HELP_COLUMNS = 'path text, title text, summary text, body text, place int'
const RATE_COLUMNS = 'currency text, name text, per_pound numeric, digits int'

// One statement a table: the rows travel as one JSON parameter. It goes in as text, because drivers differ
// in whether they turn a string into JSON once more.
async function insertRows(
  queries: Queries,
  table: string,
  columns: string,
  rows: readonly unknown[],
): Promise<void> {
  const names = columns
    .split(', ')
    .map((column) => column.split(' ')[0])
    .join(', ')
  await queries.query(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_to_recordset($1::text::jsonb) AS row(${columns})`,
    [JSON.stringify(rows)],
  )
}
