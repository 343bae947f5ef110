import type { GetServerSideProps } from 'vite-plugin-server-props'

export const getServerSideProps = (async () => {
  return { props: { list: [{ when: new Date(0) }] } }
}) satisfies GetServerSideProps

export default function Page() {
  return <h1>dates become text</h1>
}
