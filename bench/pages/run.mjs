// What grows with the number of pages: an app of 10, 100 and 1,000 pages, each with a component, a loader and a link of its
// own. Told are the JavaScript of a first visit, the CPU time of a request, the time to find a route, and the time of a
// build beside plain Vite's of the same client and server modules. CPU times count where the machine has other work.
//
//   pnpm build && node bench/pages/run.mjs [pages=10,100,1000] [rounds=3]      10000 takes some minutes
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from '../../scripts/tools.mjs'
import { timeBuild } from '../support/build-time.mjs'
import { measureCpu, startTelling } from '../support/cpu-time.mjs'
import { toAddress, writePages, writePlainPages } from '../support/many-pages.mjs'
import { writeApp } from '../support/write-app.mjs'
import { timeMatches } from './matches.mjs'

const REQUESTS = 1000
const WARM_UP = 5000
const TURNS = 30
const [counts = '10,100,1000', rounds = '3'] = process.argv.slice(2)
const work = mkdtempSync(path.join(tmpdir(), 'pages-'))

try {
  for (const [routes, { fixed, withParameter }] of await timeMatches([10, 100, 1000, 10_000]))
    console.log(`${routes} routes: found in ${fixed} ns, with a parameter in ${withParameter} ns`)
  const apps = counts.split(',').map((pages) => build(Number(pages)))
  await serve(apps)
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** Builds an app with the plugin, and in plain Vite, in turns. */
function build(pages) {
  const [own, plain] = ['own', 'plain'].map((name) => path.join(work, `${name}-${pages}`))
  writeApp(own, writePages(pages))
  writeApp(plain, writePlainPages(pages))
  const times = Array.from({ length: Number(rounds) }, () => [timeBuild(plain), timeBuild(own)])
  const describe = (kind) => {
    // The least, with which the machine did nothing else.
    const [theirs, ours] = [0, 1].map((index) => Math.min(...times.map((round) => round[index][kind])))
    const ratio = (ours / theirs).toFixed(2)
    return `${(ours / 1000).toFixed(2)} s beside ${(theirs / 1000).toFixed(2)} s in plain Vite (${ratio})`
  }
  console.log(`${pages} pages: built in ${describe('clock')}; CPU time ${describe('cpu')}`)
  rmSync(plain, { recursive: true })
  return { pages, folder: own, samples: [] }
}

/** Asks the apps' servers in turns. */
async function serve(apps) {
  const servers = []
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    for (const app of apps) servers.push(await startTelling('dist/server/start.js', app.folder))
    for (const [index, { port }] of servers.entries()) apps[index].js = await loadFirst(browser, port)
    await measureAll(apps, servers, WARM_UP)
    for (let turn = 0; turn < TURNS; turn++) await measureAll(apps, servers, REQUESTS)
  } finally {
    for (const { child } of servers) child.kill()
    await browser.close()
  }
  // The least again, of many short turns.
  const least = Math.min(...apps[0].samples)
  for (const { pages, js, samples } of apps) {
    const cost = Math.min(...samples)
    console.log(
      `${pages} pages: ${js} bytes of JavaScript at first, ${cost.toFixed(1)} µs of CPU per request (${(cost / least).toFixed(3)})`,
    )
  }
}

/** Measures each once. */
async function measureAll(apps, servers, requests) {
  for (const [index, server] of servers.entries()) {
    const cost = await measureCpu(server, { requests, page: toAddress(1) })
    if (requests === REQUESTS) apps[index].samples.push(cost)
  }
}

/** The bytes of all JavaScript that a browser loads for the home page and a link on it, without compression. */
async function loadFirst(browser, port) {
  const tab = await browser.newPage()
  const bodies = []
  tab.on('response', (response) => {
    if (response.url().endsWith('.js')) bodies.push(response.body())
  })
  // What leads to other pages, which is loaded once the link is seen.
  const later = tab.waitForResponse(/\/later-/)
  await tab.goto(`http://127.0.0.1:${port}/`)
  await later
  await tab.waitForLoadState('networkidle')
  const sizes = (await Promise.all(bodies)).map(({ length }) => length)
  await tab.close()
  return sizes.reduce((sum, size) => sum + size, 0)
}
