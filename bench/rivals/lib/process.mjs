// Starting, watching and stopping one server process on Linux.
import { execFileSync, spawn } from 'node:child_process'
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { TICK_MS, waitedForCpuMs } from '../../support/waited-for-cpu.mjs'

/** Runs every contender, its build and its tools. */
export const NODE = process.env.BENCH_NODE ? path.resolve(process.env.BENCH_NODE) : process.execPath

/** Its version, without a `v`. */
export const nodeVersion = () => execFileSync(NODE, ['-v'], { encoding: 'utf8' }).trim().slice(1)

/** For what a tool spawns by name ("node", "npm") must be the same Node too. */
export function environment(extra = {}) {
  const env = { ...process.env, PATH: `${path.dirname(NODE)}:${process.env.PATH}`, ...extra }
  for (const key of Object.keys(env)) if (env[key] === undefined) delete env[key]
  return env
}

const LIMIT_MS = 15 * 60_000

/** Runs a command to its end, its output in a log. Gives wall and CPU time in ms. */
export async function command(file, args, { cwd, env, log }) {
  mkdirSync(path.dirname(log), { recursive: true })
  const fd = openSync(log, 'a')
  const begin = fstatSync(fd).size
  const cpuBefore = waitedForCpuMs()
  const started = performance.now()
  const child = spawn(file, args.map(String), {
    cwd,
    env,
    stdio: ['ignore', fd, fd],
    signal: AbortSignal.timeout(LIMIT_MS),
  })
  const code = await new Promise((done, reject) => {
    child.on('error', reject)
    child.on('exit', done)
  })
  closeSync(fd)
  if (code !== 0) {
    const what = `\`${path.basename(file)} ${args.join(' ')}\` ended with ${code}`
    throw new Error(`${what}: ${readReason(log, begin)} (log: ${path.relative(process.cwd(), log)})`)
  }
  return { ms: performance.now() - started, cpuMs: waitedForCpuMs() - cpuBefore }
}

/** The first lines that speak of an error, of what a command has written into its log. */
function readReason(log, begin) {
  const lines = readFileSync(log).subarray(begin).toString('utf8').split('\n')
  const errors = lines.filter((line) => /\w/.test(line) && /error|fail/i.test(line))
  return errors.slice(0, 3).join(' ').slice(0, 500)
}

/** Starts a server, which is a process group of its own. */
export function launch(line, { cwd, env, log, cpu }) {
  mkdirSync(path.dirname(log), { recursive: true })
  const fd = openSync(log, 'a')
  const argv = cpu === undefined ? line : ['taskset', '-c', cpu, ...line]
  const started = performance.now()
  const child = spawn(String(argv[0]), argv.slice(1).map(String), {
    cwd,
    env,
    stdio: ['ignore', fd, fd],
    detached: true,
  })
  closeSync(fd)
  const running = { pid: child.pid, started, exited: false }
  child.on('error', (error) => Object.assign(running, { exited: true, error }))
  child.on('exit', (code) => Object.assign(running, { exited: true, code }))
  return running
}

/** Ends a server and all that it has started. */
export async function stop(running) {
  if (!running || running.exited) return
  const signal = (name) => {
    try {
      process.kill(-running.pid, name)
    } catch {
      // All of it has ended already.
    }
  }
  signal('SIGTERM')
  for (let i = 0; i < 60 && !running.exited; i++) await sleep(50)
  signal('SIGKILL')
  for (let i = 0; i < 40 && !running.exited; i++) await sleep(50)
}

function processTree(pid) {
  const children = new Map()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const stat = statOf(entry)
    if (!stat) continue
    if (!children.has(stat.ppid)) children.set(stat.ppid, [])
    children.get(stat.ppid).push(Number(entry))
  }
  const all = []
  const queue = [pid]
  while (queue.length) {
    const next = queue.pop()
    all.push(next)
    queue.push(...(children.get(next) ?? []))
  }
  return all
}

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { ppid: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }
  } catch {
    return null
  }
}

/** CPU time the process and its descendants have used, in ms. */
export function cpuMs(pid) {
  let ticks = 0
  for (const id of processTree(pid)) ticks += statOf(id)?.ticks ?? 0
  return ticks * TICK_MS
}

/** CPU time the whole machine has been busy, in ms. */
export function busyMs() {
  const [user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8')
    .split('\n')[0]
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return (user + nice + system + irq + softirq) * TICK_MS
}

/** Current and peak resident set of the process and its descendants, in MB, and how many processes that is. */
export function memory(pid) {
  const result = { rssMB: 0, peakMB: 0, processes: 0 }
  for (const id of processTree(pid)) {
    try {
      const status = readFileSync(`/proc/${id}/status`, 'utf8')
      const kb = (key) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
      result.rssMB += kb('VmRSS') / 1024
      result.peakMB += kb('VmHWM') / 1024
      result.processes++
    } catch {
      // It has ended since it was listed.
    }
  }
  return result
}
