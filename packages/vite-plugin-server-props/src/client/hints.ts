import type { RouteRow } from '../shared/routes/route-table.js'
import { appendLink } from './append-link.js'

/** What the browser is told to load ahead, without running or applying any of it. */
export interface Hints {
  /** All that a page needs besides its data (C44). */
  preload(row: RouteRow): void
  /** One file, once. */
  give(rel: 'modulepreload' | 'prefetch', file: string): void
  /** The files that it was told of, and those that it need not be told of any more. */
  readonly given: Set<string>
}

/** Gives hints in a document; files are below `base`. */
export function createHints(base: string, document: Document): Hints {
  const given = new Set<string>()
  const hints: Hints = {
    given,
    preload({ module, imports = [], styles = [] }) {
      for (const file of [module, ...imports]) hints.give('modulepreload', file)
      for (const file of styles) hints.give('prefetch', file)
    },
    give(rel, file) {
      if (given.has(file)) return
      given.add(file)
      const link = appendLink(document, rel, base + file)
      // A hint that failed is given again the next time; that it failed is no one's concern (C52).
      link.addEventListener('error', () => given.delete(file))
    },
  }
  return hints
}
