import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** A file that is written into the app's sources, with the ends of its lines as they are written; undefined without one. */
export function readGenerated(file: string): string | undefined {
  // A checkout may have put other ends to the lines.
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : undefined
}

/** Writes it; what went wrong, when it can't be written: nothing else depends on it. */
export function writeGenerated(file: string, text: string): string | undefined {
  try {
    writeFileSync(file, text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
