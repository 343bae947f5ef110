import type { ReactElement, ReactNode } from 'react'
import type { NextPage } from 'next'
import App, { type AppContext, type AppInitialProps, type AppProps, type NextWebVitalsMetric } from 'next/app'
import Head from 'next/head'
import Router from 'next/router'
import { useReportWebVitals } from 'next/web-vitals'
import '../styles/global.css'

// The layout pattern of Next's documentation.
export type NextPageWithLayout<P = object, IP = P> = NextPage<P, IP> & {
  getLayout?: (page: ReactElement) => ReactNode
}
type AppPropsWithLayout = AppProps & { Component: NextPageWithLayout }

export function reportWebVitals(metric: NextWebVitalsMetric) {
  if (metric.label === 'web-vital') {
    const name: 'CLS' | 'FCP' | 'INP' | 'LCP' | 'TTFB' = metric.name
    console.log(name, metric.value)
  }
}

Router.events.on('routeChangeComplete', (url: string) => console.log(url))

export default function MyApp({ Component, pageProps }: AppPropsWithLayout) {
  useReportWebVitals((metric) => console.log(metric.name, metric.value, metric.rating))
  const getLayout = Component.getLayout ?? ((page) => page)
  return getLayout(
    <>
      <Head>
        <title>App</title>
      </Head>
      <Component {...pageProps} />
    </>,
  )
}

MyApp.getInitialProps = async (context: AppContext): Promise<AppInitialProps> => App.getInitialProps(context)
