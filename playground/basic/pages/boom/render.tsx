import type { GetServerSideProps } from 'vite-plugin-server-props'

export const getServerSideProps = (async () => ({ props: {} })) satisfies GetServerSideProps

export default function Page(): never {
  throw new Error('boom-render secret-detail')
}
