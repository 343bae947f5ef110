import type { ReactElement } from 'react'
import Link from 'vite-plugin-server-props/link'
import type { BookDetails, Review } from '../lib/book-types.js'
import { ReviewForm } from './review-form.js'
import styles from './reviews.module.css'
import { Stars } from './stars.js'

interface Props {
  readonly book: BookDetails
  readonly reviews: readonly Review[]
  /** The reader's name when one is signed in. */
  readonly reader: string | null
  /** Whether the review that was just sent could not be kept. */
  readonly problem: boolean
}

/** What readers wrote about a book, and a form for one more. */
export function Reviews({ book, reviews, reader, problem }: Props): ReactElement {
  const page = `/books/${book.slug}`
  return (
    <section className={styles.reviews} id="reviews" aria-labelledby="reviews-title">
      <div>
        <h2 id="reviews-title">Reviews</h2>
        {reviews.length === 0 ? <p className={styles.none}>Nobody has written about this book yet.</p> : null}
        <ul className={styles.list}>
          {reviews.map((review) => (
            <li key={review.id}>
              <p className={styles.head}>
                <strong>{review.name}</strong>
                <Stars value={review.stars} />
                <span>{review.writtenOn}</span>
              </p>
              <p className={styles.body}>{review.body}</p>
            </li>
          ))}
        </ul>
      </div>
      {reader === null ? (
        <p className={styles.invite}>
          Have you read it? <Link href={`/sign-in?next=${encodeURIComponent(page)}`}>Sign in</Link> to write a
          review.
        </p>
      ) : (
        <ReviewForm page={page} problem={problem} />
      )}
    </section>
  )
}
