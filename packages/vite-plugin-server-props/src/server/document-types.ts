import type { ComponentType, ReactNode } from 'react'
import type { DomainLocale } from '../shared/i18n/i18n-config.js'
import type { Query } from '../shared/url/query.js'
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

/** What a document's payload says of its page; Next's `__NEXT_DATA__`, as far as documents read it. */
export interface NextData {
  readonly page: string
  readonly query: Query
  readonly buildId: string
  readonly props: Readonly<Record<string, unknown>>
  readonly isFallback: boolean
  readonly isPreview?: boolean
  readonly locale?: string | undefined
  readonly locales?: readonly string[] | undefined
  readonly defaultLocale?: string | undefined
  readonly domainLocales?: readonly DomainLocale[] | undefined
}

/** What a document is given besides what its `getInitialProps` gave (S200). */
export interface DocumentOwnProps {
  /** With i18n: the language of the page. */
  readonly locale: string | undefined
  /** Where `next: true` is set. */
  readonly __NEXT_DATA__: NextData
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
