import { statSync } from 'node:fs'
import fastGlob from 'fast-glob'
import type { PagesState, PluginContext } from './context.js'
import { createNextGuardError, createNoPagesError } from './errors.js'
import { findNextGuard } from './next-guards.js'
import { PAGE_EXTENSIONS, toPagesTable, toRootPath } from './pages.js'

/** Which files are pages, as a glob below the pages folder. */
export const PAGES_GLOB: string = `**/*.{${PAGE_EXTENSIONS.join(',')}}`

/** The pages folder below Vite's root (S27). Throws when there is none. */
export function findPagesDir(root: string): string {
  const dir = [`${root}/pages`, `${root}/src/pages`].find(
    (candidate) => statSync(candidate, { throwIfNoEntry: false })?.isDirectory() === true,
  )
  if (dir === undefined) throw createNoPagesError(root)
  return dir
}

/**
 * Reads the pages folder again. What is wrong with the pages is in the result: a missing folder too, and in next mode
 * a guard in front of them that would not be run (T9).
 */
export function findPages({ root, given }: PluginContext): PagesState {
  try {
    const dir = findPagesDir(root)
    const guard = given.next === true ? findNextGuard(dir) : undefined
    if (guard !== undefined) throw createNextGuardError(toRootPath(root, guard))
    // A build looks three times, for each config that Vite resolves; synchronously it is four times as fast.
    const files = fastGlob.sync(PAGES_GLOB, { cwd: dir, ignore: ['**/*.d.ts', '**/node_modules/**'] })
    return { kind: 'pages', table: toPagesTable(root, dir, files) }
  } catch (error) {
    return { kind: 'error', error: error instanceof Error ? error : new Error(String(error)) }
  }
}
