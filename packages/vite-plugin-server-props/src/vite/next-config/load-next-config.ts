import { existsSync } from 'node:fs'
import path from 'node:path'
import { normalizePath, runnerImport, type ConfigEnv } from 'vite'
import { createNextConfigError } from '../errors.js'
import { isGiven, toText, type Given } from '../routing/given.js'
import { configModulePlugin } from './config-module-plugin.js'

/** In the order in which they are looked for. */
const FILES = ['js', 'mjs', 'cjs', 'ts', 'mts'].map((extension) => `next.config.${extension}`)

/** A `next.config` as it was written. */
export interface LoadedNextConfig {
  /** Its name, such as `next.config.mjs`. */
  readonly name: string
  readonly config: Given
  /** Itself and the modules of the project that it imports. */
  readonly files: readonly string[]
}

/** Where a `next.config` may be; the development server starts anew when one of these changes. */
export function listNextConfigFiles(root: string): readonly string[] {
  return FILES.map((name) => `${root}/${name}`)
}

/** Loads the app's `next.config`, if it has one. Throws when it can't be loaded or gives no object. */
export async function loadNextConfig(root: string, env: ConfigEnv): Promise<LoadedNextConfig | undefined> {
  const file = listNextConfigFiles(root).find((candidate) => existsSync(candidate))
  if (file === undefined) return undefined
  const name = path.basename(file)
  try {
    const { module, dependencies } = await runnerImport<{ default?: unknown }>(file, {
      root,
      logLevel: 'silent',
      plugins: [configModulePlugin(file)],
    })
    const config = await callConfig(module.default, env)
    if (!isGiven(config)) {
      throw new TypeError(
        `its default export has to be an object, or a function that gives one, not ${toText(config)}`,
      )
    }
    return { name, config, files: [file, ...dependencies.map((each) => normalizePath(each))] }
  } catch (error) {
    throw withMappedStack(() => createNextConfigError(file, name, error))
  }
}

/**
 * A stack is written when it is read first. Node maps it back to the sources while that is on, which the
 * runner has ended by then, and unless a tool around Vite writes stacks its own way.
 */
function withMappedStack<T>(read: () => T): T {
  const wasEnabled = process.sourceMapsEnabled
  const own = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')
  process.setSourceMapsEnabled(true)
  Reflect.deleteProperty(Error, 'prepareStackTrace')
  try {
    return read()
  } finally {
    process.setSourceMapsEnabled(wasEnabled)
    if (own !== undefined) Object.defineProperty(Error, 'prepareStackTrace', own)
  }
}

/** What Next hands to a function, as far as it has a meaning here; spread into the result, it changes nothing. */
export const DEFAULT_CONFIG: Given = {
  env: {},
  basePath: '',
  trailingSlash: false,
  compress: true,
  i18n: null,
  images: {},
  experimental: {},
}

async function callConfig(exported: unknown, env: ConfigEnv): Promise<unknown> {
  if (typeof exported !== 'function') return await exported
  const call = exported as (phase: string, context: { readonly defaultConfig: Given }) => unknown
  return await call(toPhase(env), { defaultConfig: { ...DEFAULT_CONFIG } })
}

function toPhase({ command, isPreview }: ConfigEnv): string {
  if (command === 'build') return 'phase-production-build'
  return isPreview === true ? 'phase-production-server' : 'phase-development-server'
}
