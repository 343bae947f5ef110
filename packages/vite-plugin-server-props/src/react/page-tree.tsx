import type { ComponentType, ReactElement } from 'react'
import type { Props } from '../shared/page-data.js'
import type { Router } from '../shared/router-types.js'
import { HeadContext, type ClientHead, type ServerHead } from './head-context.js'
import type { AppComponent } from './page-types.js'
import { RouterContext } from './router-context.js'

/** What a page is rendered from, on both sides. */
export interface PageTreeProps {
  readonly router: Router
  readonly head: ServerHead | ClientHead | null
  readonly App: AppComponent
  // oxlint-disable-next-line typescript/no-explicit-any -- a page declares its own props
  readonly Component: ComponentType<any>
  readonly pageProps: Props
  /** What `App.getInitialProps` gave beside `pageProps`. */
  readonly appProps?: Props | undefined
}

/** The tree that server and client render alike, so that hydration and `useId` match (C1). */
export function PageTree({ router, head, App, Component, pageProps, appProps }: PageTreeProps): ReactElement {
  return (
    <RouterContext.Provider value={router}>
      <HeadContext.Provider value={head}>
        <App {...appProps} Component={Component} pageProps={pageProps} router={router} />
      </HeadContext.Provider>
    </RouterContext.Provider>
  )
}
