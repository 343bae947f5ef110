// Stops a change that makes requests grossly slower: the apps of bench/rivals/ that are ours and the hand-written floor's,
// by the CPU time of a request, which does not depend on what else the machine does. Part of `npm test`.
//
//   node bench/guard/run.mjs        after `pnpm build`
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readBuildId } from '../support/build-id.mjs'
import { measureCpu, startTelling } from '../support/cpu-time.mjs'
import { median } from '../support/median.mjs'
import { buildRival } from '../support/rival-app.mjs'

/**
 * Of the floor's requests in the same CPU time. Far below what is measured (0.85, 0.95 and 0.9): a blunder fails, and a
 * noisy machine does not. Many short rounds, because on such a machine only what runs at the same time compares.
 */
const SCENARIOS = [
  { name: 'small page', page: '/hello/guard', requests: 400, warmUp: 4000, least: 0.4 },
  { name: 'table of 200 rows', page: '/list', requests: 50, warmUp: 400, least: 0.5 },
  { name: 'page data of the table', data: 'list.json', requests: 150, warmUp: 1200, least: 0.5 },
]
const ROUNDS = 15
const CONNECTIONS = 10

const work = mkdtempSync(path.join(tmpdir(), 'server-props-guard-'))
const servers = []
try {
  const floor = await serve('floor', 'server.mjs', [[], ['--ssr', 'src/server-entry.jsx']])
  const ours = await serve('server-props', 'dist/server/start.js', [[]])
  const buildId = await readBuildId(`http://127.0.0.1:${ours.port}/list`)
  for (const { page, data, ...scenario } of SCENARIOS) {
    const pages = data ? [`/_data/${data}`, `/_data/${buildId}/${data}`] : [page, page]
    await judge(scenario, [
      { server: floor, page: pages[0] },
      { server: ours, page: pages[1] },
    ])
  }
} finally {
  for (const { child } of servers) child.kill()
  rmSync(work, { recursive: true, force: true })
}

/** An app of bench/rivals/, with what is installed here already. */
async function serve(name, file, builds) {
  const folder = path.join(work, name)
  buildRival(folder, name, builds)
  const server = await startTelling(file, folder, '/list')
  servers.push(server)
  return server
}

/** What one look calls too slow is looked at once more, for longer, and that counts. */
async function judge({ name, requests, warmUp, least }, pair) {
  await measureRound(warmUp, pair)
  let share = await compare(requests, pair, ROUNDS)
  if (share < least) share = await compare(requests, pair, 3 * ROUNDS)
  console.log(`${name}: ${share.toFixed(2)} of the hand-written server (at least ${least})`)
  if (share >= least) return
  console.error(
    `A request of this kind costs ${(1 / share).toFixed(1)} times the CPU time of the hand-written server's. docs/performance.md says where it should go; bench/rivals/run.mjs --profile shows where it goes.`,
  )
  process.exitCode = 1
}

async function compare(requests, pair, rounds) {
  const shares = []
  for (let round = 0; round < rounds; round++) {
    const [floor, ours] = await measureRound(requests, pair)
    shares.push(floor / ours)
  }
  return median(shares)
}

async function measureRound(requests, pair) {
  const times = []
  for (const { server, page } of pair)
    times.push(await measureCpu(server, { requests, page, connections: CONNECTIONS }))
  return times
}
