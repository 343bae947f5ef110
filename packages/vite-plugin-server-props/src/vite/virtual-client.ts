import { readFileSync } from 'node:fs'
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
  readonly hasDocument: boolean
  readonly hasWebVitals: boolean
}

/** The text of the browser's entry for the app as it is. */
export function loadClientModule(context: PluginContext): string {
  const config = getConfig(context)
  const table = getPages(context)
  // In development both are there, so that an edit needs no other entry.
  const isDev = config.command === 'serve'
  return writeClientModule({
    base: config.base,
    isDev,
    isNext: context.options.next,
    app: table.app?.file,
    shards: countShards(listBrowserPatterns(table)),
    assetsDir: config.build.assetsDir,
    hasDocument: isDev || table.document !== undefined,
    hasWebVitals: isDev || (table.app !== undefined && reportsWebVitals(table.app.file)),
  })
}

/** A word in the file is enough: whether it is an export is seen when the module is there. */
function reportsWebVitals(file: string): boolean {
  return /\breportWebVitals\b/.test(readFileSync(file, 'utf8'))
}

/** Writes the browser's entry: it ends in the one call that starts the client. */
export function writeClientModule(client: ClientDescription): string {
  const { base, isDev, isNext, app, shards, assetsDir, hasDocument, hasWebVitals } = client
  const loaders = [
    ...(isDev ? [`loadRoutes: () => import(${JSON.stringify(VIRTUAL.routes)})`] : []),
    ...(hasDocument ? [`loadScripts: () => import('${PACKAGE}/script')`] : []),
    ...(hasWebVitals ? [`loadWebVitals: () => import('${PACKAGE}/web-vitals')`] : []),
  ]
  return `import { startClient } from '${PACKAGE}/client'
${app === undefined ? '\nconst App = {}' : `import * as App from ${JSON.stringify(app)}`}

startClient({
  base: ${JSON.stringify(base)},
  isDev: ${isDev},
  isNext: ${isNext},
  App,
  shards: ${shards},
  assetsDir: ${JSON.stringify(assetsDir)},${loaders.map((loader) => `\n  ${loader},`).join('')}
})
`
}
