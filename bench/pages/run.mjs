// What grows with the number of pages: an app of 10, 100 and 1,000 pages, each with a component, a loader and a link of its
// own. Told are the JavaScript of a first visit, the CPU time of a request, the time to find a route, and the time of a
// build beside plain Vite's of the same client and server modules. A build compresses its files too, which plain Vite's
// does not: what it takes without that is told as well. CPU times count where the machine has other work.
//
//   pnpm build && node bench/pages/run.mjs [pages=10,100,1000] [rounds=3] [starts=7]      10000 takes some minutes
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { timeBuild } from '../support/build-time.mjs'
import { measureCpu, startTelling } from '../support/cpu-time.mjs'
import { launchBrowser } from '../support/launch-browser.mjs'
import { median } from '../support/median.mjs'
import { toAddress, writePages, writePlainPages } from '../support/many-pages.mjs'
import { toConfig, writeApp } from '../support/write-app.mjs'
import { timeMatches } from './matches.mjs'

// Short turns would count the collections of garbage that V8 makes when a server has just become idle.
const REQUESTS = 10_000
// The first is for the compiler: of a start the least counts.
const TURNS = 4
const [counts = '10,100,1000', rounds = '3', starts = '7'] = process.argv.slice(2)
const work = mkdtempSync(path.join(tmpdir(), 'pages-'))

try {
  for (const [routes, { fixed, withParameter }] of await timeMatches([10, 100, 1000, 10_000]))
    console.log(`${routes} routes: found in ${fixed} ns, with a parameter in ${withParameter} ns`)
  const apps = counts.split(',').map((pages) => build(Number(pages)))
  await serve(apps)
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** Builds an app in plain Vite, with the plugin, and with it but without compressed files, in turns. */
function build(pages) {
  const [plain, own, bare] = ['plain', 'own', 'bare'].map((name) => path.join(work, `${name}-${pages}`))
  writeApp(plain, writePlainPages(pages))
  writeApp(own, writePages(pages))
  writeApp(bare, { ...writePages(pages), 'vite.config.js': toConfig('{ precompress: false }') })
  const times = Array.from({ length: Number(rounds) }, () => [plain, own, bare].map(timeBuild))
  for (const kind of ['clock', 'cpu']) {
    // The least, with which the machine did nothing else.
    const [theirs, ours, oursBare] = [0, 1, 2].map((of) => Math.min(...times.map((round) => round[of][kind])))
    const tell = (time) => `${(time / 1000).toFixed(2)} s (${(time / theirs).toFixed(2)})`
    console.log(
      `${pages} pages, ${kind}: built in ${tell(ours)}, without compressed files ${tell(oursBare)}, in plain Vite ${tell(theirs)}`,
    )
  }
  for (const folder of [plain, bare]) rmSync(folder, { recursive: true })
  return { pages, folder: own, samples: [] }
}

/** Asks the apps' servers in turns. Each start is a draw: of where memory lies, and of what is compiled when. */
async function serve(apps) {
  for (let start = 0; start < Number(starts); start++) {
    const servers = []
    try {
      for (const app of apps) servers.push(await startTelling('dist/server/start.js', app.folder))
      if (start === 0) await loadAll(apps, servers)
      const turns = []
      for (let turn = 0; turn < TURNS; turn++) turns.push(await measureAll(servers))
      for (const [index, { samples }] of apps.entries())
        samples.push(Math.min(...turns.map((costs) => costs[index])))
    } finally {
      for (const { child } of servers) child.kill()
    }
  }
  const ofFirst = apps[0].samples
  for (const { pages, js, samples } of apps) {
    const ratio = median(samples.map((cost, start) => cost / ofFirst[start]))
    console.log(
      `${pages} pages: ${js} bytes of JavaScript at first, ${median(samples).toFixed(1)} µs of CPU per request (${ratio.toFixed(3)})`,
    )
  }
}

/** Measures each once, one after the other. */
async function measureAll(servers) {
  const costs = []
  for (const server of servers)
    costs.push(await measureCpu(server, { requests: REQUESTS, page: toAddress(1) }))
  return costs
}

async function loadAll(apps, servers) {
  const browser = await launchBrowser()
  try {
    for (const [index, { port }] of servers.entries()) apps[index].js = await loadFirst(browser, port)
  } finally {
    await browser.close()
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
