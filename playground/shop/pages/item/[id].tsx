import type { GetServerSideProps } from 'vite-plugin-server-props'
import { toPageNumber } from '../../lib/query-text.js'
import { findSlug } from '../../lib/server/books.js'

/** The first catalogue's addresses, which had numbers: they lead on to the books' own. */
export default function ItemPage(): null {
  return null
}

export const getServerSideProps = (async ({ params }) => {
  const slug = await findSlug(toPageNumber(params?.id))
  if (slug === undefined) return { notFound: true }
  return { redirect: { destination: `/books/${slug}`, permanent: true } }
}) satisfies GetServerSideProps
