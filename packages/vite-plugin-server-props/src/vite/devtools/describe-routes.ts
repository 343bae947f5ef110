import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { DevtoolsRoute, DevtoolsRoutes } from '../../shared/devtools-data.js'
import { getConfig, getPages, type PluginContext } from '../context.js'
import type { PageFile, PagesTable } from '../pages.js'
import { findLoaders } from '../strip/strip-loaders.js'

/** All files of the pages folder that are something, in the order of their addresses. */
export async function describeRoutes(context: PluginContext): Promise<DevtoolsRoutes> {
  const table = getPages(context)
  const routes = await Promise.all([
    ...inOrder(table.routes).map((page) => describe(page, 'page')),
    ...inOrder(table.api).map((page) => describe(page, 'api')),
    ...listSpecial(table).map((page) => describe(page, 'special')),
  ])
  return { project: path.basename(context.root), base: getConfig(context).base, routes }
}

/** The page, API route or special file with a pattern. */
export function findPage(context: PluginContext, pattern: string): PageFile | undefined {
  const table = getPages(context)
  return [...table.routes, ...table.api, ...listSpecial(table)].find((page) => page.pattern === pattern)
}

function listSpecial({ app, document, error, notFound, serverError }: PagesTable): readonly PageFile[] {
  return [app, document, error, notFound, serverError].filter((page) => page !== undefined)
}

function inOrder(pages: readonly PageFile[]): readonly PageFile[] {
  return pages.toSorted((a, b) => (a.pattern < b.pattern ? -1 : 1))
}

async function describe(
  { pattern, path: file, file: full }: PageFile,
  kind: DevtoolsRoute['kind'],
): Promise<DevtoolsRoute> {
  const found = kind === 'api' ? {} : await readLoaders(full)
  return { pattern, file, kind, loaders: Object.keys(found).filter((name) => found[name]) }
}

/** A file that is gone or can't be parsed has none; its own page says what is wrong. */
async function readLoaders(file: string): Promise<Readonly<Record<string, boolean>>> {
  try {
    const code = await readFile(file, 'utf8')
    return { ...findLoaders(code, file), getInitialProps: /\bgetInitialProps\b/.test(code) }
  } catch {
    return {}
  }
}
