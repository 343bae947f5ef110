import type { ComponentType, ReactElement } from 'react'
import type { Props } from '../shared/page-data.js'
import type { Router } from '../shared/router-types.js'
import type { AppComponent } from './page-types.js'
import { ViewContext, type ViewContextValue } from './view-context.js'

/** What a page is rendered from, on both sides. */
export interface PageTreeProps {
  /** The same object as long as the page is. */
  readonly context: ViewContextValue & { readonly router: Router }
  readonly App: AppComponent
  // oxlint-disable-next-line typescript/no-explicit-any -- a page declares its own props
  readonly Component: ComponentType<any>
  readonly pageProps: Props
  /** What `App.getInitialProps` gave beside `pageProps`. */
  readonly appProps?: Props | undefined
}

/** The tree that server and client render alike, so that hydration and `useId` match (C1). */
export function PageTree({ context, App, Component, pageProps, appProps }: PageTreeProps): ReactElement {
  return (
    <ViewContext.Provider value={context}>
      <App {...appProps} Component={Component} pageProps={pageProps} router={context.router} />
    </ViewContext.Provider>
  )
}
