import type { RouteRow } from '../shared/routes/route-table.js'
import type { LoadedModule } from '../shared/server-app.js'
import { appendLink } from './append-link.js'
import type { FirstClient, View } from './client.js'
import { loadFailed } from './errors.js'
import { toComponent } from './page-component.js'
import { remember } from './remember.js'

/** Loads what a page needs besides its data. */
export interface PageLoader {
  /** The page's component, once its style sheets are there too (no unstyled flash). */
  load(row: RouteRow): Promise<View['Component']>
  /** The page's module. */
  importPage(row: RouteRow): Promise<LoadedModule>
}

/** Makes a page loader for a document. */
export function createPageLoader(
  { app: { base, isDev }, environment, hints }: Pick<FirstClient, 'app' | 'environment' | 'hints'>,
  document: Document,
): PageLoader {
  const loadStyle = remember((file) => {
    hints.given.add(file)
    return applyStyle(document, base + file)
  })
  const importPage = (row: RouteRow, search = ''): Promise<LoadedModule> =>
    environment.importModule(base + row.module + search)
  return {
    importPage,
    async load(row) {
      for (const file of row.imports ?? []) hints.give('modulepreload', file)
      const [module] = await Promise.all([
        // Browsers remember of an address that it failed, also when that was a hint (C52): with an empty query it is
        // another one. In development the address is what edits are known by.
        importPage(row).catch((error) => (isDev ? Promise.reject(error) : importPage(row, '?'))),
        ...(row.styles ?? []).map(loadStyle),
      ])
      return toComponent(module, row.pattern)
    },
  }
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
