// What start and test share: finding pnpm in the version that package.json names, and running commands.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const { packageManager, engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))

/**
 * Runs a command in the repository's root and shows what it prints. Throws when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  if (result.error) throw result.error
  if (result.status !== 0)
    throw new Error(`\`${command} ${args.join(' ')}\` failed (${result.status ?? result.signal})`)
}

/**
 * Runs a command of an installed package.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export function bin(name, args, env) {
  run(path.join(root, 'node_modules', '.bin', name), args, env)
}

/**
 * Runs pnpm in the pinned version; npm fetches it when it is not installed.
 * @param {readonly string[]} args
 */
export function pnpm(args) {
  const installed = spawnSync('pnpm', ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (installed.status === 0 && `pnpm@${installed.stdout.trim()}` === packageManager) run('pnpm', args)
  else run('npx', ['--yes', packageManager, ...args])
}

/** Installs exactly what the lockfile says. */
export function install() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (!isSupported)
    throw new Error(`Node ${process.versions.node} is too old: this project needs ${engines.node}`)
  pnpm(['install', '--frozen-lockfile', '--prefer-offline'])
}

/** The Chromium of the system, or undefined. */
export function findChromium() {
  const names = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return names.find((name) => name !== undefined && existsSync(name))
}
