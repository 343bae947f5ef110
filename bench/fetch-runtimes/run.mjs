// The built app as a fetch function under Bun and under Deno, beside a hand-written fetch server there: the pages, the
// checks and the way of measuring are those of bench/rivals/, whose README tells what it needs and what the flags are.
//
//   node bench/fetch-runtimes/run.mjs [--only deno] [--rounds 3] [--seconds 5] [--phases together] [--save]
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { check, toTargets } from '../rivals/lib/check.mjs'
import { buildOnce, loadContenders, prepare, serve, WORK } from '../rivals/lib/contenders.mjs'
import { installAutocannon } from '../rivals/lib/load.mjs'
import { readOptions } from '../rivals/lib/options.mjs'
import { measureLoad } from '../rivals/lib/phase-load.mjs'
import { measureTogether } from '../rivals/lib/phase-together.mjs'
import { describeMachine, log, Run, writeResults } from '../rivals/lib/run.mjs'
import { readBuildId } from '../support/build-id.mjs'
import { report } from './report.mjs'
import { installRuntimes } from './runtimes.mjs'

/** The hand-written server, with the headers that ours sends. */
const ALIKE = 'floor-same-headers'

const { measure, only, phases, save } = readOptions()
if (measure.tool === 'autocannon') await installAutocannon()
const apps = await loadContenders(['floor', 'server-props'])
for (const app of apps) {
  log(`${app.name}: install and build`)
  await prepare(app)
  await buildOnce(app)
}

const results = {
  machine: describeMachine(),
  measuredAt: new Date().toISOString(),
  options: measure,
  runtimes: {},
}
for (const runtime of installRuntimes()) {
  if (only && !only.includes(runtime.name)) continue
  try {
    results.runtimes[runtime.name] = await compare(runtime)
  } catch (error) {
    log(`${runtime.name}: FAILED. ${error.message}`)
    results.runtimes[runtime.name] = { version: runtime.version, failure: error.message }
    process.exitCode = 1
  }
}
console.log(report(results))
if (save) {
  const file = fileURLToPath(new URL('results/fetch-runtimes', import.meta.url))
  writeResults(`${file}.json`, results)
  writeFileSync(`${file}.md`, `${report(results)}\n`)
}

async function compare({ name, version, file, args }) {
  const start = { args: [...args, 'fetch-server.mjs'] }
  const [floor, ours] = apps.map((app) => Object.assign({}, app, { runtime: file, start }))
  const alike = Object.assign({}, floor, { name: ALIKE, env: { SAME_HEADERS: '1' } })
  const contenders = [floor, alike, ours]
  const out = path.join(WORK, `${name}.json`)
  const run = new Run({ all: contenders, contenders, measure, machine: results.machine, out })
  try {
    const targets = new Map()
    for (const contender of contenders) targets.set(contender, await look(run, contender))
    log(`${name} ${version}: all are correct`)
    if (phases.has('load')) await measureLoad(run, targets)
    if (phases.has('together')) await measureTogether(run, targets)
  } finally {
    await run.servers.stopAll()
  }
  const { contenders: measured, failures } = run.results
  if (measured['server-props'] === undefined) throw new Error(failures['server-props'])
  return { version, floor: measured.floor, alike: measured[ALIKE], ours: measured['server-props'] }
}

/** Gives the requests that stand for the scenarios, once their answers are right. */
async function look(run, contender) {
  const server = await serve(contender, 'start', { cpu: run.measure.serverCpu })
  run.servers.add(server)
  const paths = contender.paths.helloData ? contender.paths : await toOurPaths(contender.paths, server.origin)
  const scenarios = toTargets({ paths })
  await check(server.origin, scenarios)
  await run.servers.stop(server)
  return scenarios
}

async function toOurPaths(paths, origin) {
  const buildId = await readBuildId(origin + paths.list())
  return {
    ...paths,
    helloData: (name) => `/_data/${buildId}/hello/${name}.json`,
    listData: () => `/_data/${buildId}/list.json`,
  }
}
