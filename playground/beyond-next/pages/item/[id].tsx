import Link from 'vite-plugin-server-props/link'
import type { GetServerSideProps, PageProps } from 'vite-plugin-server-props'

let visits = 0

export const getServerSideProps = (async ({ query }) => {
  return { props: { id: String(query.id), color: String(query.color ?? 'none'), visit: ++visits } }
}) satisfies GetServerSideProps

export default function Item({ id, color, visit }: PageProps<typeof getServerSideProps>) {
  return (
    <main>
      <h1>Item {id}</h1>
      <p>Color: {color}</p>
      <p data-testid="visit">{visit}</p>
      <div style={{ height: 2000 }} />
      <Link href="/">Home</Link>
    </main>
  )
}
