import { createOptionError } from './errors.js'

/** What `serverProps()` may be told. */
export interface ServerPropsOptions {
  /**
   * Resolve `next/link`, `next/router` and the like to this package, so that pages written for the
   * Pages Router of Next.js run unchanged. Default `false`.
   */
  readonly next?: boolean
}

/** The options with their defaults filled in. */
export interface ResolvedOptions {
  readonly next: boolean
}

const NAMES: readonly string[] = ['next']

/** Checks the options and fills in what is not given. Throws for names and types that it does not know. */
export function resolveOptions(options: unknown = {}): ResolvedOptions {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw createOptionError(`serverProps() takes an object, but was given ${describe(options)}.`, NAMES)
  }
  for (const [name, value] of Object.entries(options)) {
    if (!NAMES.includes(name)) throw createOptionError(`serverProps() has no option "${name}".`, NAMES)
    if (value !== undefined && typeof value !== 'boolean') {
      throw createOptionError(
        `The option "${name}" of serverProps() is true or false, but was given ${describe(value)}.`,
        NAMES,
      )
    }
  }
  return { next: 'next' in options && options.next === true }
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'string' ? JSON.stringify(value) : `a value of type ${typeof value}`
}
