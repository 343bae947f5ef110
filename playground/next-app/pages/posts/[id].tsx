import type { GetServerSideProps, InferGetServerSidePropsType } from 'next'
import Head from 'next/head'
import { useRouter } from 'next/router'
import { findPost, type Post } from '@/lib/posts'
import styles from '@/styles/post.module.css'

export const getServerSideProps = (async ({ params, resolvedUrl }) => {
  if (params?.id === 'latest') return { redirect: { destination: '/posts/2', permanent: false } }
  const post = findPost(params!.id)
  if (!post) return { notFound: true }
  return { props: { post, resolvedUrl } }
}) satisfies GetServerSideProps<{ post: Post; resolvedUrl: string }, { id: string }>

export default function PostPage({
  post,
  resolvedUrl,
}: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const router = useRouter()
  return (
    <main>
      <Head>
        <title>{`Post: ${post.title}`}</title>
        <meta key="description" name="description" content={post.title} />
      </Head>
      <h1 className={styles.title}>{post.title}</h1>
      <p id="address">
        {router.asPath} {router.pathname} {resolvedUrl} {String(router.query.id)}
      </p>
      <button onClick={() => void router.push('/posts/1')}>first</button>
    </main>
  )
}
