import type { Props } from '../shared/page-data.js'
import type { Router } from '../shared/router-types.js'
import type { PageContext } from './page-types.js'
import { PageTree, type PageTreeProps } from './page-tree.js'

/**
 * What the App would render, for libraries that walk the tree ahead of rendering it (S196). What its `<Head>`s hold
 * goes nowhere.
 */
export function createAppTree(
  page: Pick<PageTreeProps, 'App' | 'Component'>,
  router: Router,
): PageContext['AppTree'] {
  const context = { router }
  // Called and not rendered: it has no state, and what is loaded later needs no JSX for it.
  return ({ pageProps, ...appProps }) =>
    PageTree({ ...page, context, appProps, pageProps: (pageProps ?? {}) as Props })
}
