import type { GetServerSideProps } from 'vite-plugin-server-props'
import { hit } from './hits'

/** Gives a page what it was asked with. */
export const echo = (async ({ params, query, resolvedUrl, req, res }) => {
  if (query.cookie !== undefined) res.setHeader('Set-Cookie', `given=${String(query.cookie)}; Path=/`)
  return {
    props: {
      params: params ?? null,
      query,
      resolvedUrl,
      crumb: req.cookies.crumb ?? null,
      hits: hit(resolvedUrl),
    },
  }
}) satisfies GetServerSideProps
