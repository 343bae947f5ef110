import type { OrderLine, OrderSummary } from '../order-types.js'
import { getDatabase, query } from './database.js'

/**
 * Turns a basket into an order and takes the books out of the stock, all at once. Gives the order's number;
 * undefined when the basket is empty or asks for more copies than there are.
 */
export async function placeOrder(reader: number, basket: string): Promise<number | undefined> {
  const database = await getDatabase()
  return database.transaction(async (inside) => {
    const lines = await inside.query<{ book: number; quantity: number; stock: number }>(
      `SELECT b.number AS book, l.quantity, b.stock FROM basket_lines l JOIN books b ON b.number = l.book
       WHERE l.basket = $1 ORDER BY b.number FOR UPDATE`,
      [basket],
    )
    if (lines.length === 0 || lines.some((line) => line.quantity > line.stock)) return undefined
    const [order] = await inside.query<{ number: number }>(
      'INSERT INTO orders (reader) VALUES ($1) RETURNING number',
      [reader],
    )
    if (order === undefined) return undefined
    await inside.query(
      `INSERT INTO order_lines (order_number, book, quantity, price)
       SELECT $1, b.number, l.quantity, b.price FROM basket_lines l JOIN books b ON b.number = l.book
       WHERE l.basket = $2`,
      [order.number, basket],
    )
    await inside.query(
      `UPDATE books b SET stock = b.stock - l.quantity FROM basket_lines l
       WHERE l.book = b.number AND l.basket = $1`,
      [basket],
    )
    await inside.query('DELETE FROM basket_lines WHERE basket = $1', [basket])
    return order.number
  })
}

const SUMMARY = `o.number, to_char(o.placed_at, 'FMDD FMMonth YYYY') AS "placedOn",
  sum(l.quantity)::int AS copies, sum(l.quantity * l.price)::int AS total
  FROM orders o JOIN order_lines l ON l.order_number = o.number`

/** A reader's orders, the latest first. */
export function listOrders(reader: number): Promise<OrderSummary[]> {
  return query<OrderSummary>(
    `SELECT ${SUMMARY} WHERE o.reader = $1 GROUP BY o.number ORDER BY o.number DESC`,
    [reader],
  )
}

/** One order of this reader; undefined when there is none, or it is somebody else's. */
export async function findOrder(
  reader: number,
  number: number,
): Promise<{ order: OrderSummary; lines: OrderLine[] } | undefined> {
  const [order] = await query<OrderSummary>(
    `SELECT ${SUMMARY} WHERE o.reader = $1 AND o.number = $2 GROUP BY o.number`,
    [reader, number],
  )
  if (order === undefined) return undefined
  const lines = await query<OrderLine>(
    `SELECT b.slug, b.title, b.author, b.motif, b.palette, l.price, l.quantity
     FROM order_lines l JOIN books b ON b.number = l.book WHERE l.order_number = $1 ORDER BY b.title`,
    [number],
  )
  return { order, lines }
}
