// What workers give on this machine: requests per second of a page with 200 rows, by one process and by more, in turns.
//
//   pnpm build && node bench/workers/run.mjs [workers=2] [rounds=5] [seconds=3]
//
// The load comes from this machine too and takes its part of the cores.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const CONNECTIONS = 32
const [workers = 2, rounds = 5, seconds = 3] = process.argv.slice(2).map(Number)
const root = fileURLToPath(new URL('../..', import.meta.url))
const work = mkdtempSync(path.join(tmpdir(), 'workers-'))
const servers = []

const FILES = {
  'package.json': '{ "type": "module" }',
  'vite.config.js': `import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'
import serverProps from 'vite-plugin-server-props'
export default defineConfig({ plugins: [react(), serverProps()] })
`,
  'pages/index.jsx': `export function getServerSideProps() {
  return { props: { rows: Array.from({ length: 200 }, (_, id) => ({ id, name: 'row ' + id, price: id * 3 })) } }
}
export default function Rows({ rows }) {
  return <table><tbody>{rows.map(({ id, name, price }) => <tr key={id}><td>{id}</td><td>{name}</td><td>{price}</td></tr>)}</tbody></table>
}
`,
}

try {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(work, name)), { recursive: true })
    writeFileSync(path.join(work, name), text)
  }
  symlinkSync(path.join(root, 'playground/minimal/node_modules'), path.join(work, 'node_modules'))
  const vite = path.join(work, 'node_modules/vite/bin/vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build'], {
    cwd: work,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stdout + stderr)
  servers.push(await start(1), await start(workers))
  for (const server of servers) await measure(server)
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) server.samples.push(await measure(server))
  }
  const [one, more] = servers.map(({ count, samples }) => {
    const rate = samples.toSorted((a, b) => a - b)[samples.length >> 1]
    console.log(`WEB_CONCURRENCY=${count}  ${rate.toFixed(0)} requests per second`)
    return rate
  })
  console.log(`ratio  ${(more / one).toFixed(2)}`)
} finally {
  for (const { child } of servers) child.kill()
  rmSync(work, { recursive: true, force: true })
}

async function start(count) {
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', WEB_CONCURRENCY: String(count) }
  const child = spawn(process.execPath, ['dist/server/start.js'], { cwd: work, env })
  child.stderr.pipe(process.stderr)
  const [line] = await once(child.stdout, 'data')
  return { count, child, port: Number(/:(\d+)/.exec(String(line))?.[1]), samples: [] }
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

function ask(port, agent) {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/', agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`))
      response.resume().on('end', resolve)
    }).on('error', reject)
  })
}
