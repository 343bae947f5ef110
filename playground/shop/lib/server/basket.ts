import type { BasketLine } from '../order-types.js'
import { query } from './database.js'

/** What is in a basket, in the order in which it was put there. */
export function listBasket(basket: string | null): Promise<BasketLine[]> {
  if (basket === null) return Promise.resolve([])
  return query<BasketLine>(
    `SELECT b.slug, b.title, b.author, b.price, b.motif, b.palette, b.stock, l.quantity
     FROM basket_lines l JOIN books b ON b.number = l.book WHERE l.basket = $1
     ORDER BY l.added_at, b.number`,
    [basket],
  )
}

/** Puts one more copy of a book into a basket, up to nine, if the shop has it. */
export async function addToBasket(basket: string, slug: string): Promise<void> {
  await query(
    `INSERT INTO basket_lines (basket, book, quantity)
     SELECT $1, number, 1 FROM books WHERE slug = $2 AND stock > 0
     ON CONFLICT (basket, book) DO UPDATE SET quantity = least(basket_lines.quantity + 1, 9)`,
    [basket, slug],
  )
}

/** Changes how many copies of a book are in a basket; none takes it out. */
export async function setQuantity(basket: string, slug: string, quantity: number): Promise<void> {
  const book = '(SELECT number FROM books WHERE slug = $2)'
  if (quantity < 1)
    await query(`DELETE FROM basket_lines WHERE basket = $1 AND book = ${book}`, [basket, slug])
  else
    await query(`UPDATE basket_lines SET quantity = $3 WHERE basket = $1 AND book = ${book}`, [
      basket,
      slug,
      Math.min(quantity, 9),
    ])
}
