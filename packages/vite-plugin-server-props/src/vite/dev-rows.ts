import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { inMatchOrder } from '../shared/routes/match-pattern.js'
import type { RouteRow } from '../shared/routes/route-table.js'
import { getPages, type PluginContext } from './context.js'
import { toDevPath, toVirtualPath } from './dev-urls.js'
import { listBrowserPages } from './pages.js'
import { makesProps } from './strip/loader-names.js'
import { findLoaders } from './strip/strip-loaders.js'
import { VIRTUAL } from './virtual-ids.js'

/** How many pages are read before others have their turn: what is answered meanwhile should not wait for a thousand. */
const AT_ONCE = 50

/** Development: a row for each page in the order of trying. Pages are read once, and remembered in `context.loaders`. */
export async function listDevRows(context: PluginContext): Promise<readonly RouteRow[]> {
  const table = getPages(context)
  const pages = listBrowserPages(table)
  for (const [index, { file }] of pages.filter(({ file }) => !context.loaders.has(file)).entries()) {
    context.loaders.set(file, readHasLoader(file))
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate()
  }
  const rows = pages.map(({ pattern, file }): RouteRow => {
    return { pattern, module: toDevPath(context, file), hasLoader: context.loaders.get(file) === true }
  })
  if (table.error !== undefined) return inMatchOrder(rows)
  // Vite serves what a module imports that it serves, wherever the package lies.
  const module = toVirtualPath(VIRTUAL.errorPage)
  return [...inMatchOrder(rows), { pattern: '/_error', module, hasLoader: false }]
}

/** Whether a page has a loader now. One that is gone or can't be parsed has none. */
function readHasLoader(file: string): boolean {
  try {
    return hasLoaderIn(readFileSync(file, 'utf8'), file)
  } catch {
    return false
  }
}

/** Whether a page's text has a loader. */
export function hasLoaderIn(code: string, file: string): boolean {
  return makesProps(findLoaders(code, file))
}
