import Link from 'next/link'
import { useRouter } from 'next/router'
import type { ReactNode } from 'react'

export default function Layout({ children }: { children: ReactNode }) {
  const router = useRouter()
  return (
    <>
      <nav>
        <Link href="/">home</Link> <Link href="/posts">posts</Link> <Link href="/about?tab=team">about</Link>{' '}
        <Link href="/legacy?from=nav">legacy</Link> <Link href="/modules">modules</Link>{' '}
        <Link href={{ pathname: '/posts/[id]', query: { id: '2' } }}>second</Link>
      </nav>
      <p id="route">{router.route}</p>
      {children}
    </>
  )
}
