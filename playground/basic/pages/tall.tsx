import Link from 'vite-plugin-server-props/link'
import type { GetServerSideProps } from 'vite-plugin-server-props'

export const getServerSideProps = (async () => ({ props: {} })) satisfies GetServerSideProps

export default function Tall() {
  return (
    <main>
      <h1>Tall</h1>
      <div style={{ height: 3000 }} />
      <Link href="/posts">posts from the bottom</Link>
    </main>
  )
}
