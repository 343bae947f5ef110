import type { RedirectData } from '../shared/page-data.js'
import type { RouterState } from '../shared/router-types.js'
import { mergeQuery, parseQuery, type Query } from '../shared/url/query.js'
import { toPath } from '../shared/url/split-path.js'
import type { Client, Navigation, View } from './client.js'
import { toDataRequest } from './data-request.js'
import { loadOwnView } from './load-own-view.js'
import { noSuchPage } from './navigation-errors.js'

/** What a navigation comes to: a page to show, or another address. With the props on screen it is a shallow one (C117). */
export type Loaded = View | { readonly redirect: RedirectData }

/** match → page data and code side by side. Rejects with whatever makes a document load necessary. */
export async function loadView(client: Client, navigation: Navigation): Promise<Loaded> {
  const { page, shown, locale, options, names, body } = navigation
  const { data, pages, rewrites, routes } = client
  const path = toPath(page)
  const match = await routes.find(path)
  let row = match?.value
  if (row === undefined && rewrites === undefined) throw noSuchPage(page)
  const { view } = client
  const present = { ...view.state, locale: locale ?? view.state.locale }
  const toState = (route: string, query: Query): RouterState => moveTo(present, route, query, shown)
  let state = toState(row?.pattern ?? '/404', mergeQuery(parseQuery(page.slice(path.length)), match?.params))

  if (options.shallow === true && view.isSkeleton !== true) {
    const isSame = row?.pattern === present.route
    const rewritten = isSame ? undefined : rewrites?.restate(view.state, navigation)
    if (isSame || rewritten !== undefined) {
      data.drop()
      return { ...view, state: rewritten ? toState(present.route, rewritten) : state }
    }
  }
  if (row !== undefined) {
    // Side by side with its data. Asked for again below, which gives the same, unless another page is to be shown.
    pages.load(row).catch(() => {})
    if (!row.hasLoader && body === undefined) {
      data.drop()
      return loadOwnView(client, row, state)
    }
    void client.showSkeleton?.(navigation, row, state)
  }
  const outcome = await data.load({ ...toDataRequest(client, page, locale), names, body })
  if (outcome.kind === 'redirect') return outcome
  if (outcome.kind === 'notFound') return loadErrorView(client, state, path, { res: { statusCode: 404 } })
  const { rewrite, props, appProps } = outcome
  if (rewrite !== undefined && rewrites !== undefined) {
    row = await rewrites.find(routes, rewrite)
    state = toState(row.pattern, rewrite.query)
  }
  if (row === undefined) throw noSuchPage(page)
  if (!row.hasLoader) return loadOwnView(client, row, state)
  const Component = await pages.load(row)
  return { state, Component, pageProps: props, appProps }
}

/**
 * The page that stands in for one that is not there (C78) or failed (C88), under the address that was asked for: for
 * 404 that of the app, else the error page, which is told why. Rejects when there is none.
 */
export async function loadErrorView(
  client: Client,
  present: RouterState,
  path: string,
  reason: { readonly res?: { readonly statusCode: number }; readonly err?: Error },
): Promise<View> {
  const find = (pattern: string) => client.routes.findSpecial(pattern, path)
  const own = reason.res && (await find('/404'))
  const row = own ?? (await find('/_error'))
  if (row === undefined) throw noSuchPage('/_error')
  const state = moveTo(present, row.pattern, present.query, present.asPath)
  const view = await loadOwnView(client, row, state, own ? undefined : reason)
  return own ? view : { ...view, pageProps: { ...reason.res, ...view.pageProps } }
}

function moveTo(present: RouterState, route: string, query: Query, asPath: string): RouterState {
  return { ...present, route, pathname: route, query, asPath, isReady: true }
}
