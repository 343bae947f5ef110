import { createAppTree } from '../react/app-tree.js'
import { loadInitialProps as loadPageProps } from '../react/load-initial-props.js'
import type { PageContext } from '../react/page-types.js'
import type { ServerRequest } from '../shared/exchange.js'
import type { Props } from '../shared/page-data.js'
import type { Router } from '../shared/router-types.js'
import { withCookies } from './cookies.js'
import { createInitialPropsError } from './errors.js'
import { hasAnswered } from './has-answered.js'
import type { LoadedPage, LoadedProps } from './page-parts.js'

/**
 * Runs `App.getInitialProps`, or the page's own where the App has none (S195 to S198). `error` is what
 * the error page is told of (S172). Throws what they throw, and when they give no object.
 */
export async function loadInitialProps(
  page: LoadedPage,
  request: ServerRequest,
  router: Router,
  error?: Error,
): Promise<LoadedProps> {
  const context: PageContext = {
    req: withCookies(request.req),
    res: request.res,
    pathname: page.route.pattern,
    query: router.query,
    asPath: router.asPath,
    AppTree: createAppTree(page, router),
    locale: router.locale,
    locales: router.locales,
    defaultLocale: router.defaultLocale,
    ...(error !== undefined && { err: error }),
  }
  if (!page.hasAppProps) {
    return { pageProps: await loadPageProps(page.Component, context), appProps: undefined }
  }
  const { AppTree } = context
  const given: unknown = await page.App.getInitialProps?.({
    Component: page.Component,
    AppTree,
    router,
    ctx: context,
  })
  // Who has written the answer need not give anything.
  if (hasAnswered(request)) return { pageProps: {}, appProps: undefined }
  if (typeof given !== 'object' || given === null) throw createInitialPropsError('App', given)
  const { pageProps, ...appProps } = given as { pageProps?: Props } & Props
  return { pageProps: pageProps ?? {}, appProps: Object.keys(appProps).length > 0 ? appProps : undefined }
}
