import type { GetServerSideProps } from 'vite-plugin-server-props'

export const getServerSideProps = (async () => ({ props: { explodeApp: true } })) satisfies GetServerSideProps

export default function Page() {
  return <h1>never shown</h1>
}
