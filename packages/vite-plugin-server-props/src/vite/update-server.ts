import path from 'node:path'
import type { DevEnvironment, EnvironmentModuleGraph, EnvironmentModuleNode, HotUpdateOptions } from 'vite'
import type { PluginContext } from './context.js'
import { isInPages } from './watch-pages.js'

/**
 * Gives the modules of the server that take an edit at once: those that accept it themselves. The others are run anew by
 * the next request that needs them, which is all that pages need; so an edit costs the same in an app of any size.
 * Undefined, for Vite's own way, where something else than pages and API routes uses what was edited.
 */
export function updateServer(
  context: PluginContext,
  { moduleGraph }: DevEnvironment,
  { type, modules }: HotUpdateOptions,
): EnvironmentModuleNode[] | undefined {
  if (type === 'create') invalidateMissing(moduleGraph)
  // What was edited is invalid already; what has come or gone would be once Vite updates it.
  if (type !== 'update') for (const module of modules) moduleGraph.invalidateModule(module)
  return findAccepting(context, modules)
}

function findAccepting(
  context: PluginContext,
  modules: readonly EnvironmentModuleNode[],
): EnvironmentModuleNode[] | undefined {
  const accepting = new Set<EnvironmentModuleNode>()
  const seen = new Set<EnvironmentModuleNode>()
  const endsWell = (module: EnvironmentModuleNode): boolean => {
    if (seen.has(module)) return true
    seen.add(module)
    if (module.isSelfAccepting === true) {
      accepting.add(module)
      return true
    }
    if (module.importers.size === 0) return isRunByRequests(context, module)
    return [...module.importers].every((importer) => {
      if (!importer.acceptedHmrDeps.has(module)) return endsWell(importer)
      accepting.add(module)
      return true
    })
  }
  return modules.every(endsWell) ? [...accepting] : undefined
}

/** Pages and API routes: only the generated module of the app imports them, in a way that Vite does not follow. */
function isRunByRequests({ root }: PluginContext, { file }: EnvironmentModuleNode): boolean {
  return file !== null && isInPages(root, file)
}

/** A new file may be what an import was looking for. What was not found is known on the server by the name in the import. */
function invalidateMissing(moduleGraph: EnvironmentModuleGraph): void {
  for (const [id, { importers }] of moduleGraph.idToModuleMap) {
    if (path.isAbsolute(id) || id.startsWith('\0')) continue
    for (const importer of importers) moduleGraph.invalidateModule(importer)
  }
}
