import { existsSync } from 'node:fs'
import path from 'node:path'

const FILES = ['.env.production.local', '.env.local', '.env.production', '.env']

/**
 * Puts the variables of a folder's `.env` files into `process.env` (S58). What is set there stays, and
 * earlier files win: local before shared, for production before for any mode.
 */
export function loadEnvFiles(folder: string): void {
  for (const name of FILES) {
    const file = path.join(folder, name)
    // Node leaves alone what is set already.
    if (existsSync(file)) process.loadEnvFile(file)
  }
}
