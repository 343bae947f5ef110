// Starts every built app, looks whether it is right, and counts the bytes that it sends.
import { gzipSync } from 'node:zlib'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { launchBrowser, measureBrowser } from './browser.mjs'
import { check, toTargets } from './check.mjs'
import { buildOnce, runIn, serve } from './contenders.mjs'
import { memory } from './process.mjs'
import { log } from './run.mjs'

/** Gives each contender's targets: the requests that stand for its scenarios. */
export async function lookAtAll(run) {
  const targets = new Map()
  await run.each(run.contenders, 'build', buildOnce)
  run.results.reactAlone = await measureReactAlone(run.floor)
  const browser = await launchBrowser()
  try {
    await run.each(run.contenders, 'start and check', async (contender) => {
      const server = await serve(contender, 'start', { cpu: run.measure.serverCpu })
      run.servers.add(server)
      targets.set(contender, await look(run, contender, server, browser))
      await run.servers.stop(server)
    })
  } finally {
    await browser.close()
  }
  return targets
}

async function look(run, contender, server, browser) {
  const result = run.resultOf(contender)
  const idle = memory(server.pid)
  result.readyMs = server.readyMs
  result.memory = { ...result.memory, idleMB: idle.rssMB, processes: idle.processes }
  if (contender.sharesBuildOf) {
    const { browser: seen } = run.resultOf({ name: contender.sharesBuildOf })
    const scenarios = toTargets(contender, seen?.data)
    result.html = await check(server.origin, scenarios)
    return scenarios
  }
  if (contender.browser !== false)
    result.browser = await measureBrowser(browser, server.origin, contender.paths)
  const scenarios = toTargets(contender, result.browser?.data)
  result.html = await check(server.origin, scenarios)
  const js = result.browser?.js
  log(`${contender.name}: correct${js ? `; ${(js.gzip / 1000).toFixed(1)} kB of JS` : ''}`)
  return scenarios
}

/** What React itself is, bundled by the same Vite: in bytes, after gzip. */
async function measureReactAlone(floor) {
  await runIn(floor, ['node_modules/vite/bin/vite.js', 'build', '--config', 'react-alone.config.js'], 'build')
  const folder = path.join(floor.dir, 'dist/react-alone/assets')
  return readdirSync(folder).reduce((sum, name) => sum + toGzip(readFileSync(path.join(folder, name))), 0)
}

const toGzip = (body) => gzipSync(body, { level: 9 }).length
