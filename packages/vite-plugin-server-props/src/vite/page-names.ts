import type { Plugin } from 'vite'
import { findUnrunExport } from '../shared/page-rules.js'
import type { PluginContext } from './context.js'
import { findExportPlace } from './export-place.js'
import { toRootPath } from './pages.js'
import { isPageFile, STRIP_ID, toFile } from './strip-module.js'

/** What may be a function's name, misspelt or not. */
const NAMES = /\b[\w$]{12,20}\b/g

/**
 * Development: a page with a function under a wrong name does not come to the browser, which asks the server for nothing
 * when it goes to a page without a loader (T9). A build looks at all pages at its end.
 */
export function pageNamesPlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:page-names',
    apply: 'serve',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    transform: {
      order: 'pre',
      filter: { id: STRIP_ID },
      handler(code, id) {
        const file = toFile(id)
        if (!isPageFile(context, file)) return
        for (const name of new Set(code.match(NAMES))) {
          const unrun = findUnrunExport('', [name])
          const place = unrun && findExportPlace(file, name)
          if (unrun === undefined || place === undefined) continue
          const message = `${unrun.sentence} (${toRootPath(context.root, file)}:${place.line})`
          this.error({ message, id: file }, place)
        }
      },
    },
  }
}
