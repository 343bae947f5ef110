import type { ReactElement } from 'react'
import { formatPrice } from '../lib/money.js'
import { toDeliveryCost } from '../lib/order-types.js'
import styles from './order-total.module.css'

/** What the books cost together, and with delivery. */
export function OrderTotal({ total }: { readonly total: number }): ReactElement {
  const delivery = toDeliveryCost(total)
  return (
    <dl className={styles.total}>
      <dt>Books</dt>
      <dd>{formatPrice(total)}</dd>
      <dt>Delivery</dt>
      <dd>{delivery === 0 ? 'Free' : formatPrice(delivery)}</dd>
      <dt className={styles.sum}>Together</dt>
      <dd className={styles.sum}>{formatPrice(total + delivery)}</dd>
    </dl>
  )
}
