// What a built server holds after load, beside a hand-written server of the same page; and whether it grows with requests.
//
//   pnpm build && node bench/memory/run.mjs [requests=100000] [steps=4]
//
// Both are asked in turns, by wrk where it is installed and from here else. `1000000 10` is the long run, of some minutes.
// The resident set is told as the load leaves it; the heap after a collection of garbage, without which it says little.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { runBuild } from '../support/app.mjs'
import { ask, askMany } from '../support/ask.mjs'
import { findPort } from '../support/find-port.mjs'
import { toAddress, writePages, writePlainPages } from '../support/many-pages.mjs'
import { writeApp } from '../support/write-app.mjs'

const PAGES = 10
const CONNECTIONS = 32
/** Of the heap, from the first step to the last: caches that fill once are no leak. */
const ALLOWED_GROWTH = 0.05
const [requests = 100_000, steps = 4] = process.argv.slice(2).map(Number)
const floor = fileURLToPath(new URL('../support/floor-pages.mjs', import.meta.url))
const teller = new URL('../support/memory.mjs', import.meta.url).href
const hasWrk = spawnSync('wrk', ['--version']).error === undefined
const work = mkdtempSync(path.join(tmpdir(), 'memory-'))
const servers = []

try {
  servers.push(await start('hand-written', floor, writePlainPages(PAGES)))
  servers.push(await start('server-props', 'dist/server/start.js', writePages(PAGES)))
  for (let step = 1; step <= steps; step++) {
    for (const server of servers) {
      await load(server.port, Math.ceil(requests / steps))
      const memory = await readMemory(server)
      server.steps.push(memory)
      console.log(
        `${server.name} after ${Math.round((requests / steps) * step)} requests: ${describe(memory)}`,
      )
    }
  }
  const [theirs, ours] = servers.map((server) => server.steps.at(-1))
  console.log(`resident set  ${(ours.loaded / theirs.loaded).toFixed(2)} of the hand-written server's`)
  for (const { name, steps } of servers) {
    const growth = steps.at(-1).heapUsed / steps[0].heapUsed - 1
    console.log(`${name}: heap ${growth > ALLOWED_GROWTH ? 'grows' : 'flat'}, ${(growth * 100).toFixed(1)} %`)
  }
} finally {
  for (const { child } of servers) child.kill()
  rmSync(work, { recursive: true, force: true })
}

async function start(name, file, files) {
  const cwd = path.join(work, name)
  writeApp(cwd, files)
  runBuild(cwd)
  const port = await findPort()
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1' }
  const args = ['--expose-gc', '--import', teller, file]
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  while (child.exitCode === null && !(await isAnswered(port))) await sleep(20)
  return { name, port, child, steps: [] }
}

function isAnswered(port) {
  return ask(port).then(
    () => true,
    () => false,
  )
}

async function readMemory({ child }) {
  child.send('memory')
  const [memory] = await once(child, 'message')
  return memory
}

function describe({ loaded, rss, heapUsed }) {
  const [left, after, heap] = [loaded, rss, heapUsed].map((bytes) => (bytes / 1e6).toFixed(1))
  return `${left} MB resident, ${after} MB after a collection, heap ${heap} MB`
}

/** Spread over the pages. */
async function load(port, count) {
  const pages = [toAddress(1), toAddress(2), toAddress(3)]
  for (const page of pages) {
    const part = Math.ceil(count / pages.length)
    if (hasWrk) await loadByWrk(port, page, part)
    else await askMany(port, part, page, CONNECTIONS)
  }
}

/** wrk counts seconds, not requests: it is let run until the number is reached. */
async function loadByWrk(port, page, count) {
  for (let left = count; left > 0;) {
    const args = ['-t1', `-c${CONNECTIONS}`, '-d2s', `http://127.0.0.1:${port}${page}`]
    const child = spawn('wrk', args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    await once(child, 'close')
    const sent = Number(/(\d+) requests in/.exec(output)?.[1] ?? 0)
    if (sent === 0 || /Non-2xx/.test(output)) throw new Error(`${page}: ${output}`)
    left -= sent
  }
}
