import type { GetServerSideProps } from 'next'
import Form from 'next/form'
import Link from 'next/link'
import { readPosts, type Post } from '@/lib/posts'

interface Props {
  posts: Post[]
  q: string
}

export const getServerSideProps = (async ({ query }) => {
  const q = typeof query.q === 'string' ? query.q : ''
  return { props: { posts: readPosts().filter(({ title }) => title.includes(q)), q } }
}) satisfies GetServerSideProps<Props>

export default function Posts({ posts, q }: Props) {
  return (
    <main>
      <h1>Posts</h1>
      <Form action="/posts">
        <input name="q" defaultValue={q} aria-label="search" />
        <button type="submit">Search</button>
      </Form>
      <ul>
        {posts.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/posts/${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </main>
  )
}
