import { existsSync } from 'node:fs'
import path from 'node:path'

const NAMES = ['middleware', 'proxy']
const EXTENSIONS = ['ts', 'js', 'mjs', 'tsx', 'jsx']
const GUARD = new RegExp(`^(?:${NAMES.join('|')})\\.(?:${EXTENSIONS.join('|')})$`)

/** The file beside the pages folder that Next runs before each request, if there is one. Here nothing runs it (T9). */
export function findNextGuard(pagesDir: string): string | undefined {
  const folder = path.posix.dirname(pagesDir)
  const files = NAMES.flatMap((name) => EXTENSIONS.map((extension) => `${folder}/${name}.${extension}`))
  return files.find((file) => existsSync(file))
}

/** Whether a file has a name that `findNextGuard` looks for. */
export function hasGuardName(file: string): boolean {
  return GUARD.test(path.basename(file))
}
