import type { Params as RouteParams } from '../shared/url/query.js'
import type { PreviewData, Redirect } from './get-server-side-props.js'

/** What `getStaticProps` is called with. */
export type GetStaticPropsContext<
  Params extends RouteParams = RouteParams,
  Preview extends PreviewData = PreviewData,
> = {
  /** Only on pages with parameters. */
  params?: Params
  draftMode?: boolean
  preview?: boolean
  previewData?: Preview
  locale?: string
  locales?: string[]
  defaultLocale?: string
  /** Why it runs. */
  revalidateReason?: 'on-demand' | 'build' | 'stale'
}

/** What `getStaticProps` may give. `revalidate` is in seconds; `false` is never. */
export type GetStaticPropsResult<Props> =
  | { props: Props; revalidate?: number | boolean }
  | { redirect: Redirect; revalidate?: number | boolean }
  | { notFound: true; revalidate?: number | boolean }

/** The function that a page exports to load props that are not those of one request. */
export type GetStaticProps<
  // oxlint-disable-next-line typescript/no-explicit-any -- as in Next: props of any type are assignable to the default
  Props extends { [key: string]: any } = { [key: string]: any },
  Params extends RouteParams = RouteParams,
  Preview extends PreviewData = PreviewData,
> = (
  context: GetStaticPropsContext<Params, Preview>,
) => Promise<GetStaticPropsResult<Props>> | GetStaticPropsResult<Props>

/** The props that a page gets from its `getStaticProps`. */
// oxlint-disable-next-line typescript/no-explicit-any -- any function may stand here, whatever it takes
export type InferGetStaticPropsType<T extends (context: any) => any> = Extract<
  Awaited<ReturnType<T>>,
  // oxlint-disable-next-line typescript/no-explicit-any -- picks the member of the result's union that has props
  { props: any }
>['props']

/** What `getStaticPaths` is called with. */
export type GetStaticPathsContext = {
  locales?: string[]
  defaultLocale?: string
}

/** What `getStaticPaths` gives. */
export type GetStaticPathsResult<Params extends RouteParams = RouteParams> = {
  paths: (string | { params: Params; locale?: string })[]
  /** What other paths are: no pages, pages that are made when they are asked for, the same before an answer. */
  fallback: boolean | 'blocking'
}

/** The function that a page with parameters exports to name the paths that are known ahead. */
export type GetStaticPaths<Params extends RouteParams = RouteParams> = (
  context: GetStaticPathsContext,
) => Promise<GetStaticPathsResult<Params>> | GetStaticPathsResult<Params>
