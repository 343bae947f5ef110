import type { GetServerSideProps } from 'vite-plugin-server-props'

export const getServerSideProps = (async () => {
  throw new Error('boom-load secret-detail')
}) satisfies GetServerSideProps

export default function Page() {
  return <h1>never shown</h1>
}
