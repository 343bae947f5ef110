import type { ServerPropsOptions } from '../options.js'
import type { NextConfig } from './read-next-config.js'

/** What both have to say; `serverProps()` wins. */
export function mergeOptions(given: ServerPropsOptions, next: NextConfig | undefined): ServerPropsOptions {
  return next === undefined ? given : { ...next.options, ...withoutUndefined(given) }
}

/** Which of its options a `next.config` has in vain; undefined when there are none. */
export function toOverrideWarning(
  name: string,
  given: ServerPropsOptions,
  next: NextConfig,
  hasBase: boolean,
): string | undefined {
  const own = withoutUndefined(given)
  const both = Object.keys(next.options).filter((key) => Object.hasOwn(own, key))
  const parts = both.length === 0 ? [] : [`${both.join(', ')} (serverProps() wins)`]
  if (hasBase && next.base !== undefined) parts.push("basePath (Vite's base wins)")
  return parts.length === 0
    ? undefined
    : `${name}: not used, since the same is set elsewhere: ${parts.join(', ')}.`
}

function withoutUndefined(options: ServerPropsOptions): ServerPropsOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}
