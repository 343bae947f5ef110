import type { ReactElement } from 'react'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import Link from 'vite-plugin-server-props/link'
import { OrderLines } from '../../../components/order-lines.js'
import { OrderTotal } from '../../../components/order-total.js'
import { PageHead } from '../../../components/page-head.js'
import { findOrder } from '../../../lib/server/orders.js'
import { toSignIn, withShop } from '../../../lib/server/with-shop.js'
import styles from './order.module.css'

export default function OrderPage({
  shop,
  order,
  lines,
}: InferGetServerSidePropsType<typeof getServerSideProps>): ReactElement {
  return (
    <div className={styles.page}>
      <PageHead title={`Order ${order.number}`} />
      <h1>Order {order.number}</h1>
      <p className="lead">
        Thank you, {shop.name}. Your order came in on {order.placedOn} and leaves the shop at four on the next
        weekday.
      </p>
      <OrderLines lines={lines} />
      <OrderTotal total={order.total} />
      <p>
        <Link href="/account">All your orders</Link>
      </p>
    </div>
  )
}

export const getServerSideProps = withShop(async ({ params, resolvedUrl }, { reader }) => {
  if (reader === null) return toSignIn(resolvedUrl)
  const number = String(params?.number)
  const found = /^\d{1,9}$/.test(number) ? await findOrder(reader.id, Number(number)) : undefined
  return found === undefined ? { notFound: true } : { props: found }
})
