import Document, {
  Head,
  Html,
  Main,
  NextScript,
  type DocumentContext,
  type DocumentInitialProps,
  type DocumentProps,
} from 'next/document'
import Script from 'next/script'

export default class MyDocument extends Document<{ lang: string }> {
  static override async getInitialProps(
    context: DocumentContext,
  ): Promise<DocumentInitialProps & { lang: string }> {
    const { renderPage } = context
    context.renderPage = () =>
      renderPage({
        enhanceApp: (App) => (props) => <App {...props} />,
        enhanceComponent: (Component) => Component,
      })
    return { ...(await Document.getInitialProps(context)), lang: context.locale ?? 'en' }
  }

  override render() {
    return (
      <Html lang={this.props.lang}>
        <Head nonce="n" />
        <body>
          <Main />
          <NextScript nonce="n" />
          <Script src="/a.js" strategy="beforeInteractive" />
        </body>
      </Html>
    )
  }
}

export type Props = DocumentProps
