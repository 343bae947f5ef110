import type { Plugin, Rolldown } from 'vite'
import type { PluginContext } from './context.js'
import { describeApp, ERROR_PAGE } from './describe-app.js'
import { writeAppModule } from './virtual-app.js'
import { loadClientModule } from './virtual-client.js'
import { writeDevHandlerModule } from './virtual-dev-handler.js'
import { loadLaterModule } from './virtual-later.js'
import { loadRoutesModule } from './virtual-routes.js'
import { toResolvedId, VIRTUAL } from './virtual-ids.js'

type Load = (
  context: PluginContext,
  build: Pick<Rolldown.PluginContext, 'emitFile'>,
) => string | Promise<string>

const LOADERS: Readonly<Record<string, Load>> = {
  [VIRTUAL.app]: async (context) => writeAppModule(await describeApp(context)),
  [VIRTUAL.client]: loadClientModule,
  [VIRTUAL.later]: loadLaterModule,
  [VIRTUAL.routes]: loadRoutesModule,
  [VIRTUAL.errorPage]: () => `export { default } from '${ERROR_PAGE}'\n`,
  [VIRTUAL.devHandler]: writeDevHandlerModule,
  [VIRTUAL.empty]: () => 'export {}\n',
}

/** The generated modules. Each is written by the file that is named after it. */
export function virtualPlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:virtual',
    sharedDuringBuild: true,
    enforce: 'pre',
    resolveId: {
      // Some hosts import the id as it was resolved (ecosystem 2.3.3).
      filter: { id: /^\0?virtual:server-props\// },
      handler(id) {
        const name = id.replace(/^\0/, '')
        return Object.hasOwn(LOADERS, name) ? toResolvedId(name) : undefined
      },
    },
    load: {
      filter: { id: /^\0virtual:server-props\// },
      async handler(id) {
        const load = LOADERS[id.slice(1)]
        if (load === undefined) return undefined
        // Nobody wrote it: in development a map would only be made, sent and read.
        const map = this.environment.mode === 'dev' ? { mappings: '' } : null
        return { code: await load(context, this), map }
      },
    },
  }
}
