import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Lists the files of a folder: paths below it, with forward slashes. Dot files are left out except those
 * below `.well-known/`, and so are source maps unless they are asked for (T25). Throws when there is no folder.
 */
export function listFiles(folder: string, hasSourceMaps: boolean): string[] {
  const files: string[] = []
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const { name } = entry
      const below = path === '' ? name : `${path}/${name}`
      if (name.startsWith('.') && below !== '.well-known') continue
      if (entry.isDirectory()) visit(below)
      else if (entry.isFile() && (hasSourceMaps || !name.endsWith('.map'))) files.push(below)
    }
  }
  visit('')
  return files
}
