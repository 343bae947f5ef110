// First, so that the styles of components come after it.
import '../styles/global.css'
import { useState, type ReactElement } from 'react'
import type { AppProps } from 'vite-plugin-server-props/app'
import Head from 'vite-plugin-server-props/head'
import { Layout } from '../components/layout.js'
import type { ShopProps } from '../lib/shop-props.js'

export default function App({ Component, pageProps }: AppProps<Partial<ShopProps>>): ReactElement {
  // App stays mounted: on a page without a loader the header goes on showing what the page before knew.
  const [shop, setShop] = useState(pageProps.shop)
  if (pageProps.shop !== undefined && pageProps.shop !== shop) setShop(pageProps.shop)
  return (
    <Layout shop={shop}>
      <Head>
        <title>Harbour Lane Books</title>
        <link rel="icon" type="image/svg+xml" href={`${import.meta.env.BASE_URL}icon.svg`} />
      </Head>
      <Component {...pageProps} />
    </Layout>
  )
}
