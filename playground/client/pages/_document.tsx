import { Head, Html, Main, NextScript } from 'vite-plugin-server-props/document'

export default function Document() {
  return (
    <Html lang="en" data-edition="one">
      <Head />
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  )
}
