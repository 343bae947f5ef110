import type { IncomingMessage, ServerResponse } from 'node:http'
import type {
  GetServerSideProps,
  GetServerSidePropsContext,
  GetServerSidePropsResult,
  InferGetServerSidePropsType,
  PageProps,
  PreviewData,
  Redirect,
} from 'vite-plugin-server-props'
import { expectTrue, type Equal } from './expect.js'

interface Book {
  id: number
  title: string
}

// Infer: an annotated function, `satisfies`, a plain function, a promise of props, a union of results.
export const annotated: GetServerSideProps<{ book: Book }> = async () => ({
  props: { book: { id: 1, title: '' } },
})
expectTrue<Equal<InferGetServerSidePropsType<typeof annotated>, { book: Book }>>()

export const satisfying = (async ({ query }) => {
  if (query.gone === 'yes') return { notFound: true }
  if (query.moved === 'yes') return { redirect: { destination: '/', permanent: false } }
  return { props: { count: 1 } }
}) satisfies GetServerSideProps<{ count: number }>
expectTrue<Equal<InferGetServerSidePropsType<typeof satisfying>, { count: number }>>()
expectTrue<Equal<PageProps<typeof satisfying>, { count: number }>>()

export function synchronous() {
  return { props: { ready: true as boolean } }
}
expectTrue<Equal<InferGetServerSidePropsType<typeof synchronous>, { ready: boolean }>>()

export async function promised() {
  return { props: Promise.resolve({ later: 'x' }) }
}
expectTrue<Equal<InferGetServerSidePropsType<typeof promised>, { later: string }>>()

// The context is Node's request and response, with cookies, and the web's request and signal.
export const context: GetServerSideProps<object, { id: string }> = async (ctx) => {
  const { req, res, params, query, resolvedUrl, request, signal } = ctx
  expectTrue<Equal<typeof params, { id: string } | undefined>>()
  expectTrue<Equal<typeof resolvedUrl, string>>()
  expectTrue<Equal<(typeof query)['q'], string | string[] | undefined>>()
  expectTrue<Equal<(typeof req.cookies)['session'], string | undefined>>()
  expectTrue<typeof req extends IncomingMessage ? true : false>()
  expectTrue<Equal<typeof res, ServerResponse>>()
  expectTrue<Equal<typeof request, Request>>()
  expectTrue<Equal<typeof signal, AbortSignal>>()
  return { props: {} }
}
expectTrue<Equal<GetServerSidePropsContext['previewData'], PreviewData>>()

// Results that are none.
// @ts-expect-error -- nothing is no result
export const nothing: GetServerSideProps = async () => {}
// @ts-expect-error -- a redirect needs a destination
export const noDestination: Redirect = { permanent: true }
// @ts-expect-error -- 200 is no redirect
export const badStatus: Redirect = { destination: '/', statusCode: 200 }
// @ts-expect-error -- notFound is true or absent
export const notFoundText: GetServerSidePropsResult<object> = { notFound: 'yes' }
// @ts-expect-error -- props of another type
export const otherProps: GetServerSideProps<{ count: number }> = async () => ({ props: { count: 'one' } })

// A wrapper keeps the type of the props.
function withUser<Props extends Record<string, unknown>>(
  load: (context: GetServerSidePropsContext, user: string) => Promise<GetServerSidePropsResult<Props>>,
): GetServerSideProps<Props> {
  return (ctx) => load(ctx, ctx.req.cookies.user ?? 'nobody')
}
export const wrapped = withUser(async (_, user) => ({ props: { user } }))
expectTrue<Equal<InferGetServerSidePropsType<typeof wrapped>, { user: string }>>()
