import { useState } from 'react'
import { useRouter } from 'vite-plugin-server-props/router'
import type { GetServerSideProps, PageProps } from 'vite-plugin-server-props'

let votes = 0
let slowReads = 0

export const getServerSideProps = (async ({ only, query }) => {
  if (query.fail !== undefined && only !== undefined) throw new Error('no votes today')
  const props: { votes: number; reads?: number } = { votes: ++votes }
  // What nobody asks for needs no reading.
  if (only === undefined || only.includes('reads')) props.reads = ++slowReads
  return { props }
}) satisfies GetServerSideProps

export default function Votes({ votes, reads }: PageProps<typeof getServerSideProps>) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [failure, setFailure] = useState('')
  return (
    <main>
      <h1>Votes</h1>
      <p data-testid="votes">{votes}</p>
      <p data-testid="reads">{reads}</p>
      <p role="status">{failure}</p>
      <input aria-label="Text" value={text} onChange={(event) => setText(event.target.value)} />
      <button onClick={() => void router.refresh()}>Everything</button>
      <button onClick={() => router.refresh({ only: ['votes'] }).catch(() => setFailure('not now'))}>
        Votes only
      </button>
    </main>
  )
}
