import type { Plugin } from 'vite'
import type { PluginContext } from './context.js'
import { createGuard } from './guard/guard.js'
import { jsxInJsPlugin } from './jsx-in-js.js'
import { nextAliasesPlugin } from './next-aliases.js'
import { outputPlugin } from './output-plugin.js'
import { stripPlugin } from './strip-plugin.js'
import { virtualPlugin } from './virtual.js'

/**
 * What the modules of a worker go through in a build, where Vite gives each worker a build of its own without the app's
 * plugins: a worker runs in the browser as pages do (E35, E36, E53).
 */
export function createWorkerPlugins(context: PluginContext): Plugin[] {
  const guard = createGuard(context)
  const plugins = [
    nextAliasesPlugin(context),
    virtualPlugin(context),
    stripPlugin(context),
    jsxInJsPlugin(context),
    guard.plugin,
    outputPlugin([guard.checkOutput]),
  ]
  return plugins.filter((plugin) => plugin !== undefined)
}
