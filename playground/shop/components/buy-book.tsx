import type { ReactElement } from 'react'
import type { BookDetails } from '../lib/book-types.js'
import { formatPrice } from '../lib/money.js'
import styles from './buy-book.module.css'
import { PostForm } from './post-form.js'

interface Props {
  readonly book: BookDetails
  readonly wished: boolean
}

/** What a book costs, whether it is there, and what can be done about it. */
export function BuyBook({ book, wished }: Props): ReactElement {
  return (
    <div className={styles.buy}>
      <p className={styles.price}>{formatPrice(book.price)}</p>
      <p className={book.inStock ? styles.stock : styles.out}>{toStockLine(book.stock)}</p>
      <div className={styles.actions}>
        {book.inStock ? (
          <PostForm action="/basket" values={{ intent: 'add', book: book.slug }}>
            <button className="button" type="submit">
              Add to the basket
            </button>
          </PostForm>
        ) : null}
        <PostForm action={`/books/${book.slug}`} values={{ intent: wished ? 'unwish' : 'wish' }}>
          <button className="button button-quiet" type="submit">
            {wished ? 'Take off the wishlist' : 'Put on the wishlist'}
          </button>
        </PostForm>
      </div>
    </div>
  )
}

function toStockLine(stock: number): string {
  if (stock === 0) return 'Out of stock, and on its way'
  return stock < 5 ? `Only ${stock} left` : `${stock} in stock`
}
