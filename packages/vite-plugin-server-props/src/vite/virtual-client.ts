import { readFileSync } from 'node:fs'
import type { Rolldown } from 'vite'
import type { I18nConfig } from '../shared/i18n/i18n-config.js'
import { countShards } from '../shared/routes/route-table.js'
import { getConfig, getPages, type PluginContext } from './context.js'
import { listBrowserPatterns } from './describe-app.js'
import { readPageParts, type PageParts } from './page-parts.js'
import type { PagesTable } from './pages.js'
import { PACKAGE, VIRTUAL } from './virtual-ids.js'

type BrowserI18n = Pick<I18nConfig, 'locales' | 'domains'>

/** What the browser's entry knows. `app` is the App's file, undefined for the built-in App. */
export interface ClientDescription {
  readonly base: string
  readonly isDev: boolean
  readonly isNext: boolean
  readonly trailingSlash: boolean
  readonly i18n: BrowserI18n | undefined
  readonly isStrict: boolean
  readonly app: string | undefined
  readonly shards: number
  readonly assetsDir: string
  readonly hasDocument: boolean
  readonly hasWebVitals: boolean
  /** Whether a page or the App seems to have `getInitialProps`. */
  readonly hasInitialProps: boolean
  /** An expression: the address of what is loaded later. None in development, which has it at once. */
  readonly later: string
}

/** The text of the browser's entry for the app as it is. `emitFile` belongs to the build that loads it. */
export function loadClientModule(
  context: PluginContext,
  { emitFile }: Pick<Rolldown.PluginContext, 'emitFile'>,
): string {
  const config = getConfig(context)
  const table = getPages(context)
  // In development both are there, so that an edit needs no other entry.
  const isDev = config.command === 'serve'
  return writeClientModule({
    base: config.base,
    isDev,
    isNext: context.options.next,
    trailingSlash: context.routing.trailingSlash,
    i18n: toBrowserI18n(context.routing.i18n),
    // It does nothing in production.
    isStrict: isDev && context.options.reactStrictMode,
    app: table.app?.file,
    shards: countShards(listBrowserPatterns(table)),
    assetsDir: config.build.assetsDir,
    hasDocument: isDev || table.document !== undefined,
    hasWebVitals: isDev || (table.app !== undefined && reportsWebVitals(table.app.file)),
    hasInitialProps: isDev || readParts(context, table).hasInitialProps,
    later: isDev
      ? "''"
      : // Not by `import()`: Vite would add what preloads a chunk's own imports, which are loaded already.
        `import.meta.ROLLUP_FILE_URL_${emitFile({ type: 'chunk', id: VIRTUAL.later, name: 'later' })}`,
  })
}

/** Detection is the server's. */
function toBrowserI18n(i18n: I18nConfig | undefined): BrowserI18n | undefined {
  return i18n && { locales: i18n.locales, ...(i18n.domains !== undefined && { domains: i18n.domains }) }
}

/** A word in the file is enough: whether it is an export is seen when the module is there. */
function reportsWebVitals(file: string): boolean {
  return /\breportWebVitals\b/.test(readFileSync(file, 'utf8'))
}

/** The module of what is loaded later asks for the other half. */
function readParts(context: PluginContext, table: PagesTable): PageParts {
  context.pageParts = readPageParts(table)
  return context.pageParts
}

/** The parts of the client that this app starts, as they are written. */
function listParts({ hasDocument, hasInitialProps, hasWebVitals }: ClientDescription): readonly string[] {
  return [
    ...(hasDocument ? [`laterScripts(() => import('${PACKAGE}/script'))`] : []),
    ...(hasInitialProps ? ['laterAtOnce'] : []),
    ...(hasWebVitals ? [`webVitals(() => import('${PACKAGE}/web-vitals'))`] : []),
  ]
}

/** Writes the browser's entry: it imports what this app needs of the client, and ends in the one call that starts it. */
export function writeClientModule(client: ClientDescription): string {
  const { base, isDev, isNext, trailingSlash, i18n, app, shards, assetsDir, isStrict } = client
  const format = isNext ? 'nextFormat' : 'ownFormat'
  const parts = listParts(client)
  const names = toNames([
    'startClient',
    format,
    ...(i18n === undefined ? [] : ['createI18n']),
    ...(trailingSlash ? ['setTrailingSlash'] : []),
    ...(isNext ? ['singletonRouter'] : []),
    ...parts,
  ])
  const others = [
    ...(trailingSlash ? ['trailingSlash: setTrailingSlash'] : []),
    ...(i18n === undefined ? [] : [`i18n: createI18n(${JSON.stringify(i18n)})`]),
    ...(isStrict ? ['strictMode: StrictMode'] : []),
    ...(isDev ? [`loadRoutes: () => import(${JSON.stringify(VIRTUAL.routes)})`] : []),
    ...(isDev ? ['loadLater: async () => later'] : []),
    ...(parts.length > 0 ? [`parts: [${parts.join(', ')}]`] : []),
  ]
  return `${isStrict ? "import { StrictMode } from 'react'\n" : ''}import { ${names} } from '${PACKAGE}/client'
${isDev ? `import * as later from ${JSON.stringify(VIRTUAL.later)}\n` : ''}${app === undefined ? '\nconst App = {}' : `import * as App from ${JSON.stringify(app)}`}
${isNext ? '\nwindow.next = { router: singletonRouter }\n' : ''}
startClient({
  base: ${JSON.stringify(base)},
  isDev: ${isDev},
  format: ${format},
  App,
  shards: ${shards},
  assetsDir: ${JSON.stringify(assetsDir)},
  later: ${client.later},${others.map((line) => `\n  ${line},`).join('')}
})
`
}

/** What is imported for parts, each of which is a name of the client's or a call of one. */
export function toNames(parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/\(.*/s, ''))
    .toSorted()
    .join(', ')
}
