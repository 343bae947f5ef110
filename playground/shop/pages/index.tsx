import type { ReactElement } from 'react'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import Link from 'vite-plugin-server-props/link'
import { BookGrid } from '../components/book-card.js'
import { Featured } from '../components/featured.js'
import { PageHead } from '../components/page-head.js'
import { Subjects } from '../components/subjects.js'
import { countSubjects, listLovedBooks, listNewBooks } from '../lib/server/books.js'
import { listWishes } from '../lib/server/wishes.js'
import { withShop } from '../lib/server/with-shop.js'
import styles from './index.module.css'

export default function HomePage({
  shop,
  featured,
  fresh,
  loved,
  counts,
  wishes,
}: InferGetServerSidePropsType<typeof getServerSideProps>): ReactElement {
  return (
    <>
      <PageHead
        title="A small shop for slow readers"
        description="Novels, journeys, birds, bread: sixty books that somebody here has read."
      />
      <div className={styles.greeting}>
        <h1>{shop.name === null ? 'Books worth missing a stop for' : `Good to see you, ${shop.name}`}</h1>
        <p className="lead">
          {shop.name === null
            ? 'Sixty books on six shelves, and every one of them read by somebody here before it was put there.'
            : toWishLine(wishes)}
        </p>
      </div>
      {featured === null ? null : <Featured book={featured} />}
      <section className={styles.section} aria-labelledby="fresh">
        <div className={styles.heading}>
          <h2 id="fresh">Just unpacked</h2>
          <Link href="/books">All books</Link>
        </div>
        <BookGrid books={fresh} />
      </section>
      <section className={styles.section} aria-labelledby="shelves">
        <div className={styles.heading}>
          <h2 id="shelves">The shelves</h2>
        </div>
        <Subjects counts={counts} />
      </section>
      <section className={styles.section} aria-labelledby="loved">
        <div className={styles.heading}>
          <h2 id="loved">What readers press on their friends</h2>
          <Link href="/books?sort=stars">Best reviewed</Link>
        </div>
        <BookGrid books={loved} />
      </section>
    </>
  )
}

function toWishLine(wishes: number): string {
  if (wishes === 0) return 'Your wishlist is empty. Here is what came in since you last looked.'
  return `There ${wishes === 1 ? 'is one book' : `are ${wishes} books`} on your wishlist. Here is what came in since you last looked.`
}

export const getServerSideProps = withShop(async (_context, visit) => {
  const [newest, loved, counts, wishes] = await Promise.all([
    listNewBooks(7),
    listLovedBooks(6),
    countSubjects(),
    visit.reader === null ? [] : listWishes(visit.reader.id),
  ])
  const [featured = null, ...fresh] = newest
  return { props: { featured, fresh, loved, counts, wishes: wishes.length } }
})
