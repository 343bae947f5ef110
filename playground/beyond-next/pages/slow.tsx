import Link from 'vite-plugin-server-props/link'
import type { GetServerSideProps, PageProps } from 'vite-plugin-server-props'
import { hold } from '../server/held.js'

export const getServerSideProps = (async ({ query }) => {
  if (query.name !== undefined) await hold(String(query.name))
  return { props: { name: String(query.name ?? '') } }
}) satisfies GetServerSideProps

export default function Slow({ name }: PageProps<typeof getServerSideProps>) {
  return (
    <main>
      <h1>At last: {name}</h1>
      <Link href="/">Home</Link>
    </main>
  )
}
