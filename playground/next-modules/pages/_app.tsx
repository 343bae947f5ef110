import type { AppProps, NextWebVitalsMetric } from 'next/app'
import Script from 'next/script'

export function reportWebVitals({ name, label }: NextWebVitalsMetric) {
  window.vitals = { ...window.vitals, [name]: label }
}

export default function App({ Component, pageProps }: AppProps) {
  return (
    <>
      <Script src="/scripts/before.js" strategy="beforeInteractive" />
      <Component {...pageProps} />
    </>
  )
}
