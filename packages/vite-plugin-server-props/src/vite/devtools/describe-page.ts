import { readFile } from 'node:fs/promises'
import type { DevEnvironment } from 'vite'
import type { DevtoolsPage } from '../../shared/devtools-data.js'
import { getPages, type PluginContext } from '../context.js'
import { toDevPath } from '../dev-urls.js'
import { explainModule, type ModuleExplanation } from '../explain/explain-module.js'
import type { PageFile, PagesTable } from '../pages.js'
import { isPageFile } from '../strip-module.js'
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
  const isInBrowser = !isServerOnly(getPages(context), page)
  const isPage = isPageFile(context, file)
  const parts = toParts(await readFile(file, 'utf8'), file, isInBrowser, isPage)
  const { modules, problem } = isInBrowser
    ? await listModules(context, client, toDevPath(context, file))
    : { modules: [], problem: undefined }
  return { pattern, file: name, ...parts, modules, problem: parts.problem ?? problem }
}

/** An API route or the document: the browser never gets anything of it. */
function isServerOnly({ api, document }: PagesTable, page: PageFile): boolean {
  return page === document || api.includes(page)
}

function toParts(code: string, file: string, isInBrowser: boolean, isPage: boolean): Parts {
  try {
    return fromExplanation(code, isInBrowser ? explainModule(code, file, isPage) : null)
  } catch (error) {
    // The strip says why it refuses a module.
    return { ...fromExplanation(code, null), problem: error instanceof Error ? error.message : String(error) }
  }
}

function fromExplanation(before: string, found: ModuleExplanation | null): Parts {
  const { after, ranges = [], removed = [], removedBytes = 0, notImported = [], kept = [] } = found ?? {}
  return { before, after, ranges, removed, removedBytes, notImported, kept, problem: undefined }
}
