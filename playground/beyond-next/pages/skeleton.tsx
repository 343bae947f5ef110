import Head from 'vite-plugin-server-props/head'
import Link from 'vite-plugin-server-props/link'
import type { GetServerSideProps, PageProps } from 'vite-plugin-server-props'
import { hold } from '../server/held.js'

export const getServerSideProps = (async ({ query }) => {
  if (query.name !== undefined) await hold(String(query.name))
  if (query.to !== undefined) return { redirect: { destination: String(query.to), permanent: false } }
  if (query.gone !== undefined) return { notFound: true }
  return { props: { name: String(query.name ?? '') } }
}) satisfies GetServerSideProps

export function Loading() {
  return (
    <main aria-busy="true">
      <Head>
        <title>One moment</title>
      </Head>
      <h1>One moment</h1>
      <Link href="/">Home</Link>
    </main>
  )
}

export default function Skeleton({ name }: PageProps<typeof getServerSideProps>) {
  return (
    <main>
      <Head>
        <title>Here it is</title>
      </Head>
      <h1>Here it is: {name}</h1>
      <Link href="/">Home</Link>
    </main>
  )
}
