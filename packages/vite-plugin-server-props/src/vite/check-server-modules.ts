import { readFile } from 'node:fs/promises'
import { parseSync, type Plugin, type Rolldown } from 'vite'
import { checkPage } from './check-page.js'
import { getConfig, getPages, type PluginContext } from './context.js'
import { toNoHandlerWarning } from './errors.js'
import type { PageFile } from './pages.js'
import { languageOf } from './strip/parse.js'

/**
 * Looks, in the server's build, at the modules that the browser's build does not know as pages. Without an App or a
 * document no page would have an answer, so that stops the build (S28); an API route is missed by its own requests alone.
 */
export function checkServerModulesPlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:check-server-modules',
    sharedDuringBuild: true,
    apply: 'build',
    applyToEnvironment: ({ config }) => config.consumer === 'server',
    async buildEnd(error) {
      if (error !== undefined) return
      const { app, document, api } = getPages(context)
      for (const page of [app, document].filter((page) => page !== undefined)) {
        const exports = await readExports(this, page)
        if (exports !== undefined) await checkPage({ ...page, exports })
      }
      for (const route of api) {
        const exports = await readExports(this, route)
        if (exports === undefined || exports.includes('default')) continue
        getConfig(context).logger.warn(toNoHandlerWarning(route.path, route.pattern))
      }
    },
  }
}

/** What a module exports; undefined when it is not in this build, or is CommonJS, whose exports are what it does. */
async function readExports(
  hook: Rolldown.PluginContext,
  { file }: PageFile,
): Promise<readonly string[] | undefined> {
  const exports = hook.getModuleInfo(file)?.exports
  if (exports === undefined || exports.includes('default')) return exports
  const code = await readFile(file, 'utf8')
  const { module } = parseSync(file, code, { lang: languageOf(file), sourceType: 'unambiguous' })
  return module.hasModuleSyntax ? exports : undefined
}
