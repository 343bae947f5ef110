import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { DevtoolsRoute, DevtoolsRoutes } from '../../shared/devtools-data.js'
import { getConfig, getPages, type PluginContext } from '../context.js'
import { toPageKind, type PageKind } from '../page-kind.js'
import { toRootPath, type PageFile, type PagesTable } from '../pages.js'
import { findLoaders } from '../strip/strip-loaders.js'

/** All files of the pages folder that are something, in the order of their addresses, and what was stripped besides. */
export async function describeRoutes(context: PluginContext): Promise<DevtoolsRoutes> {
  const table = getPages(context)
  const appCode = table.app === undefined ? '' : await readText(table.app.file)
  const pages = await Promise.all(
    inOrder(table.routes).map(async (page) => toRoute(page, await readKind(page, appCode))),
  )
  const routes = [
    ...pages,
    ...inOrder(table.api).map((page) => toRoute(page, 'api')),
    ...listSpecial(table).map((page) => toRoute(page, 'special')),
    ...inOrder(listOtherModules(context)).map((module) => toRoute(module, 'module')),
  ]
  return { project: path.basename(context.root), base: getConfig(context).base, routes }
}

/** What is listed under a pattern. */
export function findListed(context: PluginContext, pattern: string): PageFile | undefined {
  const table = getPages(context)
  const all = [...table.routes, ...table.api, ...listSpecial(table), ...listOtherModules(context)]
  return all.find((page) => page.pattern === pattern)
}

function listSpecial({ app, document, error, notFound, serverError }: PagesTable): readonly PageFile[] {
  return [app, document, error, notFound, serverError].filter((page) => page !== undefined)
}

/** Modules that are no pages, and that the browser was sent without their loaders (E53). */
function listOtherModules(context: PluginContext): readonly PageFile[] {
  const table = getPages(context)
  const pages = new Set([...table.routes, ...listSpecial(table)].map(({ file }) => file))
  return [...context.stripped].flatMap(([file, { loaders }]) => {
    const name = toRootPath(context.root, file)
    return loaders.length === 0 || pages.has(file) ? [] : [{ pattern: name, path: name, file }]
  })
}

function inOrder(pages: readonly PageFile[]): readonly PageFile[] {
  return pages.toSorted((a, b) => (a.pattern < b.pattern ? -1 : 1))
}

function toRoute({ pattern, path: file }: PageFile, kind: DevtoolsRoute['kind']): DevtoolsRoute {
  return { pattern, file, kind }
}

async function readKind({ file }: PageFile, appCode: string): Promise<PageKind> {
  const code = await readText(file)
  return toPageKind(findLoaders(code, file), code, appCode)
}

/** Nothing of a file that is gone: its own page says what is wrong. */
async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return ''
  }
}
