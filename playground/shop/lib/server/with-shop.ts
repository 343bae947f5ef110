import type { GetServerSidePropsContext, GetServerSidePropsResult } from 'vite-plugin-server-props'
import type { ShopProps } from '../shop-props.js'
import { FormError } from './read-form.js'
import { readVisit, type Visit } from './visit.js'

/** What a page of the shop does to load its own props. */
export type LoadPage<Props> = (
  context: GetServerSidePropsContext,
  visit: Visit,
) => Promise<GetServerSidePropsResult<Props>>

/**
 * Makes a `getServerSideProps`: finds out who is asking, lets the page load, and adds what the frame around
 * every page shows. A form that cannot be read is answered right here.
 */
export function withShop<Props extends object>(
  load: LoadPage<Props>,
): (context: GetServerSidePropsContext) => Promise<GetServerSidePropsResult<Props & ShopProps>> {
  return async (context) => {
    const visit = await readVisit(context.req)
    const shop = { name: visit.reader?.name ?? null, basketCount: visit.basketCount }
    try {
      const result = await load(context, visit)
      return 'props' in result ? { props: { ...(await result.props), shop } } : result
    } catch (error) {
      if (!(error instanceof FormError)) throw error
      const { res } = context
      res.statusCode = error.status
      res.setHeader('Content-Type', 'text/plain; charset=utf-8').setHeader('Connection', 'close')
      res.end(error.message)
      return { notFound: true }
    }
  }
}

/** Sends a signed-out visitor to the sign-in page, and from there back to `path`. */
export function toSignIn(path: string): { redirect: { destination: string; permanent: false } } {
  return { redirect: { destination: `/sign-in?next=${encodeURIComponent(path)}`, permanent: false } }
}

/** Where a browser goes after a form: it asks anew, so that a reload posts nothing twice. */
export function seeOther(destination: string): { redirect: { destination: string; statusCode: 303 } } {
  return { redirect: { destination, statusCode: 303 } }
}
