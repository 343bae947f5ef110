// Where a server's CPU time goes under load: self time by package and by function.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { launchBrowser, measureBrowser } from './browser.mjs'
import { toTargets } from './check.mjs'
import { serve, WORK } from './contenders.mjs'
import { load, warmUp } from './load.mjs'
import { stop } from './process.mjs'
import { log } from './run.mjs'

const preload = new URL('./profiler-preload.mjs', import.meta.url).href

function groupOf({ url, functionName }) {
  if (/^\((garbage collector|program|idle)\)$/.test(functionName)) return functionName
  if (!url) return functionName === '(root)' ? '(root)' : 'V8 built-ins'
  if (url.startsWith('node:')) {
    return `node:${/^node:(?:internal\/)?([^/]+)/.exec(url)[1]}`
  }
  const inModules = url.lastIndexOf('/node_modules/')
  if (inModules >= 0) {
    const rest = url.slice(inModules + 14).split('/')
    return rest[0].startsWith('@') ? rest.slice(0, 2).join('/') : rest[0]
  }
  return `app: ${url
    .split('/')
    .slice(-2)
    .join('/')
    .replace(/[-_.~][\w~-]{8,}(?=\.m?js$)/, '')}`
}

function summarise(profile) {
  const self = new Map(profile.nodes.map((node) => [node.id, 0]))
  profile.samples.forEach((id, i) => self.set(id, self.get(id) + (profile.timeDeltas[i] ?? 0)))
  const groups = new Map()
  const functions = new Map()
  let total = 0
  for (const node of profile.nodes) {
    const time = self.get(node.id)
    const group = groupOf(node.callFrame)
    if (!time || group === '(idle)' || group === 'node:inspector') continue // the profiler's own
    total += time
    groups.set(group, (groups.get(group) ?? 0) + time)
    const name = `${node.callFrame.functionName || '(anonymous)'} [${group}]`
    functions.set(name, (functions.get(name) ?? 0) + time)
  }
  const top = (map, count) =>
    [...map]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, count)
      .map(([name, time]) => [name, time / total])
  return { groups: top(groups, 14), functions: top(functions, 25) }
}

/** Self time of each contender's server under load. */
export async function profile({ contenders, scenario, options, servers }) {
  mkdirSync(join(WORK, 'profiles'), { recursive: true })
  const browser = await launchBrowser()
  const found = {}
  const data = {}
  try {
    for (const contender of contenders) {
      const file = join(WORK, 'profiles', `${contender.name}-${scenario}.cpuprofile`)
      rmSync(file, { force: true })
      const env = { ...contender.env, NODE_OPTIONS: `--import ${preload}`, BENCH_PROFILE: file }
      const server = await serve({ ...contender, env }, 'start', { cpu: options.serverCpu })
      servers.add(server)
      if (contender.browser !== false && !contender.sharesBuildOf) {
        data[contender.name] = (await measureBrowser(browser, server.origin, contender.paths)).data
      }
      const target = toTargets(contender, data[contender.sharesBuildOf ?? contender.name])[scenario]
      const once = (seconds) =>
        load({
          url: server.origin + target.url('bench'),
          headers: target.headers,
          pid: server.pid,
          seconds,
          connections: options.connections,
          cpu: options.loadCpu,
          tool: options.tool,
        })
      await warmUp(server.pid, options.warmup, () => once(1))
      process.kill(server.pid, 'SIGUSR2')
      await sleep(200)
      await once(options.seconds)
      process.kill(server.pid, 'SIGUSR2')
      for (let i = 0; i < 200 && !existsSync(file); i++) await sleep(50)
      await sleep(500)
      await stop(server.running)
      servers.delete(server)
      found[contender.name] = summarise(JSON.parse(readFileSync(file, 'utf8')))
      log(`${contender.name}: profiled`)
    }
  } finally {
    await browser.close()
  }
  return found
}
