import type { Review } from '../book-types.js'
import { query } from './database.js'
import type { Reader } from './visit.js'

/** What readers wrote about a book, the latest first. */
export function listReviews(slug: string): Promise<Review[]> {
  return query<Review>(
    `SELECT r.id, r.name, r.stars, r.body, to_char(r.written_on, 'FMDD FMMonth YYYY') AS "writtenOn"
     FROM reviews r JOIN books b ON b.number = r.book WHERE b.slug = $1
     ORDER BY r.written_on DESC, r.id DESC`,
    [slug],
  )
}

/** Keeps a reader's review of a book, in place of an earlier one. False when it is empty or has no stars. */
export async function saveReview(reader: Reader, slug: string, form: URLSearchParams): Promise<boolean> {
  const stars = Number(form.get('stars'))
  const body = (form.get('body') ?? '').trim().slice(0, 600)
  if (!Number.isInteger(stars) || stars < 1 || stars > 5 || body === '') return false
  await query(
    `INSERT INTO reviews (book, reader, name, stars, body)
     SELECT number, $2, $3, $4, $5 FROM books WHERE slug = $1
     ON CONFLICT (book, reader) DO UPDATE
       SET stars = excluded.stars, body = excluded.body, written_on = excluded.written_on`,
    [slug, reader.id, reader.name, stars, body],
  )
  return true
}
