import Head from 'vite-plugin-server-props/head'
import Link from 'vite-plugin-server-props/link'
import type { AppProps } from 'vite-plugin-server-props/app'

export default function App({ Component, pageProps }: AppProps) {
  return (
    <>
      <Head>
        <title>Of the App</title>
      </Head>
      <nav>
        <Link href="/">home</Link> <Link href="/metadata">metadata</Link> <Link href="/waiting">waiting</Link>{' '}
        <Link href="/form">form</Link>
      </nav>
      <Component {...pageProps} />
    </>
  )
}
