import fs from 'fs'
import path from 'path'

export interface Post {
  id: string
  title: string
}

/** Read from a file for each request, as from a database. */
export function readPosts(): Post[] {
  if (!process.env.POSTS_SECRET) throw new Error('there is no secret')
  return JSON.parse(fs.readFileSync(path.join(process.cwd(), 'lib', 'posts.json'), 'utf8'))
}

export function findPost(id: string): Post | undefined {
  return readPosts().find((post) => post.id === id)
}
