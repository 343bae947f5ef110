import { readFileSync } from 'node:fs'
import path from 'node:path'
import { inParents } from '../dependents.js'

/**
 * Whether a package has said, by `"browser": { "fs": false }` in its `package.json`, that it gets along without a
 * module of Node's in browsers.
 */
export function isMappedAway(specifier: string, importer: string): boolean {
  if (!/[\\/]node_modules[\\/]/.test(importer)) return false
  const name = specifier.replace(/^node:/, '')
  return inParents(path.dirname(importer), (dir) => readMapping(dir, name)) ?? false
}

/** Undefined where there is no `package.json` with a name: those without one only say how a folder is read. */
function readMapping(dir: string, name: string): boolean | undefined {
  let found: unknown
  try {
    found = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'))
  } catch {
    return undefined
  }
  if (typeof found !== 'object' || found === null || !('name' in found)) return undefined
  const browser = 'browser' in found ? found.browser : undefined
  if (typeof browser !== 'object' || browser === null) return false
  const mapping = browser as Readonly<Record<string, unknown>>
  return mapping[name] === false || mapping[`node:${name}`] === false
}
