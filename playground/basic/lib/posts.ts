// Only loaders import this module: no browser may ever see it.
const SECRET = 'SERVER-ONLY-7f3a'

export interface Post {
  id: string
  title: string
}

const posts: readonly Post[] = [
  { id: '1', title: 'First post' },
  { id: '2', title: 'Second post' },
  { id: '3', title: 'Third post' },
]

export function findPosts(search: string): Post[] {
  if (search === SECRET) throw new Error('nobody knows this')
  return posts.filter(({ title }) => title.toLowerCase().includes(search.toLowerCase()))
}

export function findPost(id: string): Post | undefined {
  return posts.find((post) => post.id === id)
}
