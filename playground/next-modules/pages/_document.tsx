import { Head, Html, Main, NextScript } from 'next/document'
import Script from 'next/script'

export default function Document() {
  return (
    <Html lang="en">
      <Head>
        <link rel="icon" href="data:," />
      </Head>
      <body>
        <Main />
        <NextScript />
        <Script src="/scripts/document.js" strategy="beforeInteractive" />
        <Script src="/scripts/late.js" />
      </body>
    </Html>
  )
}
