// The same app with n more pages: what grows with the number of routes?
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { launchBrowser, measureBrowser } from './browser.mjs'
import { check, toTargets } from './check.mjs'
import { build, buildOnce, clean, serve, WORK } from './contenders.mjs'
import { get } from './http.mjs'
import { load, warmUp } from './load.mjs'
import { memory, stop } from './process.mjs'
import { log } from './run.mjs'
import { mean, median } from './stats.mjs'

/** With so many pages one build is enough, and takes long enough. */
const MANY = 1000

/** Builds, serves and loads each contender with each number of pages; gives a row for each. */
export async function scaling({ contenders, floor, pages, options, servers, before, save }) {
  const isMeasuredNow = (row) => contenders.some(({ name }) => name === row.name) && pages.includes(row.pages)
  const rows = (before?.rows ?? []).filter((row) => !isMeasuredNow(row))
  const add = (row) => {
    rows.push(row)
    rows.sort((a, b) => a.name.localeCompare(b.name) || a.pages - b.pages)
    save(rows)
  }
  await buildOnce(floor)
  const browser = await launchBrowser()
  try {
    for (const n of pages) await measureWith(n, { contenders, floor, options, servers, browser, add })
  } finally {
    await browser.close()
  }
  return { rows }
}

async function measureWith(n, { contenders, floor, options, servers, browser, add }) {
  const entries = contenders.map((contender) => ({ contender, row: { name: contender.name, pages: n } }))
  const attempt = (step, work) => attemptEach(entries, step, n, work)
  await attempt('build', (entry) => buildCopy(entry, n, options.rounds))
  const base = await start(floor, servers, options)
  await attempt('serve', async (entry) => {
    entry.server = await start(entry.copy, servers, options)
    await look(entry, n, browser)
  })
  await attempt('warm-up', ({ server }) => warm(server, options))
  await warm(base, options)
  for (let round = 0; round < options.rounds; round++) {
    const first = await loadOnce(base, options.seconds, options)
    await attempt(
      'load',
      async (entry) => (entry.current = await loadOnce(entry.server, options.seconds, options)),
    )
    const again = await loadOnce(base, options.seconds, options)
    for (const { current, samples } of alive(entries))
      samples.push({ ...current, ratio: current.rps / mean([first.rps, again.rps]) })
  }
  for (const entry of alive(entries)) Object.assign(entry.row, summarise(entry))
  await servers.stopAll()
  await attempt('dev', ({ copy, row }) => startDev(copy, row, servers))
  for (const { row, copy } of entries) {
    add(row)
    if (copy) rmSync(copy.dir, { recursive: true, force: true })
  }
}

const alive = (entries) => entries.filter(({ row }) => row.error === undefined)

/** One that fails has no figures but those it had before, and the reason. */
async function attemptEach(entries, step, n, work) {
  for (const entry of alive(entries)) {
    try {
      await work(entry)
    } catch (error) {
      entry.row.error = `${step}: ${error.message}`
      log(`${entry.row.name} with ${n} pages: FAILED. ${entry.row.error}`)
    }
  }
}

async function buildCopy(entry, n, rounds) {
  entry.copy = copyWithPages(entry.contender, n)
  entry.samples = []
  const builds = []
  for (let count = 0; count < (n >= MANY ? 1 : rounds); count++) builds.push(await build(entry.copy))
  entry.row.buildMs = median(builds.map(({ ms }) => ms))
  entry.row.buildCpuMs = median(builds.map(({ cpuMs }) => cpuMs))
  log(`${entry.row.name} with ${n} pages: build ${(entry.row.buildMs / 1000).toFixed(2)} s`)
}

/** A copy of the contender with n generated pages; node_modules is hard-linked. */
function copyWithPages(contender, n) {
  const name = `${contender.name}-${n}`
  const dir = path.join(WORK, 'scaling', name)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  clean(contender, 'devCaches')
  const left = new Set(['node_modules', ...contender.outputs])
  const filter = (source) => !left.has(path.relative(contender.dir, source))
  cpSync(contender.dir, dir, { recursive: true, filter })
  execFileSync('cp', ['-al', path.join(contender.dir, 'node_modules'), path.join(dir, 'node_modules')])
  const pages = contender.scale(n)
  for (const [name, text] of pages.files) {
    const file = path.join(dir, name)
    mkdirSync(path.dirname(file), { recursive: true })
    if (existsSync(file)) rmSync(file)
    writeFileSync(file, text)
  }
  return { ...contender, dir, name, pages }
}

async function start(contender, servers, { serverCpu }) {
  const server = await serve(contender, 'start', { cpu: serverCpu })
  servers.add(server)
  return server
}

async function look({ copy, row, server }, n, browser) {
  row.readyMs = server.readyMs
  const last = copy.pages.path(`p${String(n).padStart(4, '0')}`)
  const page = await get(server.origin + last)
  if (page.status !== 200 || !/Hello (<!-- -->)?p\d{4}</.test(page.body.toString('utf8')))
    throw new Error(`${last}: status ${page.status}`)
  const measured = await measureBrowser(browser, server.origin, copy.paths)
  const html = await check(server.origin, toTargets(copy, measured.data))
  Object.assign(row, { js: measured.js, nav: measured.nav, htmlBytes: html.hello.bytes })
}

const warm = (server, options) => warmUp(server.pid, options.warmup, () => loadOnce(server, 1, options))

function loadOnce({ origin, pid }, seconds, { connections, loadCpu, tool }) {
  return load({ url: `${origin}/hello/bench`, pid, seconds, connections, cpu: loadCpu, tool })
}

function summarise({ samples, server }) {
  const middle = (key) => median(samples.map((sample) => sample[key]))
  return {
    rps: middle('rps'),
    ratio: middle('ratio'),
    cpuUsPerRequest: middle('cpuUsPerRequest'),
    peakMB: memory(server.pid).peakMB,
  }
}

async function startDev(copy, row, servers) {
  clean(copy, 'devCaches')
  const server = await serve(copy, 'dev')
  servers.add(server)
  row.devColdMs = server.readyMs
  row.devColdCpuMs = server.readyCpuMs
  await stop(server.running)
  servers.delete(server)
}
