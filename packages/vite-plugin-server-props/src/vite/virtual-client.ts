import { countShards } from '../shared/routes/route-table.js'
import { getConfig, getPages, type PluginContext } from './context.js'
import { listBrowserPatterns } from './describe-app.js'
import { PACKAGE, VIRTUAL } from './virtual-ids.js'

/** What the browser's entry knows. `app` is the App's file, undefined for the built-in App. */
export interface ClientDescription {
  readonly base: string
  readonly isDev: boolean
  readonly isNext: boolean
  readonly app: string | undefined
  readonly shards: number
  readonly assetsDir: string
}

/** The text of the browser's entry for the app as it is. */
export function loadClientModule(context: PluginContext): string {
  const config = getConfig(context)
  const table = getPages(context)
  return writeClientModule({
    base: config.base,
    isDev: config.command === 'serve',
    isNext: context.options.next,
    app: table.app?.file,
    shards: countShards(listBrowserPatterns(table)),
    assetsDir: config.build.assetsDir,
  })
}

/** Writes the browser's entry: it ends in the one call that starts the client. */
export function writeClientModule(client: ClientDescription): string {
  const { base, isDev, isNext, app, shards, assetsDir } = client
  return `import { startClient } from '${PACKAGE}/client'
${app === undefined ? '\nconst App = {}' : `import * as App from ${JSON.stringify(app)}`}

startClient({
  base: ${JSON.stringify(base)},
  isDev: ${isDev},
  isNext: ${isNext},
  App,
  shards: ${shards},
  assetsDir: ${JSON.stringify(assetsDir)},${isDev ? `\n  loadRoutes: () => import(${JSON.stringify(VIRTUAL.routes)}),` : ''}
})
`
}
