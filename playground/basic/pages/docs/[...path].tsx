import type { GetServerSideProps } from 'vite-plugin-server-props'

export const getServerSideProps = (async ({ params, query, resolvedUrl }) => {
  return { props: { seen: JSON.stringify({ params, query, resolvedUrl }) } }
}) satisfies GetServerSideProps

export default function Docs({ seen }: { seen: string }) {
  return <pre id="seen">{seen}</pre>
}
