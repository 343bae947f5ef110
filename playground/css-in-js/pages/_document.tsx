import createCache from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import createEmotionServer from '@emotion/server/create-instance'
import Document, { Head, Html, Main, NextScript, type DocumentContext } from 'next/document'
import { ServerStyleSheet } from 'styled-components'

/** Both libraries collect what one page needs while it is rendered, and put it into its head. */
export default class StyledDocument extends Document {
  static override async getInitialProps(context: DocumentContext) {
    const sheet = new ServerStyleSheet()
    const cache = createCache({ key: 'css' })
    const { extractCriticalToChunks } = createEmotionServer(cache)
    const { renderPage } = context
    context.renderPage = () =>
      renderPage({
        enhanceApp: (App) =>
          // oxlint-disable-next-line unicorn/consistent-function-scoping -- it uses `App`, as a JSX name
          function CollectingApp(props) {
            const app = (
              <CacheProvider value={cache}>
                <App {...props} />
              </CacheProvider>
            )
            return sheet.collectStyles(app)
          },
      })
    try {
      const initial = await Document.getInitialProps(context)
      const chunks = extractCriticalToChunks(initial.html).styles.filter(({ css }) => css !== '')
      const styles = (
        <>
          {initial.styles}
          {sheet.getStyleElement()}
          {chunks.map(({ key, ids, css }) => (
            <style
              key={key}
              data-emotion={`${key} ${ids.join(' ')}`}
              dangerouslySetInnerHTML={{ __html: css }}
            />
          ))}
        </>
      )
      return { ...initial, styles }
    } finally {
      sheet.seal()
    }
  }

  override render() {
    return (
      <Html lang="en">
        <Head />
        <body>
          <Main />
          <NextScript />
        </body>
      </Html>
    )
  }
}
