import type { GetServerSideProps, InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { Frame } from '../components/frame'

/** Ends in what the query asks for. */
export const getServerSideProps = (async ({ query, res }) => {
  const { to, missing, fail, status } = query
  if (typeof to === 'string') {
    const permanent = query.permanent !== undefined
    return query.outside === undefined
      ? { redirect: { destination: to, permanent } }
      : { redirect: { destination: to, permanent, basePath: false as const } }
  }
  if (missing !== undefined) return { notFound: true }
  if (fail !== undefined) throw new Error('secret-of-the-server')
  if (status !== undefined) res.statusCode = Number(status)
  return { props: { status: status ?? null } }
}) satisfies GetServerSideProps

export default function Outcome(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <Frame name="outcome" props={props} />
}
