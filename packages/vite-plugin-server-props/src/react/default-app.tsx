import type { ReactElement } from 'react'
import type { AppProps } from './page-types.js'

/** The App of an app that has no `pages/_app` (S191). */
export function DefaultApp({ Component, pageProps }: AppProps): ReactElement {
  return <Component {...pageProps} />
}

export default DefaultApp
