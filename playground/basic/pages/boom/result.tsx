import type { GetServerSideProps } from 'vite-plugin-server-props'

const circle: Record<string, unknown> = {}
circle.self = circle

const results: Record<string, unknown> = {
  nothing: undefined,
  extraKeys: { props: {}, titel: 'x' },
  redirect: { redirect: { destination: 7, permanent: 'yes' } },
  array: { props: [1] },
  date: { props: { list: [{ when: new Date(0) }] } },
  circle: { props: { circle } },
}

// What no type lets through, as an app in JavaScript may give it.
export const getServerSideProps = (async ({ query }) => {
  return results[String(query.case)] as { props: object }
}) satisfies GetServerSideProps

export default function Page() {
  return <h1>never shown</h1>
}
