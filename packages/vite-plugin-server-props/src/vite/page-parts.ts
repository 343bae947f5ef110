import { readFileSync } from 'node:fs'
import { listBrowserPages, type PagesTable } from './pages.js'

/** What the texts of the pages show of the parts of the client that they need. */
export interface PageParts {
  /** Whether a page or the App seems to have `getInitialProps`. */
  readonly hasInitialProps: boolean
  /** Whether a page seems to have something to show while its data is on the way. */
  readonly hasSkeletons: boolean
}

const INITIAL_PROPS = /\bgetInitialProps\b/
const SKELETON = /^\s*export\s+(?:function|const|let|class|\{[^}]*)\s*\bLoading\b/m

/** Reads the pages, each of them once. A word is enough: at worst an app has a part and no use for it. */
export function readPageParts(table: PagesTable): PageParts {
  let hasInitialProps = table.app !== undefined && INITIAL_PROPS.test(readFileSync(table.app.file, 'utf8'))
  let hasSkeletons = false
  for (const { file } of listBrowserPages(table)) {
    if (hasInitialProps && hasSkeletons) break
    const text = readFileSync(file, 'utf8')
    hasInitialProps ||= INITIAL_PROPS.test(text)
    hasSkeletons ||= text.includes('Loading') && SKELETON.test(text)
  }
  return { hasInitialProps, hasSkeletons }
}
