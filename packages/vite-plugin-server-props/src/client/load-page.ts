import type { RouteRow } from '../shared/routes/route-table.js'
import type { LoadedModule } from '../shared/server-app.js'
import type { View } from './client.js'
import { loadFailed, noPageComponent } from './errors.js'
import { remember } from './remember.js'

/** Loads what a page needs besides its data. */
export interface PageLoader {
  /** The page's component, once its style sheets are there too (no unstyled flash). */
  load(row: RouteRow): Promise<View['Component']>
  /** The page's module. */
  importPage(row: RouteRow): Promise<LoadedModule>
  /** Loads code and style sheets ahead, without running or applying any of it (C44). */
  preload(row: RouteRow): void
}

/** What a page loader needs. */
export interface PageLoaderOptions {
  readonly base: string
  readonly document: Document
  importModule(url: string): Promise<LoadedModule>
}

/** Makes a page loader for a document. */
export function createPageLoader({ base, document, importModule }: PageLoaderOptions): PageLoader {
  const hinted = new Set<string>()
  const loadStyle = remember((file) => {
    // There is nothing to load ahead any more.
    hinted.add(file)
    return applyStyle(document, base + file)
  })

  const hint = (rel: string, file: string): void => {
    if (hinted.has(file)) return
    hinted.add(file)
    const link = appendLink(document, rel, base + file)
    // A hint that failed is given again the next time; that it failed is no one's concern (C52).
    link.addEventListener('error', () => hinted.delete(file))
  }
  const importPage = (row: RouteRow): Promise<LoadedModule> => importModule(base + row.module)
  return {
    importPage,
    async load(row) {
      for (const file of row.imports ?? []) hint('modulepreload', file)
      const [module] = await Promise.all([importPage(row), ...(row.styles ?? []).map(loadStyle)])
      return toComponent(module, row.pattern)
    },
    preload(row) {
      for (const file of [row.module, ...(row.imports ?? [])]) hint('modulepreload', file)
      for (const file of row.styles ?? []) hint('prefetch', file)
    },
  }
}

/** The page that a module exports. Throws when it exports none. */
export function toComponent(module: LoadedModule, pattern: string): View['Component'] {
  const { default: Component } = module
  // A function or, as memo() and forwardRef() give, an object.
  if (Object(Component) !== Component) throw noPageComponent(pattern)
  return Component as View['Component']
}

function applyStyle(document: Document, href: string): Promise<void> {
  const { href: url } = new URL(href, document.baseURI)
  for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if (sheet.href === url) return Promise.resolve()
  }
  return new Promise((resolve, reject) => {
    const link = appendLink(document, 'stylesheet', href)
    link.addEventListener('load', () => resolve())
    link.addEventListener('error', () => {
      link.remove()
      reject(loadFailed(href))
    })
  })
}

function appendLink(document: Document, rel: string, href: string): HTMLLinkElement {
  const link = document.createElement('link')
  link.rel = rel
  if (rel === 'prefetch') link.as = 'style'
  link.href = href
  document.head.append(link)
  return link
}
