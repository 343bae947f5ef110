import { cpSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../scripts/tools.mjs'
import { runBuild } from './app.mjs'

/** Builds an app of bench/rivals/ in a folder, with what is installed here already; `builds` are arguments of Vite's. */
export function buildRival(folder, name, builds = [[]]) {
  const rivals = path.join(root, 'bench/rivals')
  cpSync(path.join(rivals, 'contenders', name), folder, { recursive: true })
  cpSync(path.join(rivals, 'shared'), path.join(folder, 'bench-shared'), { recursive: true })
  symlinkSync(path.join(root, 'playground/minimal/node_modules'), path.join(folder, 'node_modules'))
  for (const args of builds) runBuild(folder, args)
}
