import { readFileSync } from 'node:fs'
import path from 'node:path'

/** A `package.json` as it was read. */
export type PackageJson = Readonly<Record<string, unknown>>

/**
 * The app's dependencies that use this package or (in next mode) `next` themselves. The server has to
 * bundle them: as external packages they would get a second router context.
 */
export function findDependents(root: string, targets: readonly string[]): readonly string[] {
  const own = readNearestPackage(root)
  if (own === undefined) return []
  const names = new Set([...namesIn(own['dependencies']), ...namesIn(own['devDependencies'])])
  return [...names].filter((name) => {
    if (targets.includes(name)) return false
    const found = readInstalledPackage(root, name)
    if (found === undefined) return false
    const uses = [...namesIn(found['dependencies']), ...namesIn(found['peerDependencies'])]
    return uses.some((use) => targets.includes(use))
  })
}

function namesIn(section: unknown): readonly string[] {
  return typeof section === 'object' && section !== null ? Object.keys(section) : []
}

function readNearestPackage(dir: string): PackageJson | undefined {
  return inParents(dir, (parent) => readPackage(path.join(parent, 'package.json')))
}

function readInstalledPackage(dir: string, name: string): PackageJson | undefined {
  return inParents(dir, (parent) => readPackage(path.join(parent, 'node_modules', name, 'package.json')))
}

/** The first answer from a folder or one above it. */
export function inParents<T>(dir: string, read: (parent: string) => T | undefined): T | undefined {
  for (let parent = dir; ; parent = path.dirname(parent)) {
    const found = read(parent)
    if (found !== undefined || parent === path.dirname(parent)) return found
  }
}

/** Reads a `package.json`; undefined when there is none, or it is no JSON. */
export function readPackage(file: string): PackageJson | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof parsed === 'object' && parsed !== null ? (parsed as PackageJson) : undefined
  } catch {
    return undefined
  }
}
