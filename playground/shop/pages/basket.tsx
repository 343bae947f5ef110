import type { ReactElement } from 'react'
import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import Link from 'vite-plugin-server-props/link'
import { BasketControls } from '../components/basket-controls.js'
import { OrderLines } from '../components/order-lines.js'
import { OrderTotal } from '../components/order-total.js'
import { PageHead } from '../components/page-head.js'
import { PostForm } from '../components/post-form.js'
import { sumLines } from '../lib/order-types.js'
import { toQueryText } from '../lib/query-text.js'
import { listBasket } from '../lib/server/basket.js'
import { postToBasket } from '../lib/server/post-to-basket.js'
import { withShop } from '../lib/server/with-shop.js'
import styles from './basket.module.css'

export default function BasketPage({
  shop,
  lines,
  problem,
}: InferGetServerSidePropsType<typeof getServerSideProps>): ReactElement {
  return (
    <>
      <PageHead title="Your basket" />
      <h1>Your basket</h1>
      {problem ? (
        <p className="alert" role="alert">
          We do not have all of these any more. Please look at the numbers below.
        </p>
      ) : null}
      {lines.length === 0 ? (
        <p className="lead">
          There is nothing in it yet. <Link href="/books">Look around</Link>.
        </p>
      ) : (
        <div className={styles.basket}>
          <OrderLines lines={lines} renderDetails={(line) => <BasketControls line={line} />} />
          <section className={styles.summary} aria-labelledby="summary">
            <h2 id="summary">Your order</h2>
            <OrderTotal total={sumLines(lines)} />
            {shop.name === null ? (
              <Link className="button" href="/sign-in?next=/basket">
                Sign in to order
              </Link>
            ) : (
              <PostForm action="/basket" values={{ intent: 'order' }}>
                <button className="button" type="submit">
                  Place the order
                </button>
              </PostForm>
            )}
          </section>
        </div>
      )}
    </>
  )
}

export const getServerSideProps = withShop(async ({ req, res, query }, visit) => {
  if (req.method === 'POST') return postToBasket(req, res, visit)
  const lines = await listBasket(visit.basket)
  return { props: { lines, problem: toQueryText(query.problem) === 'stock' } }
})
