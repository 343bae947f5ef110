import { fileURLToPath } from 'node:url'
import { isCSSRequest, normalizePath, type DevEnvironment } from 'vite'
import type { DevtoolsModule } from '../../shared/devtools-data.js'
import type { PluginContext } from '../context.js'
import { toRootPath } from '../pages.js'
import { toFile } from '../strip-module.js'
import { PACKAGE, packageDir } from '../virtual-ids.js'

/** More than any page has that somebody looks at. */
const MOST = 2000

/** Modules, and why the search for more ended before its end, if it did. */
export interface FoundModules {
  readonly modules: readonly DevtoolsModule[]
  readonly problem: string | undefined
}

/** What a module brings to the browser in development: itself and all that it imports, not what it may import later. */
export async function listModules(
  context: PluginContext,
  client: DevEnvironment,
  start: string,
): Promise<FoundModules> {
  const modules: DevtoolsModule[] = []
  const urls = new Set([start])
  // The set grows while it is gone through.
  for (const url of urls) {
    if (modules.length === MOST) break
    try {
      const result = await client.transformRequest(url)
      const module = await client.moduleGraph.getModuleByUrl(url)
      if (result === null || module === undefined) continue
      modules.push({
        name: toName(context, module.id ?? url),
        bytes: Buffer.byteLength(result.code),
        kind: toKind(module.id ?? url),
      })
      for (const { url } of module.importedModules) {
        if (!(result.dynamicDeps ?? []).includes(url)) urls.add(url)
      }
    } catch (error) {
      return { modules, problem: error instanceof Error ? error.message : String(error) }
    }
  }
  return { modules, problem: undefined }
}

/** Below the root, or as packages are named: what Vite has prepared, and ours, too. */
function toName({ root }: PluginContext, id: string): string {
  const file = toFile(id).replace(/^\0/, '')
  const prepared = /\/\.vite\/deps\/(.*)\.js$/.exec(file)?.[1]
  // Vite writes `/` as `_`, and `@scope/name` without any of its own.
  if (prepared !== undefined) return prepared.replaceAll('_', '/')
  if (file.startsWith(runtimeDir)) return `${PACKAGE}/${file.slice(runtimeDir.length)}`
  const installed = file.lastIndexOf(INSTALLED)
  return installed < 0 ? toRootPath(root, file) : file.slice(installed + INSTALLED.length)
}

const INSTALLED = '/node_modules/'

const runtimeDir = normalizePath(fileURLToPath(new URL('dist/dev/client/', packageDir)))

function toKind(id: string): DevtoolsModule['kind'] {
  if (/^\0|^\/@|\/vite\/dist\/client\//.test(id)) return 'tool'
  if (id.includes('/node_modules/') || id.startsWith(runtimeDir)) return 'package'
  return isCSSRequest(id) ? 'style' : 'module'
}
