import type { ReactElement, ReactNode } from 'react'
import Link from 'vite-plugin-server-props/link'
import { formatPrice } from '../lib/money.js'
import type { OrderLine } from '../lib/order-types.js'
import { BookCover } from './book-cover.js'
import styles from './order-lines.module.css'

interface Props<Line extends OrderLine> {
  readonly lines: readonly Line[]
  /** What stands below a book's name; the number of copies if nothing else is asked for. */
  readonly renderDetails?: (line: Line) => ReactNode
}

/** The books of a basket or of an order. */
export function OrderLines<Line extends OrderLine>({ lines, renderDetails }: Props<Line>): ReactElement {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li className={styles.line} key={line.slug}>
          <BookCover book={line} />
          <div>
            <Link className={styles.title} href={`/books/${line.slug}`}>
              {line.title}
            </Link>
            <p className={styles.author}>{line.author}</p>
            {renderDetails === undefined ? toCopies(line.quantity) : renderDetails(line)}
          </div>
          <p className={styles.price}>{formatPrice(line.price * line.quantity)}</p>
        </li>
      ))}
    </ul>
  )
}

function toCopies(quantity: number): string {
  return quantity === 1 ? 'One copy' : `${quantity} copies`
}
