import '@/styles/globals.css'
import type { AppProps } from 'next/app'
import Head from 'next/head'
import Layout from '@/components/layout'

export default function App({ Component, pageProps }: AppProps) {
  return (
    <Layout>
      <Head>
        <title>{process.env.NEXT_PUBLIC_NAME}</title>
        <meta key="description" name="description" content="An app for Next" />
      </Head>
      <Component {...pageProps} />
    </Layout>
  )
}
