// The same for pages that import from `next`.
import type { Route } from 'next'
import Link from 'next/link'
import Router, { useRouter } from 'next/router'

declare const text: string

export function Navigation() {
  const router = useRouter()
  void router.push('/about')
  void Router.replace({ pathname: '/blog/[slug]', query: { slug: 'a' } })
  // @ts-expect-error -- no such page
  void router.push('/abuot')
  return (
    <>
      <Link href="/blog/a" />
      <Link href={text as Route} />
      {/* @ts-expect-error -- no such page */}
      <Link href="/abuot" />
      <Link href="/about" legacyBehavior passHref>
        <a>About</a>
      </Link>
    </>
  )
}

export const route: Route = '/about'
// @ts-expect-error -- no such page
export const wrong: Route<'/abuot'> = '/abuot'
