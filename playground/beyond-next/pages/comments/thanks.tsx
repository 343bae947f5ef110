import Link from 'vite-plugin-server-props/link'
import type { GetServerSideProps, PageProps } from 'vite-plugin-server-props'
import { listComments } from '../../server/comments.js'

export const getServerSideProps = (async () => {
  return { props: { last: listComments().at(-1) ?? '' } }
}) satisfies GetServerSideProps

export default function Thanks({ last }: PageProps<typeof getServerSideProps>) {
  return (
    <main>
      <h1>Thank you</h1>
      <p>You wrote: {last}</p>
      <Link href="/comments">Comments</Link>
    </main>
  )
}
