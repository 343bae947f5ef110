import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Edits a file of a running app's copy; throws when the edit changes nothing. */
export function editFile(dir: string, file: string, change: (text: string) => string): void {
  const full = path.join(dir, file)
  const before = readFileSync(full, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`the edit of ${file} changes nothing`)
  writeFileSync(full, after)
}
