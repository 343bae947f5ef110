// What a small page costs beside a hand-written server: CPU time per request, both servers in one run.
//
//   node bench/request/run.mjs [rounds]        after `pnpm build`
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent } from 'node:http'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { runBuild } from '../support/app.mjs'
import { ask } from '../support/ask.mjs'
import { median } from '../support/median.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const app = path.join(here, '../../playground/minimal')
const REQUESTS = 20_000
const CONNECTIONS = 50
const rounds = Number(process.argv[2] ?? 5)

runBuild(app)

const servers = [
  start('hand-written', path.join(here, 'floor.mjs'), here, 5801),
  start('server-props', 'dist/server/start.js', app, 5802),
]
try {
  for (const server of servers) {
    await untilReady(server)
    await load(server, REQUESTS)
  }
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) server.samples.push(await measure(server))
  }
} finally {
  for (const { child } of servers) child.kill()
}
const [floor, ours] = servers.map(({ name, samples }) => {
  const middle = median(samples)
  console.log(
    `${name}  ${middle.toFixed(1)} µs of CPU per request (lowest ${Math.min(...samples).toFixed(1)})`,
  )
  return middle
})
console.log(`ratio  ${(floor / ours).toFixed(2)} of the hand-written server`)

function start(name, file, cwd, port) {
  const args = ['--import', pathToFileURL(path.join(here, 'cpu.mjs')).href, file]
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1' }
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return { name, port, child, samples: [] }
}

async function untilReady({ port }) {
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(`http://127.0.0.1:${port}/`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await sleep(50)
  }
  throw new Error(`nothing answers at port ${port}`)
}

async function cpuOf({ child }) {
  child.send('cpu')
  const [time] = await once(child, 'message')
  return time
}

async function measure(server) {
  const before = await cpuOf(server)
  await load(server, REQUESTS)
  return ((await cpuOf(server)) - before) / REQUESTS
}

/** Sends a number of requests over a number of connections that are kept open. */
async function load({ port }, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  let left = count
  const work = async () => {
    while (left-- > 0) await ask(port, agent)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, work))
  agent.destroy()
}
