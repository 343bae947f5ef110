import type { ReactElement } from 'react'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import Link from 'vite-plugin-server-props/link'
import { BookGrid } from '../../components/book-card.js'
import { BookCover } from '../../components/book-cover.js'
import { BookFacts } from '../../components/book-facts.js'
import { BuyBook } from '../../components/buy-book.js'
import { PageHead } from '../../components/page-head.js'
import { Reviews } from '../../components/reviews.js'
import { toQueryText } from '../../lib/query-text.js'
import { findBook, listSimilarBooks } from '../../lib/server/books.js'
import { postToBook } from '../../lib/server/post-to-book.js'
import { listReviews } from '../../lib/server/reviews.js'
import { isWished } from '../../lib/server/wishes.js'
import { withShop } from '../../lib/server/with-shop.js'
import { findSubject } from '../../lib/subjects.js'
import styles from './book.module.css'

export default function BookPage({
  shop,
  book,
  reviews,
  similar,
  wished,
  problem,
}: InferGetServerSidePropsType<typeof getServerSideProps>): ReactElement {
  return (
    <>
      <PageHead title={`${book.title} by ${book.author}`} description={book.about} />
      <nav className={styles.trail} aria-label="Where this book stands">
        <Link href="/books">Books</Link>
        <Link href={`/books?subject=${book.subject}`}>{findSubject(book.subject)?.name ?? book.subject}</Link>
      </nav>
      <article className={styles.book}>
        <div className={styles.cover}>
          <BookCover book={book} />
        </div>
        <div>
          <h1 className={styles.title}>{book.title}</h1>
          <p className={styles.author}>
            by <Link href={`/books?q=${encodeURIComponent(book.author)}`}>{book.author}</Link>
          </p>
          <BuyBook book={book} wished={wished} />
          <p className={styles.about}>{book.about}</p>
          <BookFacts book={book} />
        </div>
      </article>
      <Reviews book={book} reviews={reviews} reader={shop.name} problem={problem} />
      <section className={styles.similar} aria-labelledby="similar">
        <h2 id="similar">From the same hand, or the same shelf</h2>
        <BookGrid books={similar} />
      </section>
    </>
  )
}

export const getServerSideProps = withShop(async ({ req, params, query }, visit) => {
  const book = await findBook(String(params?.id))
  if (book === undefined) return { notFound: true }
  if (req.method === 'POST') return postToBook(req, visit, book.slug)
  const [reviews, similar, wished] = await Promise.all([
    listReviews(book.slug),
    listSimilarBooks(book, 6),
    visit.reader === null ? false : isWished(visit.reader.id, book.slug),
  ])
  return { props: { book, reviews, similar, wished, problem: toQueryText(query.problem) === 'review' } }
})
