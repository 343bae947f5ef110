// One load run against one URL, by wrk (default) or autocannon.
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { busyMs, command, cpuMs, environment, NODE, waitedForCpuMs } from './process.mjs'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../', import.meta.url))

/** Installs autocannon, for machines without wrk. */
export async function installAutocannon() {
  if (existsSync(path.join(root, 'node_modules/autocannon'))) return
  const log = path.join(root, '.work/logs/autocannon.log')
  await command('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, env: environment(), log })
}

const report = fileURLToPath(new URL('./wrk-report.lua', import.meta.url))

/** Loads until the server has had `seconds` of CPU: on a busy machine wall time does not tell how warm it is. */
export async function warmUp(pid, seconds, once) {
  const goal = cpuMs(pid) + seconds * 900
  for (let i = 0; i < seconds * 12 && cpuMs(pid) < goal; i++) await once()
}

/** One run; throws if an answer was not a good one. */
export async function load({ url, headers = {}, pid, seconds, connections, cpu, tool }) {
  const pinned = cpu === undefined ? [] : ['taskset', '-c', String(cpu)]
  const headerArgs = Object.entries(headers).flatMap(([k, v]) => ['-H', `${k}: ${v}`])
  const cpuBefore = cpuMs(pid)
  const allBefore = busyMs() - waitedForCpuMs()
  const started = performance.now()
  const measured = tool === 'autocannon' ? await autocannon() : await wrk()
  const wallMs = performance.now() - started
  const serverCpuMs = cpuMs(pid) - cpuBefore
  const othersMs = busyMs() - waitedForCpuMs() - allBefore - serverCpuMs
  if (measured.errors || measured.non2xx) {
    throw new Error(
      `${url}: ${measured.errors} errors, ${measured.non2xx} answers that are not 2xx/3xx under load`,
    )
  }
  return {
    ...measured,
    cpuUsPerRequest: (serverCpuMs * 1000) / measured.requests,
    serverBusy: serverCpuMs / wallMs, // of one core
    othersBusy: Math.max(0, othersMs) / wallMs, // cores that neither the server nor the load generator used
  }

  async function wrk() {
    const argv = [
      ...pinned,
      'wrk',
      '-t1',
      `-c${connections}`,
      `-d${seconds}s`,
      '--latency',
      '--timeout',
      '30s',
      '-s',
      report,
      ...headerArgs,
      url,
    ]
    const { stdout } = await run(argv[0], argv.slice(1))
    const line = /^REPORT (.*)$/m.exec(stdout)
    if (!line) throw new Error(`wrk gave no report for ${url}: ${stdout}`)
    const r = JSON.parse(line[1])
    return {
      requests: r.requests,
      rps: r.requests / (r.durationUs / 1e6),
      p50Ms: r.p50Us / 1000,
      p99Ms: r.p99Us / 1000,
      bytesPerResponse: r.bytes / r.requests,
      errors: r.errors,
      timeouts: r.timeouts,
      non2xx: r.non2xx,
    }
  }

  async function autocannon() {
    const script = createRequire(import.meta.url).resolve('autocannon/autocannon.js')
    const argv = [
      ...pinned,
      NODE,
      script,
      '-c',
      connections,
      '-d',
      seconds,
      '--json',
      ...headerArgs,
      url,
    ].map(String)
    const { stdout } = await run(argv[0], argv.slice(1), { maxBuffer: 1 << 24 })
    const r = JSON.parse(stdout)
    return {
      requests: r.requests.total,
      rps: r.requests.total / r.duration,
      p50Ms: r.latency.p50,
      p99Ms: r.latency.p99,
      bytesPerResponse: r.throughput.total / r.requests.total,
      errors: r.errors,
      timeouts: r.timeouts,
      non2xx: r.non2xx,
    }
  }
}
