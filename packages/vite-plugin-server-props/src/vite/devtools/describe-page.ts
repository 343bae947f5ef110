import { readFile } from 'node:fs/promises'
import type { DevEnvironment } from 'vite'
import type { DevtoolsPage } from '../../shared/devtools-data.js'
import { getPages, type PluginContext } from '../context.js'
import { toDevPath } from '../dev-urls.js'
import { explainModule, type ModuleExplanation } from '../explain/explain-module.js'
import { listBrowserPages, type PageFile } from '../pages.js'
import { listModules } from './list-modules.js'

type Parts = Pick<
  DevtoolsPage,
  'before' | 'after' | 'ranges' | 'removed' | 'removedBytes' | 'notImported' | 'kept' | 'problem'
>

/** What a page is, as far as it can be told: what is wrong with it is part of the answer. */
export async function describePage(
  context: PluginContext,
  client: DevEnvironment,
  page: PageFile,
): Promise<DevtoolsPage> {
  const { pattern, path: name, file } = page
  const table = getPages(context)
  const isInBrowser = listBrowserPages(table).includes(page) || page === table.app
  const parts = toParts(await readFile(file, 'utf8'), file, isInBrowser)
  const { modules, problem } = isInBrowser
    ? await listModules(context, client, toDevPath(context, file))
    : { modules: [], problem: undefined }
  return { pattern, file: name, ...parts, modules, problem: parts.problem ?? problem }
}

/** Without what the browser never gets at all: an API route, the document. */
function toParts(code: string, file: string, isInBrowser: boolean): Parts {
  try {
    return fromExplanation(code, isInBrowser ? explainModule(code, file, true) : null)
  } catch (error) {
    // The strip says why it refuses a module.
    return { ...fromExplanation(code, null), problem: error instanceof Error ? error.message : String(error) }
  }
}

function fromExplanation(before: string, found: ModuleExplanation | null): Parts {
  const { after, ranges = [], removed = [], removedBytes = 0, notImported = [], kept = [] } = found ?? {}
  return { before, after, ranges, removed, removedBytes, notImported, kept, problem: undefined }
}
