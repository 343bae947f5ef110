import { readFile } from 'node:fs/promises'
import { inMatchOrder } from '../shared/routes/match-pattern.js'
import type { RouteRow } from '../shared/routes/route-table.js'
import { getPages, type PluginContext } from './context.js'
import { findErrorPageFile } from './describe-app.js'
import { toDevPath } from './dev-urls.js'
import { listBrowserPages } from './pages.js'
import { makesProps } from './strip/loader-names.js'
import { findLoaders } from './strip/strip-loaders.js'

/** Development: a row for each page in the order of trying, read from the files as they are. Remembers which have a loader. */
export async function listDevRows(context: PluginContext): Promise<readonly RouteRow[]> {
  const table = getPages(context)
  const rows = await Promise.all(
    listBrowserPages(table).map(async ({ pattern, file }): Promise<RouteRow> => {
      const hasLoader = await readHasLoader(file)
      context.loaders.set(file, hasLoader)
      return { pattern, module: toDevPath(context, file), hasLoader }
    }),
  )
  if (table.error !== undefined) return inMatchOrder(rows)
  const file = await findErrorPageFile(context)
  return [...inMatchOrder(rows), { pattern: '/_error', module: toDevPath(context, file), hasLoader: false }]
}

/** Whether a page has a loader now. One that is gone or can't be parsed has none. */
export async function readHasLoader(file: string): Promise<boolean> {
  try {
    return hasLoaderIn(await readFile(file, 'utf8'), file)
  } catch {
    return false
  }
}

/** Whether a page's text has a loader. */
export function hasLoaderIn(code: string, file: string): boolean {
  return makesProps(findLoaders(code, file))
}
