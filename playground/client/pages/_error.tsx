import type { NextPageContext } from 'vite-plugin-server-props'

export default function ErrorPage({ statusCode }: { statusCode?: number }) {
  return (
    <main>
      <h1>error page</h1>
      <p id="status">{statusCode ?? 'browser'}</p>
    </main>
  )
}

ErrorPage.getInitialProps = ({ res }: NextPageContext) => ({ statusCode: res?.statusCode })
