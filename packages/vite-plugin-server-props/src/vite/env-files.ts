import path from 'node:path'
import { readEnvFiles } from '../node/load-env-files.js'

/** Where Vite looks for `.env` files; false when it does not. */
export function toEnvDir(root: string, envDir: string | false | undefined): string | false {
  return envDir === false ? false : path.resolve(root, envDir ?? '')
}

/**
 * Puts the variables of the `.env` files into `process.env`, for loaders, by the order that a built app has at its
 * start (S58): not Vite's for `import.meta.env`, where `.env.[mode]` wins over `.env.local`. What is set there stays.
 * Gives the names that it has set.
 */
export function applyEnvFiles(mode: string, envDir: string | false): readonly string[] {
  if (envDir === false) return []
  const names: string[] = []
  for (const [name, value] of readEnvFiles(envDir, mode)) {
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

/** In next mode: `process.env.NEXT_PUBLIC_…` as constants, also of the browser (T26: no other variables). */
export function toPublicDefines(mode: string, envDir: string | false): Record<string, string> {
  const written = envDir === false ? [] : readEnvFiles(envDir, mode)
  return Object.fromEntries(
    Object.entries({ ...Object.fromEntries(written), ...process.env })
      .filter(([name]) => name.startsWith('NEXT_PUBLIC_'))
      .map(([name, value]) => [`process.env.${name}`, JSON.stringify(value)]),
  )
}
