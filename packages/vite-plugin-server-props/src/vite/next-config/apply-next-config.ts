import type { ConfigEnv, UserConfig } from 'vite'
import type { PluginContext } from '../context.js'
import { resolveOptions } from '../options.js'
import { resolveRouting } from '../routing/resolve-routing.js'
import { listNextConfigFiles, loadNextConfig } from './load-next-config.js'
import { mergeOptions, toOverrideWarning } from './merge-options.js'
import { readNextConfig } from './read-next-config.js'

/**
 * Settles what the app is configured to: options, then what they say about addresses. In next mode a
 * `next.config` takes part; what of it Vite has to know is the result.
 */
export async function applyNextConfig(
  context: PluginContext,
  user: UserConfig,
  env: ConfigEnv,
): Promise<Pick<UserConfig, 'base' | 'define'>> {
  const { given, root } = context
  const loaded = given.next === true ? await loadNextConfig(root, env) : undefined
  const next = loaded && readNextConfig(loaded.name, loaded.config)
  context.options = resolveOptions(mergeOptions(given, next))
  context.configFiles = given.next === true ? [...listNextConfigFiles(root), ...(loaded?.files ?? [])] : []
  const warnings = [...(next?.warnings ?? [])]
  if (loaded !== undefined && next !== undefined) {
    const override = toOverrideWarning(loaded.name, given, next, user.base !== undefined)
    if (override !== undefined) warnings.push(override)
  }
  // A preview serves what was built, with the rules of then, and the build has said what it had to say.
  context.configWarnings = env.isPreview === true ? [] : warnings
  if (env.isPreview !== true) {
    context.routing = await resolveRouting(context.options, (option) =>
      loaded === undefined || given[option] !== undefined ? 'serverProps()' : loaded.name,
    )
  }
  return {
    ...(next?.base !== undefined && user.base === undefined && { base: next.base }),
    ...(next !== undefined && { define: next.define }),
  }
}
