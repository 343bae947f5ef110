import type { Rolldown } from 'vite'
import { toStaticPropsWarning } from '../shared/page-rules.js'
import { toShards, toShardFile, countShards, type RouteRow } from '../shared/routes/route-table.js'
import { checkPage } from './check-page.js'
import {
  collectFiles,
  createInputFinder,
  toBuildId,
  toPageAssets,
  type BuiltPage,
  type FindInputChunk,
  type ModuleFiles,
} from './collect-assets.js'
import { getConfig, getPages, type PluginContext } from './context.js'
import { ERROR_PAGE } from './describe-app.js'
import type { ReadOutput } from './output-plugin.js'
import { listBrowserPages, toRootPath } from './pages.js'
import { checkPlaces } from './shell.js'
import { makesProps } from './strip/loader-names.js'
import { toResolvedId, VIRTUAL } from './virtual-ids.js'

/** Reads the client's build: the route table for browsers, the list of files for the server. */
export function createBuildReader(context: PluginContext): ReadOutput {
  return async (hook, bundle) => {
    const { name, config } = hook.environment
    if (name !== 'client') return
    context.builtShell = takeShell(bundle)
    if (context.builtShell !== undefined) checkPlaces(context.builtShell, context.options.next)
    removeManifests(bundle, config.build)
    const findInputChunk = createInputFinder(bundle)
    const entry = findInputChunk(toResolvedId(VIRTUAL.client))
    const sheet = findOnlySheet(config.build.cssCodeSplit, bundle)
    const entryFiles = collectFiles(bundle, entry, undefined, sheet)
    const pages = await collectPages(context, bundle, findInputChunk, entryFiles)
    const rows = [...pages.values()].map(({ row }) => row)
    const buildId = toBuildId(bundle, JSON.stringify(rows))
    const { base, build } = getConfig(context)
    const count = countShards(rows.map(({ pattern }) => pattern))
    toShards(rows, count).forEach((shard, index) => {
      const fileName = toShardFile(build.assetsDir, buildId, index)
      hook.emitFile({ type: 'asset', fileName, source: JSON.stringify(shard) })
    })
    const { module, preloads, styles } = toPageAssets(base, entryFiles)
    // What index.html links itself need not be linked twice.
    const ownStyles = styles.filter((style) => context.builtShell?.includes(style) !== true)
    context.assets = {
      buildId,
      app: { entry: module, preloads, styles: ownStyles, head: '' },
      pages: new Map([...pages].map(([source, { files }]) => [source, toPageAssets(base, files)])),
      built: { entry: entryFiles, pages },
    }
  }
}

async function collectPages(
  context: PluginContext,
  bundle: Rolldown.OutputBundle,
  findInputChunk: FindInputChunk,
  entry: ModuleFiles,
): Promise<ReadonlyMap<string, BuiltPage>> {
  const table = getPages(context)
  const { logger } = getConfig(context)
  const pages = new Map<string, BuiltPage>()
  const add = (source: string, pattern: string, chunk: Rolldown.OutputChunk, hasLoader: boolean): void => {
    const files = collectFiles(bundle, chunk, entry)
    pages.set(source, { files, row: toRow(pattern, files, hasLoader) })
  }
  for (const { pattern, file } of listBrowserPages(table)) {
    const chunk = findInputChunk(file)
    const path = toRootPath(context.root, file)
    const stripped = context.stripped.get(file)
    await checkPage({ file, path, pattern, exports: chunk.exports, text: stripped?.original })
    if (stripped?.loaders.includes('getStaticProps')) logger.warn(toStaticPropsWarning(path))
    // One that nothing was taken out of has none.
    add(file, pattern, chunk, makesProps(stripped?.loaders ?? []))
  }
  if (table.error === undefined) add(ERROR_PAGE, '/_error', findInputChunk('error'), false)
  return pages
}

function toRow(pattern: string, { module, imports, styles }: ModuleFiles, hasLoader: boolean): RouteRow {
  return {
    pattern,
    module,
    hasLoader,
    ...(styles.length > 0 && { styles }),
    ...(imports.length > 0 && { imports }),
  }
}

/** Takes `index.html` out of the output: a static layer would answer `/` with the empty shell. */
function takeShell(bundle: Rolldown.OutputBundle): string | undefined {
  const output = bundle['index.html']
  if (output?.type !== 'asset') return undefined
  delete bundle['index.html']
  return String(output.source)
}

/** Manifests name every module of the app; they are nobody's business in a public folder (T25). */
function removeManifests(
  bundle: Rolldown.OutputBundle,
  { manifest, ssrManifest }: { readonly manifest: boolean | string; readonly ssrManifest: boolean | string },
): void {
  for (const name of Object.keys(bundle)) {
    if (name.startsWith('.vite/') || name === manifest || name === ssrManifest) delete bundle[name]
  }
}

function findOnlySheet(isSplit: boolean, bundle: Rolldown.OutputBundle): string | undefined {
  return isSplit ? undefined : Object.keys(bundle).find((name) => name.endsWith('.css'))
}
