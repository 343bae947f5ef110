import type { I18nConfig } from '../shared/i18n/i18n-config.js'
import type { RoutingRules } from '../shared/rules/rules.js'
import type { AppAssets, PageAssets, PreviewOptions } from '../shared/server-app.js'
import { PACKAGE } from './virtual-ids.js'

/** A `RouteModule` as data: `source` is what it is imported by, in development the address that Vite has for it. */
export interface ModuleDescription {
  readonly pattern: string
  readonly file: string
  readonly source: string
}

/** An `ApiRoute` as data. */
export interface ApiDescription extends ModuleDescription {
  readonly isApi: true
}

/** A `ServerRoute` as data. */
export interface RouteDescription extends ModuleDescription {
  readonly assets: PageAssets
}

/** A `ServerApp` as data. */
export interface AppDescription {
  readonly base: string
  readonly buildId: string
  readonly isDev: boolean
  readonly isNext: boolean
  readonly checkOrigin: boolean
  readonly allowedOrigins: readonly string[]
  readonly largeDataBytes: number
  readonly serverTiming: boolean
  readonly earlyHints: boolean
  readonly preloadPages: boolean
  readonly trailingSlash: boolean
  readonly rules: RoutingRules | undefined
  readonly i18n: I18nConfig | undefined
  readonly routes: readonly RouteDescription[]
  readonly apiRoutes: readonly ApiDescription[]
  readonly preview: PreviewOptions | undefined
  readonly app: ModuleDescription | undefined
  readonly document: ModuleDescription | undefined
  readonly errorPage: RouteDescription
  readonly notFoundPage: RouteDescription | undefined
  readonly serverErrorPage: RouteDescription | undefined
  readonly shell: string | undefined
  readonly assets: AppAssets
}

/** Writes the module whose default export is an app: it imports what this app needs of the server. */
export function writeAppModule(app: AppDescription): string {
  const parts = [
    ...(app.apiRoutes.length > 0 ? ['createApi'] : []),
    ...(app.rules === undefined ? [] : ['createRuleRouter']),
    ...(app.i18n === undefined ? [] : ['localeReader']),
    ...(app.preloadPages ? ['preloadPages'] : []),
  ]
  const imports = parts.length > 0 ? `import { ${parts.join(', ')} } from '${PACKAGE}/server'\n\n` : ''
  const { head, writeRoutes, writeLoad } = app.isDev ? IN_DEVELOPMENT : IN_A_BUILD
  const writeModule = (page: ModuleDescription | undefined): string =>
    page === undefined ? 'undefined' : writeRoute(page, writeLoad)
  return `${imports}${head}export default {
  base: ${toText(app.base)},
  buildId: ${toText(app.buildId)},
  isDev: ${app.isDev},
  isNext: ${app.isNext},
  checkOrigin: ${app.checkOrigin},
  allowedOrigins: ${toText(app.allowedOrigins)},
  largeDataBytes: ${app.largeDataBytes},
  serverTiming: ${app.serverTiming},
  earlyHints: ${app.earlyHints},
  trailingSlash: ${app.trailingSlash},
  rules: ${toText(app.rules)},
  i18n: ${toText(app.i18n)},
  routes: ${writeRoutes(app.routes)},
  apiRoutes: ${writeRoutes(app.apiRoutes)},
  preview: ${toText(app.preview)},
  app: ${writeModule(app.app)},
  document: ${writeModule(app.document)},
  errorPage: ${writeModule(app.errorPage)},
  notFoundPage: ${writeModule(app.notFoundPage)},
  serverErrorPage: ${writeModule(app.serverErrorPage)},
  shell: ${toText(app.shell)},
  assets: ${toText(app.assets)},${parts.map((part) => `\n  ${part},`).join('')}
}
`
}

type WriteLoad = (source: string) => string

/** How the app's modules are written down. */
interface Form {
  /** What the rest needs at the top of the generated module. */
  readonly head: string
  writeRoutes(routes: readonly ModuleDescription[]): string
  /** A function that loads a module. */
  readonly writeLoad: WriteLoad
}

const IN_A_BUILD: Form = {
  head: '',
  writeRoutes: (routes) =>
    `[${routes.map((route) => `\n    ${writeRoute(route, writeImport)},`).join('')}\n  ]`,
  writeLoad: writeImport,
}

/**
 * In development Vite must not know the pages as imports of the generated module: it would look for each of them when the
 * server starts, and run the module again after an edit of any. The table is text for the same reason: code of that
 * length takes a while to work on.
 */
const IN_DEVELOPMENT: Form = {
  head: `const load = (address) => () => import(/* @vite-ignore */ address)
const toRoute = ({ source, ...route }) => ({ ...route, load: load(source) })

`,
  writeRoutes: (routes) => `JSON.parse(${toText(JSON.stringify(routes))}).map(toRoute)`,
  // The built-in error page is a name of ours, which only Vite can resolve.
  writeLoad: (source) => (source.startsWith('/') ? `load(${toText(source)})` : writeImport(source)),
}

function writeRoute({ source, ...route }: ModuleDescription, writeLoad: WriteLoad): string {
  const fields = Object.entries(route).map(([name, value]) => `${name}: ${toText(value)}, `)
  return `{ ${fields.join('')}load: ${writeLoad(source)} }`
}

function writeImport(source: string): string {
  return `() => import(${toText(source)})`
}

/** JSON is JavaScript; `undefined` stays what it is. */
function toText(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined'
}
