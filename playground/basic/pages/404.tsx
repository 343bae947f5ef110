import Head from 'vite-plugin-server-props/head'
import Link from 'vite-plugin-server-props/link'
import { RouterState } from '../components/router-state'

export default function NotFound() {
  return (
    <main>
      <Head>
        <title>Nothing here</title>
      </Head>
      <h1>Nothing here</h1>
      <RouterState />
      <Link href="/posts">all posts</Link>
    </main>
  )
}
