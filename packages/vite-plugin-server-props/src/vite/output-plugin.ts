import type { Plugin, Rolldown } from 'vite'

/** A step in which the output of the client's build is read, or changed, before it is written. */
export type ReadOutput = (hook: Rolldown.PluginContext, bundle: Rolldown.OutputBundle) => Promise<void> | void

/**
 * Reads the client's output in steps, one after the other. For each hook that is given the output, the bundler hands over
 * every file of it anew, some 40 µs each, which thousands of pages feel; so all of it is read in one.
 */
export function outputPlugin(steps: readonly ReadOutput[]): Plugin {
  return {
    name: 'server-props:output',
    sharedDuringBuild: true,
    apply: 'build',
    enforce: 'post',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        for (const read of steps) await read(this, bundle)
      },
    },
  }
}
