import type { Rolldown } from 'vite'
import type { PluginContext } from './context.js'
import { NEXT_IMPORT, toAlias } from './next-aliases.js'
import { stripModule, STRIP_CODE, STRIP_ID } from './strip-module.js'
import { VIRTUAL } from './virtual-ids.js'

/**
 * What Vite's search for dependencies has to know: without the strip it would prepare the packages of
 * the loaders for the browser, and packages that import `next/link` would not find it.
 */
export function createScanPlugins(context: PluginContext): Rolldown.Plugin[] {
  return [stripPlugin(context), ...(context.options.next ? [aliasPlugin()] : [])]
}

function stripPlugin(context: PluginContext): Rolldown.Plugin {
  return {
    name: 'server-props:scan-strip',
    transform: {
      order: 'pre',
      filter: { id: STRIP_ID, code: STRIP_CODE },
      handler(code, id) {
        try {
          return stripModule(context, code, id)?.code
        } catch {
          // The same module is reported where it is served or built.
          return undefined
        }
      },
    },
  }
}

function aliasPlugin(): Rolldown.Plugin {
  return {
    name: 'server-props:scan-next-aliases',
    resolveId: {
      order: 'pre',
      filter: { id: NEXT_IMPORT },
      handler(id) {
        const alias = toAlias(id)
        if (alias === undefined) return undefined
        return { id: alias === VIRTUAL.empty ? `/@id/__x00__${alias}` : alias, external: 'absolute' }
      },
    },
  }
}
