import { DATA_SEGMENT } from '../shared/names.js'
import { addRoute, createRouteTree } from '../shared/routes/route-tree.js'
import { createPatternError, createReservedError, toDuplicateWarning } from './errors.js'

/** A file that is a page. */
export interface PageFile {
  /** Its route, such as `/blog/[slug]`; for special pages `/404`, `/500`, `/_error`, `/_app`, `/_document`. */
  readonly pattern: string
  /** Absolute, with forward slashes. */
  readonly file: string
  /** Below Vite's root, such as `pages/blog/[slug].tsx`. */
  readonly path: string
}

/** The pages of an app. */
export interface PagesTable {
  /** The pages folder: absolute, with forward slashes. */
  readonly dir: string
  /** Pages with an address, by pattern. */
  readonly routes: readonly PageFile[]
  /** Modules below `api/`, which answer by themselves (S260). The browser knows nothing of them. */
  readonly api: readonly PageFile[]
  readonly app: PageFile | undefined
  readonly document: PageFile | undefined
  readonly error: PageFile | undefined
  readonly notFound: PageFile | undefined
  readonly serverError: PageFile | undefined
  /** Sentences about files that were passed over. */
  readonly warnings: readonly string[]
}

/** The endings of pages; of two files that differ in it only, the one that comes first here is used. */
export const PAGE_EXTENSIONS: readonly string[] = ['tsx', 'ts', 'jsx', 'js']

const SPECIAL: ReadonlySet<string> = new Set(['/_app', '/_document', '/_error', '/404', '/500'])

/**
 * Makes the table of an app's pages (S1 to S7, S26, S27). `files` are below `dir`, with forward slashes.
 * Throws when routes are invalid or collide.
 */
export function toPagesTable(root: string, dir: string, files: readonly string[]): PagesTable {
  const pages = new Map<string, PageFile>()
  const warnings: string[] = []
  const found = files.filter(isModuleName).map((name) => ({ name, pattern: toPattern(name) }))
  for (const { name, pattern } of found.toSorted(compareFiles)) {
    const page = { pattern, file: `${dir}/${name}`, path: toRootPath(root, `${dir}/${name}`) }
    const present = pages.get(pattern)
    if (present === undefined) pages.set(pattern, page)
    else warnings.push(toDuplicateWarning(present.path, page.path, pattern))
  }
  const all = [...pages.values()].filter(({ pattern }) => !SPECIAL.has(pattern))
  checkRoutes(all)
  return {
    dir,
    routes: all.filter(({ pattern }) => !isApiPattern(pattern)),
    api: all.filter(({ pattern }) => isApiPattern(pattern)),
    app: pages.get('/_app'),
    document: pages.get('/_document'),
    error: pages.get('/_error'),
    notFound: pages.get('/404'),
    serverError: pages.get('/500'),
    warnings,
  }
}

/** All that the browser may be asked to load as a page. */
export function listBrowserPages(table: PagesTable): readonly PageFile[] {
  return [...table.routes, table.error, table.notFound, table.serverError].filter(
    (page) => page !== undefined,
  )
}

/** A file's path below Vite's root; a file elsewhere keeps its whole path. */
export function toRootPath(root: string, file: string): string {
  return file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file
}

/** Whether a file below the pages folder is a page by its name. */
export function isPageName(name: string): boolean {
  return isModuleName(name) && !API_NAME.test(name)
}

/** Whether a file below the pages folder is an API route by its name (S260). */
export function isApiName(name: string): boolean {
  return isModuleName(name) && API_NAME.test(name)
}

const API_NAME = /^api(?:\/|\.[jt]sx?$)/

function isModuleName(name: string): boolean {
  return /\.(?:tsx|ts|jsx|js)$/.test(name) && !name.endsWith('.d.ts')
}

function isApiPattern(pattern: string): boolean {
  return pattern === '/api' || pattern.startsWith('/api/')
}

function toPattern(name: string): string {
  const path = `/${name.slice(0, name.lastIndexOf('.'))}`
  return path === '/index' ? '/' : path.endsWith('/index') ? path.slice(0, -'/index'.length) : path
}

/** A file below the pages folder. */
interface FoundFile {
  readonly name: string
  readonly pattern: string
}

/** By address, so that builds are the same everywhere; of two with one address, the one to use first. */
function compareFiles(a: FoundFile, b: FoundFile): number {
  if (a.pattern !== b.pattern) return a.pattern < b.pattern ? -1 : 1
  const depth = a.name.split('/').length - b.name.split('/').length
  return depth === 0 ? rankOf(a.name) - rankOf(b.name) : depth
}

function rankOf(name: string): number {
  return PAGE_EXTENSIONS.indexOf(name.slice(name.lastIndexOf('.') + 1))
}

function checkRoutes(routes: readonly PageFile[]): void {
  const tree = createRouteTree<PageFile>()
  for (const [index, page] of routes.entries()) {
    if (page.pattern === `/${DATA_SEGMENT}` || page.pattern.startsWith(`/${DATA_SEGMENT}/`)) {
      throw createReservedError(page.path, DATA_SEGMENT)
    }
    const reason = reasonAgainst(() => addRoute(tree, page.pattern, page))
    if (reason === undefined) continue
    const other = routes.slice(0, index).find((earlier) => collide(earlier, page))
    throw createPatternError(reason, other === undefined ? [page.path] : [other.path, page.path])
  }
}

function collide(a: PageFile, b: PageFile): boolean {
  const tree = createRouteTree<PageFile>()
  addRoute(tree, a.pattern, a)
  return reasonAgainst(() => addRoute(tree, b.pattern, b)) !== undefined && !isInvalid(b)
}

function isInvalid(page: PageFile): boolean {
  return reasonAgainst(() => addRoute(createRouteTree<PageFile>(), page.pattern, page)) !== undefined
}

function reasonAgainst(add: () => void): string | undefined {
  try {
    add()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
