import type { ParsedUrlQuery } from 'node:querystring'
import type { GetStaticPaths, GetStaticProps, InferGetStaticPropsType, NextPage } from 'next'
import type { GetStaticPropsContext, GetStaticPropsResult } from 'next/types'

interface Params extends ParsedUrlQuery {
  slug: string
}

export const getStaticPaths: GetStaticPaths<Params> = async () => ({
  paths: [{ params: { slug: 'a' } }, '/b'],
  fallback: 'blocking',
})

export const getStaticProps = (async ({ params, draftMode }) => {
  if (params?.slug === 'gone') return { notFound: true }
  if (params?.slug === 'old') return { redirect: { destination: '/new', permanent: true } }
  return { props: { title: String(params?.slug), draft: draftMode ?? false }, revalidate: 60 }
}) satisfies GetStaticProps<{ title: string; draft: boolean }, Params>

// @ts-expect-error -- fallback is missing
export const noFallback: GetStaticPaths = async () => ({ paths: [] })
// @ts-expect-error -- props of another type
export const otherProps: GetStaticProps<{ count: number }> = () => ({ props: { count: 'one' } })

const Page: NextPage<InferGetStaticPropsType<typeof getStaticProps>> = ({ title }) => <h1>{title}</h1>
export default Page

export function load(_context: GetStaticPropsContext<Params>): GetStaticPropsResult<object> {
  return { props: {} }
}
