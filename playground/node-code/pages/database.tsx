import type { InferGetServerSidePropsType } from 'vite-plugin-server-props'
import { evaluatedAt } from '../lib/clock'
import { countOpened, getDatabase } from '../lib/database'

export async function getServerSideProps() {
  const database = await getDatabase()
  const { rows } = await database.query<{ id: number }>(
    "INSERT INTO visits (page) VALUES ('database') RETURNING id",
  )
  return { props: { visit: rows[0]?.id ?? 0, opened: countOpened(), evaluatedAt } }
}

export default function Database(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <main>
      <h1>Visits</h1>
      <pre>{JSON.stringify(props)}</pre>
    </main>
  )
}
