// What workers give on this machine: requests per second of a page with 200 rows, by one process and by more, in turns.
//
//   pnpm build && node bench/workers/run.mjs [workers=2] [rounds=5] [seconds=3]
//
// The load comes from this machine too and takes its part of the cores.
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildApp, startApp } from '../support/app.mjs'
import { ask } from '../support/ask.mjs'
import { median } from '../support/median.mjs'

const CONNECTIONS = 32
const [workers = 2, rounds = 5, seconds = 3] = process.argv.slice(2).map(Number)
const work = mkdtempSync(path.join(tmpdir(), 'workers-'))
const servers = []

const FILES = {
  'pages/index.jsx': `export function getServerSideProps() {
  return { props: { rows: Array.from({ length: 200 }, (_, id) => ({ id, name: 'row ' + id, price: id * 3 })) } }
}
export default function Rows({ rows }) {
  return <table><tbody>{rows.map(({ id, name, price }) => <tr key={id}><td>{id}</td><td>{name}</td><td>{price}</td></tr>)}</tbody></table>
}
`,
}

try {
  buildApp(work, FILES)
  servers.push(await start(1), await start(workers))
  for (const server of servers) await measure(server)
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) server.samples.push(await measure(server))
  }
  const [one, more] = servers.map(({ count, samples }) => {
    const rate = median(samples)
    console.log(`WEB_CONCURRENCY=${count}  ${rate.toFixed(0)} requests per second`)
    return rate
  })
  console.log(`ratio  ${(more / one).toFixed(2)}`)
} finally {
  for (const { child } of servers) child.kill()
  rmSync(work, { recursive: true, force: true })
}

async function start(count) {
  return { ...(await startApp(work, { WEB_CONCURRENCY: String(count) })), count, samples: [] }
}

/** Requests per second over connections that are kept open, each waiting for its answer. */
async function measure({ port }) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const begin = performance.now()
  let count = 0
  const send = async () => {
    while (performance.now() - begin < seconds * 1000) {
      await ask(port, agent)
      count++
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, send))
  const rate = count / ((performance.now() - begin) / 1000)
  agent.destroy()
  return rate
}
