import { normalizePath, type Rolldown } from 'vite'
import type { PluginContext } from './context.js'
import { createServerOnlyError } from './errors.js'
import { toPackageName } from './guard/package-name.js'
import { createServerOnlyRules, isBuiltin } from './guard/server-only.js'
import { toRootPath } from './pages.js'
import { NEXT_IMPORT, toAlias } from './next-aliases.js'
import { stripModule, STRIP_CODE, STRIP_ID } from './strip-module.js'
import { VIRTUAL } from './virtual-ids.js'

/**
 * What Vite's search for dependencies has to know, and the bundler that prepares them: without the strip the packages of
 * the loaders were prepared for the browser, and packages that import `next/link` would not find it. No other plugin
 * sees what is in a package then.
 */
export function createScanPlugins(context: PluginContext): Rolldown.Plugin[] {
  return [stripPlugin(context), guardPlugin(context), ...(context.options.next ? [aliasPlugin()] : [])]
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

/** A package that needs what is for the server only is prepared as a module that says so (E35). */
function guardPlugin(context: PluginContext): Rolldown.Plugin {
  const { specifiers, ofSpecifier } = createServerOnlyRules(context)
  return {
    name: 'server-props:scan-guard',
    resolveId: {
      order: 'pre',
      filter: { id: specifiers },
      handler(id, importer = '') {
        // Node's own are stubs that say so in the console when they are used.
        if (isBuiltin(id) || ofSpecifier(id) === undefined || toPackageName(importer) === undefined)
          return undefined
        return `${REFUSED}${id}\n${importer}`
      },
    },
    load: {
      filter: { id: new RegExp(`^${REFUSED}`) },
      handler(id) {
        const [name = '', importer = ''] = id.slice(REFUSED.length).split('\n')
        const link = { file: toRootPath(context.root, normalizePath(importer)), imports: name }
        const reason = ofSpecifier(name) ?? ''
        const { message } = createServerOnlyError(name, reason, [link], toPackageName(importer))
        return `throw new Error(${JSON.stringify(message)})`
      },
    },
  }
}

const REFUSED = '\0server-props:refused:'

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
