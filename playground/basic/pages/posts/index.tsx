import Head from 'vite-plugin-server-props/head'
import Link from 'vite-plugin-server-props/link'
import { useRouter } from 'vite-plugin-server-props/router'
import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Counter } from '../../components/counter'
import { findPosts } from '../../lib/posts'

export const getServerSideProps = (async ({ query }) => {
  return { props: { posts: findPosts(String(query.q ?? '')) } }
}) satisfies GetServerSideProps

export default function Posts({ posts }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const router = useRouter()
  return (
    <main>
      <Head>
        <title>Posts</title>
      </Head>
      <h1>Posts</h1>
      <Counter />
      <button id="search" onClick={() => void router.push({ pathname: '/posts', query: { q: 'second' } })}>
        search
      </button>
      <ul>
        {posts.map((post) => (
          <li key={post.id}>
            <Link href={{ pathname: '/posts/[id]', query: { id: post.id } }}>{post.title}</Link>
          </li>
        ))}
      </ul>
    </main>
  )
}
