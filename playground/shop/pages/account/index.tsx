import type { ReactElement } from 'react'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import Link from 'vite-plugin-server-props/link'
import { BookGrid } from '../../components/book-card.js'
import { PageHead } from '../../components/page-head.js'
import { PostForm } from '../../components/post-form.js'
import { formatPrice } from '../../lib/money.js'
import { listOrders } from '../../lib/server/orders.js'
import { listWishes } from '../../lib/server/wishes.js'
import { toSignIn, withShop } from '../../lib/server/with-shop.js'
import styles from './account.module.css'

export default function AccountPage({
  shop,
  orders,
  wishes,
}: InferGetServerSidePropsType<typeof getServerSideProps>): ReactElement {
  return (
    <>
      <PageHead title="Your account" />
      <div className={styles.head}>
        <h1>{shop.name}’s account</h1>
        <PostForm action="/sign-out">
          <button className="button button-quiet" type="submit">
            Sign out
          </button>
        </PostForm>
      </div>
      <section className={styles.section} aria-labelledby="orders">
        <h2 id="orders">Orders</h2>
        {orders.length === 0 ? (
          <p className={styles.none}>You have not ordered anything yet.</p>
        ) : (
          <ul className={styles.orders}>
            {orders.map((order) => (
              <li className={styles.order} key={order.number}>
                <Link href={`/account/orders/${order.number}`}>Order {order.number}</Link>
                <span>{order.placedOn}</span>
                <span>{order.copies === 1 ? '1 book' : `${order.copies} books`}</span>
                <span className={styles.total}>{formatPrice(order.total)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={styles.section} aria-labelledby="wishlist">
        <h2 id="wishlist">Wishlist</h2>
        {wishes.length === 0 ? (
          <p className={styles.none}>
            Nothing on it. Every <Link href="/books">book</Link> has a button that puts it here.
          </p>
        ) : (
          <BookGrid books={wishes} />
        )}
      </section>
    </>
  )
}

export const getServerSideProps = withShop(async ({ resolvedUrl }, { reader }) => {
  if (reader === null) return toSignIn(resolvedUrl)
  const [orders, wishes] = await Promise.all([listOrders(reader.id), listWishes(reader.id)])
  return { props: { orders, wishes } }
})
