import type { ReactElement } from 'react'
import Link from 'vite-plugin-server-props/link'
import type { BookSummary } from '../lib/book-types.js'
import { formatPrice } from '../lib/money.js'
import styles from './book-card.module.css'
import { BookCover } from './book-cover.js'
import { Stars } from './stars.js'

/** A book on a shelf: its cover, its name and what it costs. The whole of it is the link's. */
export function BookCard({ book }: { readonly book: BookSummary }): ReactElement {
  return (
    <article className={styles.card}>
      <div className={styles.picture}>
        <BookCover book={book} />
      </div>
      <h3 className={styles.title}>
        <Link className={styles.link} href={`/books/${book.slug}`}>
          {book.title}
        </Link>
      </h3>
      <p className={styles.author}>{book.author}</p>
      <p className={styles.facts}>
        <span className={styles.price}>{formatPrice(book.price)}</span>
        {book.stars === null ? null : <Stars value={book.stars} />}
        {book.inStock ? null : <span className={styles.out}>Out of stock</span>}
      </p>
    </article>
  )
}

/** Books side by side, as many as there is room for. */
export function BookGrid({ books }: { readonly books: readonly BookSummary[] }): ReactElement {
  return (
    <ul className={styles.grid}>
      {books.map((book) => (
        <li key={book.slug}>
          <BookCard book={book} />
        </li>
      ))}
    </ul>
  )
}
