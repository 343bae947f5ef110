// One load run against one URL, by wrk (default) or autocannon.
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { waitedForCpuMs } from '../../support/waited-for-cpu.mjs'
import { busyMs, command, cpuMs, environment, NODE } from './process.mjs'

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
  const headerArgs = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const cpuBefore = cpuMs(pid)
  const allBefore = busyMs() - waitedForCpuMs()
  const started = performance.now()
  const runTool = tool === 'autocannon' ? runAutocannon : runWrk
  const measured = await runTool({ url, headerArgs, seconds, connections, cpu })
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
}

async function runWrk({ url, headerArgs, seconds, connections, cpu }) {
  const options = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '30s', '-s', report]
  const { stdout } = await run('taskset', ['-c', String(cpu), 'wrk', ...options, ...headerArgs, url])
  const line = /^REPORT (.*)$/m.exec(stdout)
  if (!line) throw new Error(`wrk gave no report for ${url}: ${stdout}`)
  const { requests, durationUs, bytes, p50Us, p99Us, errors, timeouts, non2xx } = JSON.parse(line[1])
  return {
    requests,
    rps: requests / (durationUs / 1e6),
    p50Ms: p50Us / 1000,
    p99Ms: p99Us / 1000,
    bytesPerResponse: bytes / requests,
    errors,
    timeouts,
    non2xx,
  }
}

async function runAutocannon({ url, headerArgs, seconds, connections, cpu }) {
  const script = createRequire(import.meta.url).resolve('autocannon/autocannon.js')
  const options = ['-c', String(connections), '-d', String(seconds), '--json']
  const argv = ['-c', String(cpu), NODE, script, ...options, ...headerArgs, url]
  const { stdout } = await run('taskset', argv, { maxBuffer: 1 << 24 })
  const { requests, duration, latency, throughput, errors, timeouts, non2xx } = JSON.parse(stdout)
  return {
    requests: requests.total,
    rps: requests.total / duration,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
    bytesPerResponse: throughput.total / requests.total,
    errors,
    timeouts,
    non2xx,
  }
}
