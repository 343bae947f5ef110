import type { ServerPropsOptions } from '../options.js'
import { describe, findMismatch } from '../options.js'
import { createNextConfigValueError } from '../errors.js'
import { isGiven, type Given } from '../routing/given.js'
import { listUnsupported, toUnsupportedWarning } from './unsupported.js'

/** What a `next.config` says, in our words. */
export interface NextConfig {
  readonly options: ServerPropsOptions
  /** Vite's `base`; undefined without `basePath`. */
  readonly base: string | undefined
  /** For Vite's `define`. */
  readonly define: Readonly<Record<string, string>>
  /** Whole sentences. */
  readonly warnings: readonly string[]
}

const OPTIONS = [
  'trailingSlash',
  'redirects',
  'rewrites',
  'headers',
  'i18n',
  'compress',
  'reactStrictMode',
] as const

/** Reads a `next.config`. Throws for values that its keys can't have. */
export function readNextConfig(name: string, config: Given): NextConfig {
  const options: Record<string, unknown> = {}
  for (const key of OPTIONS) {
    const value = config[key] ?? undefined
    if (value === undefined) continue
    const mismatch = findMismatch(key, value)
    if (mismatch !== undefined) throw createNextConfigValueError(name, `${key} is ${mismatch}`)
    options[key] = value
  }
  const experimental = isGiven(config.experimental) ? config.experimental : {}
  const limit = experimental.largePageDataBytes
  if (typeof config.typedRoutes === 'boolean') options['typedLinks'] = config.typedRoutes
  if (typeof limit === 'number') options['largeDataBytes'] = limit
  // Next's default is to do so; here it is what somebody asks for.
  if (experimental.preloadEntriesOnStart === true) options['preloadPages'] = true
  const unsupported = listUnsupported(config)
  return {
    // Each value was checked above.
    options: options as ServerPropsOptions,
    base: toBase(name, config.basePath),
    define: toDefine(name, config.env),
    warnings: unsupported.length === 0 ? [] : [toUnsupportedWarning(name, unsupported)],
  }
}

/** In Next's words (S270). */
function toBase(name: string, basePath: unknown): string | undefined {
  if (basePath === undefined || basePath === '') return undefined
  const fail = (what: string): never => {
    throw createNextConfigValueError(name, what)
  }
  if (typeof basePath !== 'string')
    return fail(`Specified basePath is not a string, found type "${typeof basePath}"`)
  if (basePath === '/') {
    return fail('Specified basePath /. basePath has to be either an empty string or a path prefix')
  }
  if (!basePath.startsWith('/')) return fail(`Specified basePath has to start with a /, found "${basePath}"`)
  if (basePath.endsWith('/')) return fail(`Specified basePath should not end with /, found "${basePath}"`)
  return `${basePath}/`
}

/** `process.env.X`, on both sides, as a constant. */
function toDefine(name: string, env: unknown): Readonly<Record<string, string>> {
  if (env === undefined || env === null) return {}
  if (!isGiven(env))
    throw createNextConfigValueError(name, `env is an object of texts, but was given ${describe(env)}`)
  const define: Record<string, string> = {}
  for (const [key, value] of Object.entries(env)) {
    if (value === undefined) continue
    if (/^(?:NODE_|__)/.test(key)) {
      throw createNextConfigValueError(name, `The key "${key}" under "env" is not allowed`)
    }
    if (!/^[A-Za-z_$][\w$]*$/.test(key) || typeof value !== 'string') {
      throw createNextConfigValueError(name, `env has names and texts, but "${key}" is ${describe(value)}`)
    }
    define[`process.env.${key}`] = JSON.stringify(value)
  }
  return define
}
