// What a small page costs beside a hand-written server: CPU time per request, both servers in one run.
//
//   node bench/request/run.mjs [rounds]        after `pnpm build`
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runBuild } from '../support/app.mjs'
import { measureCpu, startTelling } from '../support/cpu-time.mjs'
import { median } from '../support/median.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const app = path.join(here, '../../playground/minimal')
const LOAD = { requests: 20_000 }
const rounds = Number(process.argv[2] ?? 5)

runBuild(app)

const servers = []
try {
  servers.push({ name: 'hand-written', ...(await startTelling(path.join(here, 'floor.mjs'), here)) })
  servers.push({ name: 'server-props', ...(await startTelling('dist/server/start.js', app)) })
  for (const server of servers) {
    await measureCpu(server, LOAD)
    server.samples = []
  }
  for (let round = 0; round < rounds; round++) {
    for (const server of servers) server.samples.push(await measureCpu(server, LOAD))
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
