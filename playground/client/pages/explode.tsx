import type { GetServerSideProps } from 'vite-plugin-server-props'

export const getServerSideProps = (async () => ({ props: { works: true } })) satisfies GetServerSideProps

/** Fails in the browser alone. */
export default function Explode() {
  if (typeof window !== 'undefined') throw new Error('boom in the browser')
  return <h1>explode</h1>
}
