import { readFileSync } from 'node:fs'
import type { I18nConfig } from '../shared/i18n/i18n-config.js'
import { countShards } from '../shared/routes/route-table.js'
import type { RoutingRules } from '../shared/rules/rules.js'
import { getConfig, getPages, type PluginContext } from './context.js'
import { listBrowserPatterns } from './describe-app.js'
import { listBrowserPages } from './pages.js'
import { PACKAGE, VIRTUAL } from './virtual-ids.js'

type BrowserI18n = Pick<I18nConfig, 'locales' | 'domains'>

/** What the browser's entry knows. `app` is the App's file, undefined for the built-in App. */
export interface ClientDescription {
  readonly base: string
  readonly isDev: boolean
  readonly isNext: boolean
  readonly trailingSlash: boolean
  readonly i18n: BrowserI18n | undefined
  readonly hasRewrites: boolean
  readonly isStrict: boolean
  readonly app: string | undefined
  readonly shards: number
  readonly assetsDir: string
  readonly hasDocument: boolean
  readonly hasWebVitals: boolean
  /** Whether a page or the App seems to have `getInitialProps`. */
  readonly hasInitialProps: boolean
  /** Whether a page has something to show while its data is on the way. */
  readonly hasSkeletons: boolean
  readonly staleTime: number | undefined
  readonly prefetchStaleTime: number
  readonly progressBar: object | undefined
  readonly viewTransitions: boolean
}

/** The text of the browser's entry for the app as it is. */
export function loadClientModule(context: PluginContext): string {
  const config = getConfig(context)
  const table = getPages(context)
  // In development both are there, so that an edit needs no other entry.
  const isDev = config.command === 'serve'
  const { staleTime, prefetchStaleTime, progressBar, viewTransitions } = context.options
  return writeClientModule({
    base: config.base,
    isDev,
    isNext: context.options.next,
    trailingSlash: context.routing.trailingSlash,
    i18n: toBrowserI18n(context.routing.i18n),
    hasRewrites: hasRewrites(context.routing.rules),
    // It does nothing in production.
    isStrict: isDev && context.options.reactStrictMode,
    app: table.app?.file,
    shards: countShards(listBrowserPatterns(table)),
    assetsDir: config.build.assetsDir,
    hasDocument: isDev || table.document !== undefined,
    hasWebVitals: isDev || (table.app !== undefined && reportsWebVitals(table.app.file)),
    hasInitialProps: isDev || [table.app, ...listBrowserPages(table)].some(hasInitialProps),
    hasSkeletons: isDev || listBrowserPages(table).some(({ file }) => hasSkeleton(file)),
    staleTime,
    prefetchStaleTime,
    progressBar,
    viewTransitions,
  })
}

/** Detection is the server's. */
function toBrowserI18n(i18n: I18nConfig | undefined): BrowserI18n | undefined {
  return i18n && { locales: i18n.locales, ...(i18n.domains !== undefined && { domains: i18n.domains }) }
}

function hasRewrites(rules: RoutingRules | undefined): boolean {
  if (rules === undefined) return false
  return [rules.beforeFiles, rules.afterFiles, rules.fallback].some((list) => list.length > 0)
}

/** A word in the file is enough: whether it is an export is seen when the module is there. */
function reportsWebVitals(file: string): boolean {
  return /\breportWebVitals\b/.test(readFileSync(file, 'utf8'))
}

/** Whether a page exports `Loading`, by its text: at worst an app has the part and no use for it. */
function hasSkeleton(file: string): boolean {
  return /^\s*export\s+(?:function|const|let|class|\{[^}]*)\s*\bLoading\b/m.test(readFileSync(file, 'utf8'))
}

/** A word again: what is not seen here is there all the same, once it is asked for. */
function hasInitialProps(page: { readonly file: string } | undefined): boolean {
  return page !== undefined && /\bgetInitialProps\b/.test(readFileSync(page.file, 'utf8'))
}

/** The parts of the client that this app starts, as they are written. */
function listParts(client: ClientDescription): readonly string[] {
  const { staleTime, hasSkeletons, progressBar, viewTransitions, hasDocument, hasWebVitals } = client
  return [
    ...(staleTime === undefined ? [] : [`historyMemory(${staleTime})`]),
    ...(hasSkeletons ? ['skeleton'] : []),
    ...(progressBar === undefined ? [] : [`progressBar(${JSON.stringify(progressBar)})`]),
    ...(viewTransitions ? ['viewTransitions'] : []),
    ...(hasDocument ? [`laterScripts(() => import('${PACKAGE}/script'))`] : []),
    ...(client.hasInitialProps ? ['laterAtOnce'] : []),
    ...(hasWebVitals ? [`webVitals(() => import('${PACKAGE}/web-vitals'))`] : []),
  ]
}

/** Writes the browser's entry: it imports what this app needs of the client, and ends in the one call that starts it. */
export function writeClientModule(client: ClientDescription): string {
  const { base, isDev, isNext, trailingSlash, i18n, app, shards, assetsDir, hasRewrites, isStrict } = client
  const format = isNext ? 'nextFormat' : 'ownFormat'
  const parts = listParts(client)
  const names = [
    'startClient',
    format,
    ...(i18n === undefined ? [] : ['createI18n']),
    ...(hasRewrites ? ['rewrites'] : []),
    ...(trailingSlash ? ['setTrailingSlash'] : []),
    ...(isNext ? ['singletonRouter'] : []),
    // A part is a name of the client's, or a call of one.
    ...parts.map((part) => part.replace(/\(.*/s, '')),
  ].toSorted()
  const others = [
    ...(trailingSlash ? ['trailingSlash: setTrailingSlash'] : []),
    ...(i18n === undefined ? [] : [`i18n: createI18n(${JSON.stringify(i18n)})`]),
    ...(hasRewrites ? ['rewrites'] : []),
    ...(isNext ? ['next: { router: singletonRouter }'] : []),
    ...(isStrict ? ['strictMode: StrictMode'] : []),
    ...(isDev ? [`loadRoutes: () => import(${JSON.stringify(VIRTUAL.routes)})`] : []),
    ...(isDev ? [`loadLater: () => import('${PACKAGE}/client-later')`] : []),
    ...(parts.length > 0 ? [`parts: [${parts.join(', ')}]`] : []),
  ]
  return `${isStrict ? "import { StrictMode } from 'react'\n" : ''}import { ${names.join(', ')} } from '${PACKAGE}/client'
${app === undefined ? '\nconst App = {}' : `import * as App from ${JSON.stringify(app)}`}

startClient({
  base: ${JSON.stringify(base)},
  isDev: ${isDev},
  format: ${format},
  App,
  shards: ${shards},
  assetsDir: ${JSON.stringify(assetsDir)},
  prefetchStaleTime: ${client.prefetchStaleTime},${others.map((line) => `\n  ${line},`).join('')}
})
`
}
