import type { CSSProperties, ReactElement } from 'react'
import { Head } from './head.js'
import type { PageComponent } from './page-types.js'

/** Props of the error page. */
export interface ErrorProps {
  /** The status of the answer; without one, the error happened in the browser. */
  statusCode?: number | undefined
  /** In place of the text for the status. */
  title?: string
  withDarkMode?: boolean
}

const TEXTS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'This page could not be found',
  405: 'Method Not Allowed',
  500: 'Internal Server Error',
}

const page: CSSProperties = {
  fontFamily: 'system-ui, sans-serif',
  height: '100vh',
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 20,
}

/** The page for errors of an app that has none of its own, and `next/error` (S215, S216). */
export const ErrorPage: PageComponent<ErrorProps> = function ErrorPage(props: ErrorProps): ReactElement {
  const { statusCode, title, withDarkMode = true } = props
  const text =
    title ?? (statusCode === undefined ? undefined : TEXTS[statusCode]) ?? 'An unexpected error has occurred'
  return (
    <div style={withDarkMode ? { ...page, colorScheme: 'light dark' } : page}>
      <Head>
        <title>
          {statusCode === undefined
            ? 'Application error: a client-side exception has occurred'
            : `${statusCode}: ${text}`}
        </title>
      </Head>
      {statusCode === undefined ? null : <h1>{statusCode}</h1>}
      <h2 style={{ fontSize: 14, fontWeight: 400 }}>
        {statusCode === undefined && title === undefined
          ? 'Application error: a client-side exception has occurred (see the browser console for more information).'
          : `${text}.`}
      </h2>
    </div>
  )
}

ErrorPage.getInitialProps = ({ res, err }) => ({
  statusCode: res?.statusCode ? res.statusCode : err ? err.statusCode : 404,
})

export default ErrorPage
