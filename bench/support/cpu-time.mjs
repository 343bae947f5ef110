// Servers that tell their CPU time: it says what a request costs also where the machine has other work.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask, askMany } from './ask.mjs'
import { findPort } from './find-port.mjs'

const TRIES = 400
const teller = new URL('cpu.mjs', import.meta.url).href

/** Starts a server of a page, and gives it once it answers for that. `imports` are addresses of modules to load before. */
export async function startTelling(file, cwd, page = '/', imports = []) {
  const port = await findPort()
  const env = { ...process.env, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1' }
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc']
  const args = [teller, ...imports].flatMap((module) => ['--import', module])
  const child = spawn(process.execPath, [...args, file], { cwd, env, stdio })
  const server = { port, child }
  try {
    await untilReady(server, page)
  } catch (error) {
    child.kill()
    throw error
  }
  return server
}

async function untilReady({ port, child }, page) {
  for (let tries = 0; tries < TRIES && child.exitCode === null; tries++) {
    const isReady = await ask(port, undefined, page).then(
      () => true,
      () => false,
    )
    if (isReady) return
    await sleep(50)
  }
  throw new Error(`nothing answers at port ${port}`)
}

/** Loads a server's page over connections that are kept open; gives the CPU time of a request, in µs. */
export async function measureCpu(server, { requests, page = '/', connections = 50 }) {
  const before = await cpuOf(server)
  await askMany(server.port, requests, page, connections)
  return ((await cpuOf(server)) - before) / requests
}

async function cpuOf({ child }) {
  child.send('cpu')
  const [time] = await once(child, 'message')
  return time
}
