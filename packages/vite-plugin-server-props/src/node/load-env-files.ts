import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'

const FILES = ['.env.production.local', '.env.local', '.env.production', '.env']

type Variables = ReadonlyMap<string, string>

/**
 * Puts the variables of a folder's `.env` files into `process.env` (S58). What is set there stays, and
 * earlier files win: local before shared, for production before for any mode. `$NAME`, `${NAME}` and
 * `${NAME:-default}` in a value are filled in, as Vite does when it builds; `\$` is a dollar.
 */
export function loadEnvFiles(folder: string): void {
  const written = new Map<string, string>()
  for (const name of FILES) {
    const file = path.join(folder, name)
    if (!existsSync(file)) continue
    for (const [key, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) {
      if (value !== undefined && !written.has(key)) written.set(key, value)
    }
  }
  // All of them before the first is set: the order of the files' lines means nothing.
  const values = [...written].map(([key, value]) => [key, expand(value, written, [key])] as const)
  for (const [key, value] of values) process.env[key] ??= value
}

const REFERENCE = /\\\$|\$(?:\{([a-z_]\w*)(?::?-([^{}]*))?\}|([a-z_]\w*))/gi

/** `within` are the variables on the way to this value: one that leads back to itself is empty there. */
function expand(value: string, written: Variables, within: readonly string[]): string {
  return value.replace(REFERENCE, (all, braced?: string, fallback = '', plain = '') => {
    if (all === '\\$') return '$'
    const name = braced ?? String(plain)
    const set = process.env[name]
    if (set !== undefined) return set || String(fallback)
    const own = within.includes(name) ? '' : expand(written.get(name) ?? '', written, [...within, name])
    return own || String(fallback)
  })
}
