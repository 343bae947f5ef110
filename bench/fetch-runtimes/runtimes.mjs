// Bun and Deno out of their npm packages, which bring the binary of the platform.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const RUNTIMES = [
  { name: 'bun', scope: '@oven', inside: 'bin/bun', args: [] },
  { name: 'deno', scope: '@deno', inside: 'deno', args: ['run', '--allow-all'] },
]

/** Installs the runtimes from the lock file, once. */
export function installRuntimes() {
  if (!existsSync(path.join(folder, 'node_modules')))
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  return RUNTIMES.map(({ name, scope, inside, args }) => {
    const file = findBinary(name, scope, inside)
    const manifest = path.join(folder, 'node_modules', name, 'package.json')
    return { name, file, args, version: JSON.parse(readFileSync(manifest, 'utf8')).version }
  })
}

/** Where npm runs no install scripts, the binary is still in the package of the platform. */
function findBinary(name, scope, inside) {
  const modules = path.join(folder, 'node_modules')
  const platforms = existsSync(path.join(modules, scope)) ? readdirSync(path.join(modules, scope)) : []
  const files = [
    ...platforms.map((platform) => path.join(modules, scope, platform, inside)),
    path.join(modules, '.bin', name),
  ]
  const file = files.find((candidate) => spawnSync(candidate, ['--version']).status === 0)
  if (file === undefined) throw new Error(`The package ${name} has brought no binary that runs here.`)
  return file
}
