// Everything that is done with one contender's folder. What is prepared lies in .work/apps; contenders/ holds sources only.
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { until } from './http.mjs'
import { findPort } from '../../support/find-port.mjs'
import { command, cpuMs, environment, launch, NODE, nodeVersion, stop } from './process.mjs'

export const ROOT = fileURLToPath(new URL('../', import.meta.url))
export const WORK = path.join(ROOT, '.work')
const FOLDER = path.join(ROOT, 'contenders')
const HOST = '127.0.0.1'

// Order of the tables; anything else found in contenders/ follows.
const ORDER = [
  'floor-hello',
  'floor',
  'server-props',
  'next',
  'vinext',
  'react-router',
  'react-router-node',
  'vike',
  'tanstack-start',
]
const orderOf = (name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length)

/** The contenders, or those that are named. */
export async function loadContenders(only) {
  const names = readdirSync(FOLDER).filter((name) => existsSync(path.join(FOLDER, name, 'index.mjs')))
  const unknown = only?.find((name) => !names.includes(name))
  if (unknown) throw new Error(`There is no contender ${unknown}; there are ${names.join(', ')}.`)
  const wanted = names.filter((name) => !only || only.includes(name))
  return Promise.all(wanted.toSorted((a, b) => orderOf(a) - orderOf(b)).map(loadContender))
}

async function loadContender(name) {
  const source = path.join(FOLDER, name)
  const { default: definition } = await import(pathToFileURL(path.join(source, 'index.mjs')).href)
  const dir = path.join(WORK, 'apps', definition.sharesBuildOf ?? name)
  return { outputs: [], build: [], devCaches: [], env: {}, ...definition, name, source, dir }
}

const logOf = (contender, what) => path.join(WORK, 'logs', `${contender.name}-${what}.log`)

/** Puts the app and the shared pages together, and installs from the lock file what is not installed from it already. */
export async function prepare(contender) {
  requireNode(contender)
  if (contender.sharesBuildOf) return
  const { source, dir } = contender
  const isInstalled = contender.install === false || isInstalledFrom(contender)
  mkdirSync(dir, { recursive: true })
  for (const name of readdirSync(dir)) {
    if (name !== 'node_modules' || !isInstalled)
      rmSync(path.join(dir, name), { recursive: true, force: true })
  }
  cpSync(source, dir, { recursive: true, filter: (file) => path.basename(file) !== 'index.mjs' })
  cpSync(path.join(ROOT, 'shared'), path.join(dir, 'bench-shared'), { recursive: true })
  if (contender.install === false) return
  if (!isInstalled) {
    await npm(contender, ['ci', '--no-audit', '--no-fund'])
    cpSync(path.join(dir, 'package-lock.json'), installedLock(contender))
  }
  const tarball = await contender.tarball?.()
  if (tarball) await npm(contender, ['install', '--no-save', '--no-audit', '--no-fund', tarball])
}

const installedLock = ({ dir }) => path.join(dir, 'node_modules/.installed-from.json')

/** The copy of the lock file is written last: an install that broke off is done again. */
function isInstalledFrom(contender) {
  const lock = path.join(contender.source, 'package-lock.json')
  return (
    existsSync(installedLock(contender)) &&
    readFileSync(lock, 'utf8') === readFileSync(installedLock(contender), 'utf8')
  )
}

function npm(contender, args) {
  const env = environment({ NODE_ENV: undefined })
  return command('npm', args, { cwd: contender.dir, env, log: logOf(contender, 'install') })
}

function requireNode({ node }) {
  if (node === undefined) return
  const [major, minor] = nodeVersion().split('.').map(Number)
  const [neededMajor, neededMinor = 0] = node.split('.').map(Number)
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return
  throw new Error(`it needs Node ${node} or newer, and this is ${nodeVersion()} (BENCH_NODE names another)`)
}

/** Versions of the packages that make a contender what it is; React and Vite are the same everywhere. */
export function versionsOf({ dir, packages = [] }) {
  const versionOf = (name) =>
    JSON.parse(readFileSync(path.join(dir, 'node_modules', name, 'package.json'), 'utf8')).version
  return Object.fromEntries(packages.map((name) => [name, versionOf(name)]))
}

/** Removes what a contender's build or development server has left. */
export function clean(contender, what) {
  for (const name of contender[what]) rmSync(path.join(contender.dir, name), { recursive: true, force: true })
}

/** A cold build: outputs and caches removed first. Wall and CPU time in ms. */
export async function build(contender) {
  clean(contender, 'outputs')
  clean(contender, 'devCaches')
  const total = { ms: 0, cpuMs: 0 }
  for (const args of contender.build) {
    const { ms, cpuMs } = await runIn(contender, args, 'build')
    total.ms += ms
    total.cpuMs += cpuMs
  }
  return total
}

/** Builds what has no build yet. */
export async function buildOnce(contender) {
  requireNode(contender)
  if (contender.sharesBuildOf || contender.build.length === 0) return
  if (!existsSync(path.join(contender.dir, contender.outputs[0]))) await build(contender)
}

/** Runs a script in a contender's folder, as production. */
export function runIn(contender, args, what) {
  const env = environment({ NODE_ENV: 'production', ...contender.env })
  return command(NODE, args, { cwd: contender.dir, env, log: logOf(contender, what) })
}

/** Starts 'start' (production) or 'dev' and waits for the first good answer of /hello/x. */
export async function serve(contender, mode, { cpu } = {}) {
  const port = await findPort()
  const spec = contender[mode]
  const args = typeof spec.args === 'function' ? spec.args({ port, host: HOST }) : spec.args
  const env = environment({
    PORT: String(port),
    HOST,
    NODE_ENV: mode === 'start' ? 'production' : undefined,
    ...contender.env,
    ...spec.env,
  })
  // An access log must not cost disk writes under load.
  const log = mode === 'start' ? '/dev/null' : logOf(contender, mode)
  const running = launch([contender.runtime ?? NODE, ...args], { cwd: contender.dir, env, log, cpu })
  const origin = `http://${HOST}:${port}`
  try {
    const readyMs = await until(running, origin + contender.paths.hello('x'), isHello)
    return { pid: running.pid, running, origin, readyMs, readyCpuMs: cpuMs(running.pid) }
  } catch (error) {
    await stop(running)
    throw error
  }
}

const isHello = ({ status, body }) =>
  status === 200 && /<h1[^>]*>Hello (<!-- -->)?x</.test(body.toString('utf8'))

/** Size on disk and package count of an install. */
export function footprint({ dir, devCaches }) {
  const modules = path.join(dir, 'node_modules')
  const caches = new Set(devCaches.map((name) => path.join(dir, name)))
  const seen = new Set()
  let bytes = 0
  const walk = (file) => {
    if (caches.has(file)) return
    const stat = lstatSync(file)
    if (stat.isDirectory()) for (const name of readdirSync(file)) walk(path.join(file, name))
    else if (stat.isFile()) {
      const id = `${stat.dev}:${stat.ino}`
      if (stat.nlink > 1 && seen.has(id)) return
      seen.add(id)
      bytes += stat.size
    }
  }
  walk(modules)
  const lock = JSON.parse(readFileSync(path.join(modules, '.package-lock.json'), 'utf8'))
  const packages = Object.keys(lock.packages).filter((name) => existsSync(path.join(dir, name)))
  return { mb: bytes / 1e6, packages: packages.length }
}
