import type { RedirectData } from '../shared/page-data.js'
import type { RouterState } from '../shared/router-types.js'
import type { RouteRow } from '../shared/routes/route-table.js'
import { mergeQuery, parseQuery, type Query } from '../shared/url/query.js'
import { splitPath, toPath } from '../shared/url/split-path.js'
import type { Client, Navigation, View } from './client.js'
import { noSuchPage } from './errors.js'
import { loadOwnView } from './load-own-view.js'
import type { PropsOutcome } from './wire-format.js'

/** What a navigation comes to: a page to show, or another address. */
export type Loaded = LoadedView | { readonly redirect: RedirectData }

/** A page to show. */
export interface LoadedView {
  readonly view: View
  /** Whether it is the page on screen, with the props it has (C117). */
  readonly isShallow: boolean
}

/** match → page data and code side by side. Rejects with whatever makes a document load necessary. */
export async function loadView(client: Client, navigation: Navigation): Promise<Loaded> {
  const { request } = navigation
  const { page, shown, locale, options, only, body } = request
  const path = toPath(page)
  const search = page.slice(path.length)
  const segments = splitPath(path)
  const match = segments && (await client.routes.find(segments))
  if (segments === undefined || (match === undefined && client.rewrites === undefined)) throw noSuchPage(page)
  const { isSkeleton, state: before } = client.view
  const present = locale === undefined ? before : { ...before, locale }
  const toPlace = (row: RouteRow, query: Query) => ({
    row,
    state: toState(present, row.pattern, query, shown),
  })
  const query = parseQuery(search)
  const known = match && toPlace(match.value, mergeQuery(query, match.params))
  const isShallow = options.shallow === true && isSkeleton !== true && known?.row.pattern === before.route
  if (options.shallow === true && !isShallow) {
    const rewritten = client.rewrites?.restate(before, request)
    if (rewritten !== undefined) {
      client.data.drop()
      return {
        view: { ...client.view, state: toState(present, before.route, rewritten, shown) },
        isShallow: true,
      }
    }
  }
  const isAsked = body !== undefined || (known?.row.hasLoader ?? true)
  if (isShallow || !isAsked) client.data.drop()
  if (isShallow && known !== undefined) return { view: { ...client.view, state: known.state }, isShallow }

  // Side by side with its data. Asked for again below, which gives the same, unless another page is to be shown.
  if (known !== undefined) client.pages.load(known.row).catch(() => {})
  if (isAsked && known !== undefined) void client.showSkeleton?.(navigation, known.row, known.state)
  const outcome: PropsOutcome = isAsked
    ? await client.data.load({ path: client.addresses.toDataPath(path, locale), search, only, body })
    : { kind: 'props', props: {} }
  if (outcome.kind === 'redirect') return outcome
  if (outcome.kind === 'notFound') {
    const state = known?.state ?? toState(present, '/404', query, shown)
    return { view: await loadErrorView(client, state, segments, 404), isShallow }
  }
  const { rewrite } = outcome
  const row = rewrite && (await client.rewrites?.find(client.routes, rewrite))
  const place = rewrite !== undefined && row !== undefined ? toPlace(row, rewrite.query) : known
  if (place === undefined) throw noSuchPage(page)
  const { state } = place
  if (!place.row.hasLoader) return { view: await loadOwnView(client, place.row, state), isShallow }
  const Component = await client.pages.load(place.row)
  const pageProps = only === undefined ? outcome.props : { ...client.view.pageProps, ...outcome.props }
  return { view: { state, Component, pageProps, appProps: outcome.appProps }, isShallow }
}

/**
 * The page that stands in for one that is not there (C78) or failed (C88), under the address that was asked for: for
 * 404 that of the app, else the error page. Rejects when there is none.
 */
export async function loadErrorView(
  client: Client,
  present: RouterState,
  segments: readonly string[],
  reason: number | Error,
): Promise<View> {
  const find = (pattern: string) => client.routes.findSpecial(pattern, segments)
  const own = reason === 404 ? await find('/404') : undefined
  const row = own ?? (await find('/_error'))
  if (row === undefined) throw noSuchPage('/_error')
  const state = toState(present, row.pattern, present.query, present.asPath)
  if (own !== undefined) return loadOwnView(client, own, state)
  if (typeof reason !== 'number') return loadOwnView(client, row, state, { err: reason })
  const view = await loadOwnView(client, row, state, { res: { statusCode: reason } })
  return { ...view, pageProps: { statusCode: reason, ...view.pageProps } }
}

function toState(
  present: RouterState,
  route: string,
  query: RouterState['query'],
  asPath: string,
): RouterState {
  return { ...present, route, pathname: route, query, asPath, isReady: true }
}
