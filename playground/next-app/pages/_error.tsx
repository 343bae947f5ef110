import type { NextPageContext } from 'next'

function ErrorPage({ statusCode }: { statusCode?: number }) {
  return <h1>Error {statusCode ?? 'in the browser'}</h1>
}

ErrorPage.getInitialProps = ({ res, err }: NextPageContext) => ({
  statusCode: res ? res.statusCode : err ? err.statusCode : 404,
})

export default ErrorPage
