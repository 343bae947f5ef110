import type { ReactElement } from 'react'
import Link from 'vite-plugin-server-props/link'
import type { BookDetails } from '../lib/book-types.js'
import { formatPrice } from '../lib/money.js'
import { BookCover } from './book-cover.js'
import styles from './featured.module.css'
import { PostForm } from './post-form.js'

/** One book, shown at length. */
export function Featured({ book }: { readonly book: BookDetails }): ReactElement {
  return (
    <section className={styles.featured} aria-labelledby="featured">
      <div className={styles.cover}>
        <BookCover book={book} />
      </div>
      <div className={styles.text}>
        <p className={styles.kicker}>On the front table</p>
        <h2 className={styles.title} id="featured">
          <Link href={`/books/${book.slug}`}>{book.title}</Link>
        </h2>
        <p className={styles.author}>by {book.author}</p>
        <p className={styles.about}>{book.about}</p>
        <PostForm action="/basket" values={{ intent: 'add', book: book.slug }} className={styles.buy}>
          <button className="button" type="submit">
            Add to the basket
          </button>
          <span className={styles.price}>{formatPrice(book.price)}</span>
        </PostForm>
      </div>
    </section>
  )
}
