import type { ComponentType, ReactNode } from 'react'
import type { AppComponent, PageComponent, PageContext } from '../react/page-types.js'

/** Wrappers for what is rendered, by which CSS-in-JS libraries collect their styles (S203). */
export interface RenderPageOptions {
  readonly enhanceApp?: (App: AppComponent) => AppComponent
  // oxlint-disable-next-line typescript/no-explicit-any -- a page declares its own props
  readonly enhanceComponent?: (Component: PageComponent<any, unknown>) => PageComponent<any, unknown>
}

/** What rendering a page gave. */
export interface RenderPageResult {
  readonly html: string
  /** What the page's `<Head>`s hold. */
  readonly head?: readonly ReactNode[]
}

/** What `Document.getInitialProps` gives. */
export interface DocumentInitialProps extends RenderPageResult {
  /** Put into the head. */
  readonly styles?: ReactNode | Iterable<ReactNode>
}

/** What `Document.getInitialProps` gets (S202). `req` and `res` are missing on static pages. */
export interface DocumentContext extends PageContext {
  /** May be replaced, which `defaultGetInitialProps` then calls. */
  renderPage(
    options?: RenderPageOptions | NonNullable<RenderPageOptions['enhanceComponent']>,
  ): RenderPageResult | Promise<RenderPageResult>
  defaultGetInitialProps(context: DocumentContext): Promise<DocumentInitialProps>
}

/** A `pages/_document`: a class, or a function with or without `getInitialProps` (S205). */
// oxlint-disable-next-line typescript/no-explicit-any -- a document may take props of its own from getInitialProps
export type DocumentComponent = ComponentType<any> & {
  getInitialProps?(context: DocumentContext): DocumentInitialProps | Promise<DocumentInitialProps>
}
