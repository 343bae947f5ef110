import type { NextPage } from 'next'

interface Props {
  from: string
  side: string
}

const Legacy: NextPage<Props> = ({ from, side }) => (
  <main>
    <h1>Legacy</h1>
    <p id="from">{from}</p>
    <p id="side">{side}</p>
  </main>
)

Legacy.getInitialProps = async ({ query, req }) => ({
  from: String(query.from ?? 'nowhere'),
  side: req ? 'server' : 'browser',
})

export default Legacy
