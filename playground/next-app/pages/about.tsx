import { useRouter } from 'next/router'

/** Without data: the query is known in the browser only. */
export default function About() {
  const { isReady, query } = useRouter()
  return (
    <main>
      <h1>About</h1>
      <p id="tab">{isReady ? String(query.tab ?? 'none') : 'not yet'}</p>
    </main>
  )
}
