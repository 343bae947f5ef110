import type { GetServerSideProps } from 'vite-plugin-server-props'

export const getServerSideProps = (async () => ({
  redirect: { destination: '/circle', permanent: false },
})) satisfies GetServerSideProps

export default function Circle() {
  return <h1>never seen</h1>
}
