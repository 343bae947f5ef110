import Head from 'vite-plugin-server-props/head'
import Link from 'vite-plugin-server-props/link'
import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Counter } from '../../components/counter'
import { RouterState } from '../../components/router-state'
import { findPost } from '../../lib/posts'

export const getServerSideProps = (async ({ params, res }) => {
  if (params?.id === 'old') return { redirect: { destination: '/posts/1', permanent: true } }
  const post = findPost(String(params?.id))
  if (post === undefined) return { notFound: true }
  res.setHeader('x-post', post.id)
  return { props: { post } }
}) satisfies GetServerSideProps<object, { id: string }>

export default function PostPage({ post }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <main>
      <Head>
        <title>{`${post.title} – Basic`}</title>
      </Head>
      <h1>{post.title}</h1>
      <Counter />
      <RouterState />
      <Link href={`/posts/${Number(post.id) + 1}`}>next post</Link>
      <p id="end" style={{ marginTop: '150vh' }}>
        the end
      </p>
    </main>
  )
}
