import type { I18nConfig } from '../shared/i18n/i18n-config.js'
import type { RoutingRules } from '../shared/rules/rules.js'
import type { AppAssets, PageAssets, PreviewOptions } from '../shared/server-app.js'
import { PACKAGE } from './virtual-ids.js'

/** An `ApiRoute` as data: `source` is what its module is imported by. */
export interface ApiDescription {
  readonly pattern: string
  readonly file: string
  readonly source: string
}

/** A `ServerRoute` as data. */
export interface RouteDescription extends ApiDescription {
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
  readonly app: string | undefined
  readonly document: string | undefined
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
  return `${imports}export default {
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
  routes: [${app.routes.map((route) => `\n    ${writeRoute(route)},`).join('')}
  ],
  apiRoutes: [${app.apiRoutes.map((route) => `\n    ${writeApiRoute(route)},`).join('')}
  ],
  preview: ${toText(app.preview)},
  loadApp: ${writeImport(app.app)},
  loadDocument: ${writeImport(app.document)},
  errorPage: ${writeRoute(app.errorPage)},
  notFoundPage: ${writeRoute(app.notFoundPage)},
  serverErrorPage: ${writeRoute(app.serverErrorPage)},
  shell: ${toText(app.shell)},
  assets: ${toText(app.assets)},${parts.map((part) => `\n  ${part},`).join('')}
}
`
}

function writeRoute(route: RouteDescription | undefined): string {
  if (route === undefined) return 'undefined'
  const { pattern, file, source, assets } = route
  return `{ pattern: ${toText(pattern)}, file: ${toText(file)}, load: ${writeImport(source)}, assets: ${toText(assets)} }`
}

function writeApiRoute({ pattern, file, source }: ApiDescription): string {
  return `{ pattern: ${toText(pattern)}, file: ${toText(file)}, load: ${writeImport(source)}, isApi: true }`
}

function writeImport(source: string | undefined): string {
  return source === undefined ? 'undefined' : `() => import(${toText(source)})`
}

/** JSON is JavaScript; `undefined` stays what it is. */
function toText(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined'
}
