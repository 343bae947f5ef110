// The same app with n more pages: what grows with the number of routes?
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { launchBrowser, measureBrowser } from './browser.mjs'
import { check, targets } from './check.mjs'
import { build, clean, serve, WORK } from './contenders.mjs'
import { get } from './http.mjs'
import { load, warmUp } from './load.mjs'
import { memory, stop } from './process.mjs'
import { log } from './run.mjs'
import { mean, median } from './stats.mjs'

/** A copy of the contender with n generated pages; node_modules is hard-linked. */
function copyWithPages(contender, n) {
  const dir = join(WORK, 'scaling', `${contender.name}-${n}`)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  const left = new Set(['node_modules', ...contender.outputs, ...contender.devCaches])
  const top = contender.dir.length + 1
  cpSync(contender.dir, dir, { recursive: true, filter: (source) => !left.has(source.slice(top)) })
  clean(contender, 'devCaches')
  execFileSync('cp', ['-al', join(contender.dir, 'node_modules'), join(dir, 'node_modules')])
  const pages = contender.scale(n)
  for (const [file, text] of pages.files) {
    const path = join(dir, file)
    mkdirSync(dirname(path), { recursive: true })
    if (existsSync(path)) rmSync(path)
    writeFileSync(path, text)
  }
  return { ...contender, dir, name: basename(dir), pages }
}

/** Builds, serves and loads each contender with each number of pages; gives a row for each. */
export async function scaling({ contenders, floor, pages, options, servers, before, save }) {
  const rows = (before?.rows ?? []).filter(
    (r) => !contenders.some((c) => c.name === r.name && pages.includes(r.pages)),
  )
  const browser = await launchBrowser()
  const add = (row) => {
    rows.push(row)
    rows.sort((a, b) => (a.name === b.name ? a.pages - b.pages : a.name < b.name ? -1 : 1))
    save(rows)
  }
  const once = (server, seconds) =>
    load({
      url: server.origin + '/hello/bench',
      pid: server.pid,
      seconds,
      connections: options.connections,
      cpu: options.loadCpu,
      tool: options.tool,
    })
  try {
    if (!existsSync(join(floor.dir, 'dist'))) await build(floor)
    for (const n of pages) {
      const ready = []
      for (const contender of contenders) {
        const row = { name: contender.name, pages: n }
        try {
          const copy = copyWithPages(contender, n)
          const builds = []
          for (let i = 0; i < (n >= 1000 ? 1 : options.rounds); i++) builds.push(await build(copy))
          row.buildMs = median(builds.map((b) => b.ms))
          row.buildCpuMs = median(builds.map((b) => b.cpuMs))
          log(`${contender.name} with ${n} pages: build ${(row.buildMs / 1000).toFixed(2)} s`)
          ready.push({ contender, copy, row })
        } catch (error) {
          row.error = `build: ${error.message}`
          log(`${contender.name} with ${n} pages: ${row.error}`)
          add(row)
        }
      }
      const base = await serve(floor, 'start', { cpu: options.serverCpu })
      servers.add(base)
      const running = []
      for (const entry of ready) {
        const { contender, copy, row } = entry
        try {
          const server = await serve(copy, 'start', { cpu: options.serverCpu })
          servers.add(server)
          row.readyMs = server.readyMs
          const last = copy.pages.path(`p${String(n).padStart(4, '0')}`)
          const page = await get(server.origin + last)
          if (page.status !== 200 || !/Hello (<!-- -->)?p\d{4}</.test(page.body.toString('utf8')))
            throw new Error(`${last}: status ${page.status}`)
          const measured = await measureBrowser(browser, server.origin, copy.paths)
          const html = await check(server.origin, targets(copy, measured.data))
          Object.assign(row, { js: measured.js, nav: measured.nav, htmlBytes: html.hello.bytes })
          running.push({ ...entry, server, samples: [] })
        } catch (error) {
          row.error = `serve: ${error.message}`
          log(`${contender.name} with ${n} pages: ${row.error}`)
          add(row)
        }
      }
      for (const server of [base, ...running.map((entry) => entry.server)]) {
        await warmUp(server.pid, options.warmup, () => once(server, 1))
      }
      for (let round = 0; round < options.rounds; round++) {
        const first = await once(base, options.seconds)
        for (const entry of running) entry.current = await once(entry.server, options.seconds)
        const again = await once(base, options.seconds)
        for (const entry of running) {
          entry.samples.push({ ...entry.current, ratio: entry.current.rps / mean([first.rps, again.rps]) })
        }
      }
      for (const { server, row, samples } of running) {
        row.rps = median(samples.map((s) => s.rps))
        row.ratio = median(samples.map((s) => s.ratio))
        row.cpuUsPerRequest = median(samples.map((s) => s.cpuUsPerRequest))
        row.peakMB = memory(server.pid).peakMB
        await stop(server.running)
        servers.delete(server)
      }
      await stop(base.running)
      servers.delete(base)
      for (const { contender, copy, row } of running) {
        try {
          clean(copy, 'devCaches')
          const server = await serve(copy, 'dev')
          row.devColdMs = server.readyMs
          row.devColdCpuMs = server.readyCpuMs
          await stop(server.running)
        } catch (error) {
          row.error = `dev: ${error.message}`
        }
        log(
          `${contender.name} with ${n} pages: ${(row.js.gzip / 1000).toFixed(1)} kB of JS, ${row.rps.toFixed(0)} req/s (${row.ratio.toFixed(3)}), dev ${row.devColdMs?.toFixed(0)} ms`,
        )
        add(row)
        rmSync(copy.dir, { recursive: true, force: true })
      }
    }
  } finally {
    await browser.close()
  }
  return { rows }
}
