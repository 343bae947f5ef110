// Compiled with the file that `typedLinks` writes for the pages that scripts/check-package.mjs names.
import type { ComponentProps } from 'react'
import Link, { type LinkProps } from 'vite-plugin-server-props/link'
import Router, {
  useRouter,
  type Href,
  type NextRouter,
  type Route,
  type Routes,
} from 'vite-plugin-server-props/router'

declare const id: number
declare const text: string

export const texts = (
  <>
    <Link href="/" />
    <Link href="/about" />
    <Link href="/about?tab=2#team" />
    <Link href="/about#team" />
    <Link href="/blog/hello" locale="de" />
    <Link href={`/blog/${id}`} />
    <Link href={`/blog/${text}?page=${id}`} />
    <Link href="/blog/[slug]" as="/blog/a" />
    <Link href={`/blog/${text}/comments/${id}`} />
    <Link href="/shop" />
    <Link href="/shop?sort=price" />
    <Link href="/shop/a/b" />
    <Link href="/docs/a/b" />
    <Link href={`/docs/${text}`} />
    <Link href="/about/" />
    <Link href="/blog/a/#top" />
    <Link href="https://example.com/a?b" onClick={(event) => event.currentTarget.blur()} />
    <Link href={id > 1 ? '/about' : `/blog/${id}`} />
    <Link href="/it's/here" />
    <Link href="?page=2" />
    <Link href="#top" />
    <Link href="https://example.com/a" />
    <Link href="mailto:a@example.com" />
    <Link href={text as Route} />
  </>
)

export const wrong = (
  <>
    {/* @ts-expect-error -- no such page */}
    <Link href="/abuot" />
    {/* @ts-expect-error -- no such page below it */}
    <Link href="/about/team" />
    {/* @ts-expect-error -- the parameter is missing */}
    <Link href="/blog" />
    {/* @ts-expect-error -- the parameter is empty */}
    <Link href="/blog/" />
    {/* @ts-expect-error -- a parameter is one part of an address */}
    <Link href="/blog/a/b" />
    {/* @ts-expect-error -- with a search too */}
    <Link href="/blog/a/b?page=2" />
    {/* @ts-expect-error -- one of two is right */}
    <Link href={id > 1 ? '/about' : '/abuot'} />
    {/* @ts-expect-error -- a catch-all has at least one part */}
    <Link href="/docs" />
    {/* @ts-expect-error -- not from the root */}
    <Link href="about" />
    {/* @ts-expect-error -- any text is none */}
    <Link href={text} />
    {/* @ts-expect-error -- the router follows no such scheme */}
    <Link href="javascript:alert(1)" />
    {/* @ts-expect-error -- an API route is no page */}
    <Link href="/api/items" />
  </>
)

export const objects: readonly Href[] = [
  { pathname: '/about' },
  { pathname: '/about', query: { tab: 2 }, hash: 'team' },
  { pathname: '/about', query: 'tab=2' },
  { pathname: '/blog/[slug]', query: { slug: 'a' } },
  { pathname: '/blog/[slug]', query: { slug: id, page: 2 } },
  { pathname: '/blog/[slug]/comments/[id]', query: { slug: 'a', id } },
  { pathname: '/docs/[...path]', query: { path: ['a', 'b'] } },
  { pathname: '/shop/[[...path]]' },
  { pathname: '/shop/[[...path]]', query: { path: ['a'] } },
  { query: { page: 2 } },
  { hash: 'top' },
  new URL('https://example.com/a'),
  { protocol: 'https:', host: 'example.com', pathname: '/a' },
]

export const wrongObjects: readonly Href[] = [
  // @ts-expect-error -- no such page
  { pathname: '/abuot' },
  // @ts-expect-error -- the query is missing
  { pathname: '/blog/[slug]' },
  // @ts-expect-error -- the parameter is missing
  { pathname: '/blog/[slug]', query: { page: 2 } },
  // @ts-expect-error -- one of two is missing
  { pathname: '/blog/[slug]/comments/[id]', query: { slug: 'a' } },
  // @ts-expect-error -- a parameter of one part is no list
  { pathname: '/blog/[slug]', query: { slug: ['a'] } },
  // @ts-expect-error -- a catch-all is a list
  { pathname: '/docs/[...path]', query: { path: 'a' } },
  // @ts-expect-error -- no key of an address
  { pathname: '/about', params: {} },
]

export function Navigation(props: Omit<LinkProps, 'className'>) {
  const router: NextRouter = useRouter()
  void router.push('/about')
  void router.replace({ pathname: '/blog/[slug]', query: { slug: 'a' } })
  void router.prefetch('/blog/a')
  void Router.push(`/blog/${id}`, undefined, { shallow: true })
  void router.push(router.asPath as Route)
  // @ts-expect-error -- no such page
  void router.push('/abuot')
  // @ts-expect-error -- a parameter is one part of an address
  void router.push('/blog/a/b')
  // @ts-expect-error -- no such page
  void router.replace({ pathname: '/abuot' })
  // @ts-expect-error -- no such page
  void router.prefetch('/abuot')
  // @ts-expect-error -- no such page
  void Router.push('/abuot')
  return <Link {...props} className="link" />
}

export const passed = <Navigation href="/about?tab=2" />
export const declared: Route = `/blog/${id}`
export const props: ComponentProps<typeof Link> = { href: { pathname: '/blog/[slug]', query: { slug: 'a' } } }
// @ts-expect-error -- no such page
export const notDeclared: Route = '/abuot'
// @ts-expect-error -- no such page
export const notPassed = <Navigation href="/abuot" />

export const patterns: readonly (keyof Routes)[] = ['/', '/blog/[slug]', '/rewritten']

// What no page tells is the app's to add.
declare module 'vite-plugin-server-props/router' {
  interface Routes {
    '/rewritten': { href: '/rewritten' | `/rewritten/${string}` }
  }
}
export const rewritten = <Link href="/rewritten/a" />
