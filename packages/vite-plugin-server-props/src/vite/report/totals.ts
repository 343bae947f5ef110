import type { Rolldown } from 'vite'
import type { BuildTotals } from '../../types/build-report.js'
import type { PluginContext } from '../context.js'
import { removedRanges, sumBytes } from '../explain/removed-ranges.js'
import { countNotLoaded } from './count-not-loaded.js'

/** Sums up what was removed; `server` is a hook of the server's build, `inBrowser` the modules of the browser's. */
export function sumUp(
  { stripped }: PluginContext,
  server: Rolldown.PluginContext,
  inBrowser: ReadonlySet<string>,
): BuildTotals {
  let removedBytes = 0
  const files: string[] = []
  for (const [file, { original, kept }] of stripped) {
    // While files are watched, a module may lose what it had.
    if (original === kept) continue
    files.push(file)
    removedBytes += sumBytes(original, removedRanges(original, kept))
  }
  const importsOf = (id: string): readonly string[] | undefined => {
    const info = server.getModuleInfo(id)
    return info === null ? undefined : [...info.importedIds, ...info.dynamicallyImportedIds]
  }
  const modulesNotLoaded = countNotLoaded(files, importsOf, inBrowser)
  return { strippedModules: files.length, removedBytes, modulesNotLoaded }
}
