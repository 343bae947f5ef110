import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'

type Variables = ReadonlyMap<string, string>

/**
 * Puts the variables of a folder's `.env` files into `process.env` (S58); what is set there stays. Returns the names of
 * those that were not.
 */
export function loadEnvFiles(folder: string): readonly string[] {
  const variables = [...readEnvFiles(folder, 'production')].filter(
    ([name]) => process.env[name] === undefined,
  )
  for (const [name, value] of variables) process.env[name] = value
  return variables.map(([name]) => name)
}

/**
 * Reads the variables of a folder's `.env` files for a mode. Earlier files win: local before shared, for this
 * mode before for any. `$NAME`, `${NAME}` and `${NAME:-default}` in a value are filled in; `\$` is a dollar.
 */
export function readEnvFiles(folder: string, mode: string): Variables {
  const written = new Map<string, string>()
  for (const name of [`.env.${mode}.local`, '.env.local', `.env.${mode}`, '.env']) {
    const file = path.join(folder, name)
    if (!existsSync(file)) continue
    for (const [key, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) {
      if (value !== undefined && !written.has(key)) written.set(key, value)
    }
  }
  return new Map([...written].map(([key, value]) => [key, expand(value, written, [key])]))
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
