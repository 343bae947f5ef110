import Head from 'vite-plugin-server-props/head'
import Link from 'vite-plugin-server-props/link'
import type { AppProps } from 'vite-plugin-server-props/app'
import '../styles/global.css'

export default function App({ Component, pageProps }: AppProps) {
  if (pageProps.explodeApp) throw new Error('boom-app secret-detail')
  return (
    <>
      <Head>
        <title>Basic</title>
      </Head>
      <nav>
        <Link href="/">home</Link>
        <Link href="/posts">posts</Link>
        <Link href="/about">about</Link>
        <Link href="/styled">styled</Link>
        <Link href="/tall">tall</Link>
      </nav>
      <Component {...pageProps} />
    </>
  )
}
