import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Params as RouteParams, Query } from '../shared/url/query.js'

/** What preview data may be, as in Next. */
export type PreviewData = string | false | object | undefined

/** Node's request with its cookies. Where there is no Node it is a stand-in with the same members. */
export type PageRequestWithCookies = IncomingMessage & {
  /** Decoded values by name; `{}` without a cookie (S48). */
  cookies: Partial<Record<string, string>>
}

/** The result that sends the visitor elsewhere (S69 to S79). */
export type Redirect =
  | {
      /** One of 301, 302, 303, 307 and 308. */
      statusCode: 301 | 302 | 303 | 307 | 308
      /** A path of this site, with the base left out, or an address that begins with `http:` or `https:`. */
      destination: string
      /** `false` leaves the base out of the address. */
      basePath?: false
    }
  | {
      /** 308 for true, 307 for false. */
      permanent: boolean
      destination: string
      basePath?: false
    }

/** What `getServerSideProps` is called with (S33 to S59). */
export type GetServerSidePropsContext<
  Params extends RouteParams = RouteParams,
  Preview extends PreviewData = PreviewData,
> = {
  /** Node's request, also for page data; elsewhere a stand-in over the web request. */
  req: PageRequestWithCookies
  /** Node's response: headers, cookies and the status that are set on it are kept. */
  res: ServerResponse
  /** Only on pages with parameters. */
  params?: Params
  /** Search and route parameters; route parameters win. */
  query: Query
  /** The page's address with its search, the same for a document and for page data. */
  resolvedUrl: string
  draftMode?: boolean
  preview?: boolean
  previewData?: Preview
  locale?: string
  locales?: string[]
  defaultLocale?: string
  /**
   * The names of the props that `router.refresh({ only })` asks for: a page may leave the others out, and only
   * these are sent. Undefined when all are wanted. Not in Next.
   */
  only?: readonly string[]
  /** The web request; on Node it is made when it is first read. Not in Next. */
  request: Request
  /** Aborts when the visitor has left before the answer was complete. Not in Next. */
  signal: AbortSignal
}

/** What `getServerSideProps` may give. */
export type GetServerSidePropsResult<Props> =
  | { props: Props | Promise<Props> }
  | { redirect: Redirect }
  | { notFound: true }

/**
 * The function that a page exports to load its props on the server, for each request.
 *
 * @example
 * export const getServerSideProps = (async ({ query }) => {
 *   return { props: { books: await findBooks(String(query.q ?? '')) } }
 * }) satisfies GetServerSideProps<{ books: Book[] }>
 */
export type GetServerSideProps<
  // oxlint-disable-next-line typescript/no-explicit-any -- as in Next: props of any type are assignable to the default
  Props extends { [key: string]: any } = { [key: string]: any },
  Params extends RouteParams = RouteParams,
  Preview extends PreviewData = PreviewData,
> = (context: GetServerSidePropsContext<Params, Preview>) => Promise<GetServerSidePropsResult<Props>>

/** The props that a page gets from its `getServerSideProps`. */
// oxlint-disable-next-line typescript/no-explicit-any -- any function may stand here, whatever it takes
export type InferGetServerSidePropsType<T extends (context: any) => any> = Awaited<
  // oxlint-disable-next-line typescript/no-explicit-any -- picks the member of the result's union that has props
  Extract<Awaited<ReturnType<T>>, { props: any }>['props']
>

/** A shorter name for `InferGetServerSidePropsType`. */
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type PageProps<T extends (context: any) => any> = InferGetServerSidePropsType<T>
