import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ComponentType } from 'react'
import type { Query } from '../shared/url/query.js'

/** What a page's or App's `getInitialProps` is called with (S198). */
export interface NextPageContext {
  /** What was thrown, on the error page. */
  err?: (Error & { statusCode?: number }) | null
  /** On the server only. */
  req?: IncomingMessage
  /** On the server only. */
  res?: ServerResponse
  /** The page's pattern. */
  pathname: string
  query: Query
  /** The address as shown, with search. */
  asPath?: string
  locale?: string
  locales?: readonly string[]
  defaultLocale?: string
  /** Renders what the App would render around a page. */
  // oxlint-disable-next-line typescript/no-explicit-any -- its props are those of the app's own App
  AppTree: ComponentType<any>
}

/** A component that may have `getInitialProps`. */
export type NextComponentType<
  Context = NextPageContext,
  InitialProps = object,
  Props = object,
> = ComponentType<Props> & {
  getInitialProps?(context: Context): InitialProps | Promise<InitialProps>
}

/** A page's component. */
export type NextPage<Props = object, InitialProps = Props> = NextComponentType<
  NextPageContext,
  InitialProps,
  Props
>
