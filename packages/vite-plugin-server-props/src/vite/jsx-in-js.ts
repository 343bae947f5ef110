import { transformWithOxc, type Plugin } from 'vite'
import { getConfig, type PluginContext } from './context.js'

/** Text that may hold JSX: an element or a fragment opens somewhere. */
const MAY_HAVE_JSX = /<(?:[A-Za-z_$]|>)/

/**
 * JSX in the project's `.js` files. Vite reads the language off the file's ending, so the JSX has to be
 * gone when Vite sees the module. It runs after the strip, which comes first in the list of plugins.
 */
export function jsxInJsPlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:jsx-in-js',
    sharedDuringBuild: true,
    enforce: 'pre',
    transform: {
      order: 'pre',
      filter: {
        id: { include: /\.js(?:\?.*)?$/, exclude: [/[\\/]node_modules[\\/]/, /[?&](?:raw|url)\b/, /\0/] },
        code: MAY_HAVE_JSX,
      },
      handler(code, id) {
        const config = getConfig(context)
        const jsx = config.oxc === false ? undefined : config.oxc?.jsx
        const given = typeof jsx === 'object' ? jsx : {}
        return transformWithOxc(
          code,
          id,
          {
            lang: 'jsx',
            jsx: {
              ...given,
              runtime: given.runtime ?? 'automatic',
              development: !config.isProduction,
              // Vite's own pass over the result adds what Fast Refresh needs; done here too, it would be there twice.
              refresh: false,
            },
            sourcemap: true,
          },
          undefined,
          config,
        )
      },
    },
  }
}
