import { useEffect, useState } from 'react'
import Head from 'vite-plugin-server-props/head'
import Link from 'vite-plugin-server-props/link'
import { useRouter } from 'vite-plugin-server-props/router'
import type { AppProps } from 'vite-plugin-server-props/app'
import { watchRouter } from '../lib/watch'

if (typeof window !== 'undefined') watchRouter()

export default function App({ Component, pageProps, router }: AppProps) {
  const [count, setCount] = useState(0)
  const { asPath, query } = useRouter()
  useEffect(() => {
    window.isHydrated = true
  }, [])
  return (
    <>
      <Head>
        {query.untitled === undefined && <title>Client</title>}
        <meta name="from-app" content="yes" />
      </Head>
      <nav>
        <Link href="/" prefetch={false}>
          home
        </Link>{' '}
        <Link href="/echo?from=nav" prefetch={false}>
          echo
        </Link>{' '}
        <Link href="/plain" prefetch={false}>
          plain
        </Link>{' '}
        <button id="app-count" onClick={() => setCount(count + 1)}>
          {count}
        </button>{' '}
        <span id="app-router">{router.pathname}</span> <span id="app-path">{asPath}</span>
      </nav>
      <Component {...pageProps} />
    </>
  )
}
