import type { Plugin } from 'vite'
import type { PluginContext } from './context.js'
import { StripError } from './strip/errors.js'
import { mapInPlace } from './strip/map-in-place.js'
import { STRIP_CODE, STRIP_ID, stripModule, toFile } from './strip-module.js'

/** Takes loaders, and what only they need, out of what the browser gets (E1 to E60). */
export function stripPlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:strip',
    sharedDuringBuild: true,
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    transform: {
      // `enforce` alone is not early enough: the React compiler's plugin has it too (E57).
      order: 'pre',
      filter: { id: STRIP_ID, code: STRIP_CODE },
      handler(code, id) {
        try {
          const stripped = stripModule(context, code, id)
          const file = toFile(id)
          if (stripped !== null || context.stripped.has(file)) {
            context.stripped.set(file, {
              original: code,
              kept: stripped?.code ?? code,
              loaders: stripped?.loaders ?? [],
            })
          }
          if (stripped === null) return null
          // Every character kept its place, so nobody needs a map; but where maps are written, the bundler would put
          // what the file held into them (E51, E52).
          const { command, build } = this.environment.config
          const needsMap = command === 'build' && build.sourcemap !== false
          return { code: stripped.code, map: needsMap ? mapInPlace(stripped.code, file) : null }
        } catch (error) {
          if (!(error instanceof StripError)) throw error
          return this.error(
            { message: error.message, id: toFile(id) },
            { line: error.line, column: error.column },
          )
        }
      },
    },
  }
}
