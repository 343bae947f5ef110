import Link from 'vite-plugin-server-props/link'
import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Counter } from '../components/counter'
import { RouterState } from '../components/router-state'

let calls = 0

export const getServerSideProps = (async ({ req, query }) => {
  calls++
  return { props: { visitor: req.cookies.visitor ?? 'stranger', calls, text: String(query.text ?? '') } }
}) satisfies GetServerSideProps

export default function Home({
  visitor,
  calls,
  text,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <main>
      <h1>Hello {visitor}</h1>
      <p id="calls">{calls}</p>
      <p id="text">{text}</p>
      <Counter />
      <RouterState />
      <Link href="/posts/1?from=home#end">first post</Link> <Link href="/posts/missing">missing post</Link>{' '}
      <Link href="/posts/old">old post</Link> <Link href="/boom/load">failing page</Link>{' '}
      <Link href="/boom/render">failing component</Link> <Link href="/boom/app">failing App</Link>{' '}
      <Link href="/boom/browser">failing module</Link>
    </main>
  )
}
