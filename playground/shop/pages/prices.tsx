import type { ReactElement } from 'react'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import Link from 'vite-plugin-server-props/link'
import { PageHead } from '../components/page-head.js'
import { formatPrice, formatRate } from '../lib/money.js'
import { toQueryText } from '../lib/query-text.js'
import { listNewBooks } from '../lib/server/books.js'
import { fetchRates } from '../lib/server/fetch-rates.js'
import { withShop } from '../lib/server/with-shop.js'
import styles from './prices.module.css'

export default function PricesPage({
  rates,
  rate,
  books,
}: InferGetServerSidePropsType<typeof getServerSideProps>): ReactElement {
  return (
    <>
      <PageHead title="Prices abroad" description="What our books cost in other currencies." />
      <h1>Prices abroad</h1>
      <p className="lead">
        We set our own rates once a month, and you pay what stands here on the day you order.
      </p>
      <nav className={styles.currencies} aria-label="Currency">
        {rates.map(({ currency, name }) => (
          <Link
            key={currency}
            href={`/prices?currency=${currency}`}
            aria-current={currency === rate.currency ? 'page' : undefined}
            scroll={false}
          >
            {name}
          </Link>
        ))}
      </nav>
      <p>
        One pound is <strong>{`${rate.currency} ${rate.perPound}`}</strong>.
      </p>
      <table className={styles.table}>
        <caption className="visually-hidden">New books in {rate.name}</caption>
        <thead>
          <tr>
            <th scope="col">Book</th>
            <th scope="col">Here</th>
            <th scope="col">{rate.name}</th>
          </tr>
        </thead>
        <tbody>
          {books.map((book) => (
            <tr key={book.slug}>
              <th scope="row">
                <Link href={`/books/${book.slug}`}>{book.title}</Link>
              </th>
              <td>{formatPrice(book.price)}</td>
              <td>{formatRate(book.price, rate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.source}>
        The same rates for programs: <a href={`${import.meta.env.BASE_URL}rates.json`}>rates.json</a>
      </p>
    </>
  )
}

export const getServerSideProps = withShop(async ({ req, signal, query }) => {
  const [rates, books] = await Promise.all([fetchRates(req, signal), listNewBooks(10)])
  const wanted = toQueryText(query.currency)
  const rate = rates.find(({ currency }) => currency === wanted) ?? rates[0]
  return rate === undefined ? { notFound: true } : { props: { rates, rate, books } }
})
