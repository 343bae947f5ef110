import path from 'node:path'
import { loadEnv } from 'vite'

/** Where Vite looks for `.env` files; false when it does not. */
export function toEnvDir(root: string, envDir: string | false | undefined): string | false {
  return envDir === false ? false : path.resolve(root, envDir ?? '')
}

/**
 * Puts the variables of the `.env` files into `process.env`, for loaders (S58); what is set there stays.
 * Gives the names that it has set.
 */
export function applyEnvFiles(mode: string, envDir: string | false): readonly string[] {
  if (envDir === false) return []
  const names: string[] = []
  for (const [name, value] of Object.entries(loadEnv(mode, envDir, ''))) {
    if (name in process.env) continue
    process.env[name] = value
    names.push(name)
  }
  return names
}

/** Takes out again what `applyEnvFiles` has set, so that a restarted server reads changed files. */
export function forgetEnvNames(names: Set<string>): void {
  for (const name of names) delete process.env[name]
  names.clear()
}

/** Whether a file holds variables for some mode. */
export function isEnvFile(file: string, envDir: string | false): boolean {
  return envDir !== false && path.dirname(file) === envDir && /^\.env(?:\.|$)/.test(path.basename(file))
}

/** In next mode: `process.env.NEXT_PUBLIC_…` as constants for the browser (T26: no other variables). */
export function toPublicDefines(mode: string, envDir: string | false): Record<string, string> {
  const variables = loadEnv(mode, envDir, 'NEXT_PUBLIC_')
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [`process.env.${name}`, JSON.stringify(value)]),
  )
}
