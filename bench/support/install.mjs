// The packages of an app, as a package manager leaves them: what lies outside of node_modules is an app's own code to Vite,
// and would be worked on as such.
import { cpSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../scripts/tools.mjs'

const PACKAGES = ['@vitejs/plugin-react', 'react', 'react-dom', 'vite']
const packageDir = path.join(root, 'packages/vite-plugin-server-props')

/** Installs the built package, and what an app needs besides, into a folder's `node_modules`. */
export function installInto(folder) {
  const modules = path.join(folder, 'node_modules')
  mkdirSync(path.join(modules, '@vitejs'), { recursive: true })
  for (const name of PACKAGES)
    symlinkSync(realpathSync(path.join(root, 'node_modules', name)), path.join(modules, name))
  const target = path.join(modules, 'vite-plugin-server-props')
  for (const name of ['dist', 'package.json'])
    cpSync(path.join(packageDir, name), path.join(target, name), { recursive: true })
  symlinkSync(path.join(packageDir, 'node_modules'), path.join(target, 'node_modules'))
}
