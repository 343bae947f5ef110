// The package of this repository as users would get it: built and packed.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../../scripts/tools.mjs'
import { WORK } from './contenders.mjs'

/** Builds and packs it; gives the tarball. */
export function packOurs() {
  const folder = path.join(WORK, 'packed')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  runIn(root, process.execPath, ['scripts/build-package.mjs'])
  // It is built already, and a hook would look for pnpm.
  const packed = ['pack', '--ignore-scripts', '--pack-destination', folder]
  runIn(path.join(root, 'packages/vite-plugin-server-props'), 'npm', packed)
  return path.join(folder, readdirSync(folder)[0])
}

function runIn(cwd, command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status === 0) return
  const why = error?.message ?? stdout + stderr
  throw new Error(`\`${command} ${args.join(' ')}\` failed (is the repository installed?):\n${why}`)
}
