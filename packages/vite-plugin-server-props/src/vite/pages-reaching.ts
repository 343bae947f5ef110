import type { EnvironmentModuleNode, ViteDevServer } from 'vite'
import type { PluginContext } from './context.js'
import { listBrowserPages } from './pages.js'

/** The patterns of the pages whose modules on the server import a file, directly or not (C183, C197). */
export function findPagesReaching(
  context: PluginContext,
  server: ViteDevServer,
  file: string,
): readonly string[] {
  if (context.pages?.kind !== 'pages') return []
  const { table } = context.pages
  const { moduleGraph } = server.environments.ssr
  // A page without a loader may be on screen before the server has run it.
  const reached = new Set([file])
  const seen = new Set<EnvironmentModuleNode>()
  for (const module of moduleGraph.getModulesByFile(file) ?? []) addImporters(module, reached, seen)
  const pages = listBrowserPages(table)
  const isInApp = table.app !== undefined && reached.has(table.app.file)
  return (isInApp ? pages : pages.filter((page) => reached.has(page.file))).map(({ pattern }) => pattern)
}

function addImporters(
  module: EnvironmentModuleNode,
  reached: Set<string>,
  seen: Set<EnvironmentModuleNode>,
): void {
  if (seen.has(module)) return
  seen.add(module)
  if (module.file !== null) reached.add(module.file)
  for (const importer of module.importers) addImporters(importer, reached, seen)
}
