import { randomBytes } from 'node:crypto'
import { DEV_BUILD_ID, NEXT_DEV_BUILD_ID } from '../shared/names.js'
import type { AppAssets, PageAssets, PreviewOptions } from '../shared/server-app.js'
import { getConfig, getPages, type PluginContext } from './context.js'
import { toDevUrl, toServerAddress, toVirtualUrl } from './dev-urls.js'
import { createBuildOrderError } from './errors.js'
import { listBrowserPages, type PageFile, type PagesTable } from './pages.js'
import { readDevShell } from './shell.js'
import type { AppDescription, ModuleDescription, RouteDescription } from './virtual-app.js'
import { PACKAGE, VIRTUAL } from './virtual-ids.js'

/** What the built-in error page is imported by. */
export const ERROR_PAGE: string = `${PACKAGE}/error`

/** Describes the app for the server, as the files and the client's build are now. Throws when pages collide. */
export async function describeApp(context: PluginContext): Promise<AppDescription> {
  const config = getConfig(context)
  const table = getPages(context)
  const surroundings =
    context.server === undefined ? readBuild(context) : await readDevelopment(context, table)
  const { assetsOf, sourceOf } = surroundings
  const toModule = ({ pattern, path, file }: PageFile): ModuleDescription => {
    return { pattern, file: path, source: sourceOf(file) }
  }
  const toRoute = (page: PageFile): RouteDescription => {
    return { ...toModule(page), assets: assetsOf(page.file) }
  }
  const builtIn = { pattern: '/_error', file: ERROR_PAGE, source: ERROR_PAGE }
  return {
    base: config.base,
    buildId: surroundings.buildId,
    isDev: context.server !== undefined,
    isNext: context.options.next,
    checkOrigin: context.options.checkOrigin,
    allowedOrigins: context.options.allowedOrigins,
    largeDataBytes: context.options.largeDataBytes,
    serverTiming: context.options.serverTiming,
    earlyHints: context.options.earlyHints,
    preloadPages: context.options.preloadPages && context.server === undefined,
    ...context.routing,
    routes: table.routes.map(toRoute),
    apiRoutes: table.api.map((page) => ({ ...toModule(page), isApi: true })),
    preview: table.api.length === 0 ? undefined : toPreviewOptions(context),
    app: table.app && toModule(table.app),
    document: table.document && toModule(table.document),
    errorPage: table.error ? toRoute(table.error) : { ...builtIn, assets: assetsOf(ERROR_PAGE) },
    notFoundPage: table.notFound && toRoute(table.notFound),
    serverErrorPage: table.serverError && toRoute(table.serverError),
    shell: surroundings.shell,
    assets: surroundings.assets,
  }
}

/** A build without a key of its own makes one, so that what another build's server sealed counts for nothing. */
function toPreviewOptions(context: PluginContext): PreviewOptions {
  const { key, maxAge } = context.options.preview
  context.previewKey ??= key ?? randomBytes(32).toString('base64url')
  return { key: context.previewKey, maxAge }
}

/** The patterns of all that the browser may load as a page, the error page included. */
export function listBrowserPatterns(table: PagesTable): readonly string[] {
  const patterns = listBrowserPages(table).map(({ pattern }) => pattern)
  return table.error === undefined ? [...patterns, '/_error'] : patterns
}

/** Where development and a build differ. `assetsOf` takes a page's file, or `ERROR_PAGE`. */
interface Surroundings {
  readonly buildId: string
  readonly shell: string | undefined
  readonly assets: AppAssets
  readonly assetsOf: (source: string) => PageAssets
  /** What the server imports a page's file by. */
  readonly sourceOf: (file: string) => string
}

function readBuild(context: PluginContext): Surroundings {
  const { assets } = context
  if (assets === undefined) throw createBuildOrderError()
  return {
    buildId: assets.buildId,
    shell: context.builtShell,
    assets: assets.app,
    assetsOf: (source) => {
      const found = assets.pages.get(source)
      if (found === undefined) throw createBuildOrderError()
      return found
    },
    sourceOf: (file) => file,
  }
}

async function readDevelopment(context: PluginContext, table: PagesTable): Promise<Surroundings> {
  const { shell, head, body } = await readDevShell(context, table.document !== undefined)
  const assetsOf = (source: string): PageAssets => {
    const module =
      source === ERROR_PAGE ? toVirtualUrl(context, VIRTUAL.errorPage) : toDevUrl(context, source)
    return { module, preloads: [], styles: [] }
  }
  const assets = { entry: toVirtualUrl(context, VIRTUAL.client), preloads: [], styles: [], head, body }
  const buildId = context.options.next ? NEXT_DEV_BUILD_ID : DEV_BUILD_ID
  return { buildId, shell, assets, assetsOf, sourceOf: (file) => toServerAddress(context, file) }
}
