import { isErrorPattern } from '../shared/first-router-state.js'
import type { RefreshOptions } from '../shared/router-types.js'
import { addNames } from '../shared/url/prop-names.js'
import { withoutHash } from '../shared/url/split-path.js'
import type { Client, Navigation } from './client.js'
import { loadView, type Loaded } from './load-view.js'
import { createNavigation, follow } from './navigate.js'
import { isOfOtherBuild } from './navigation-errors.js'

/**
 * Asks for the props of the page on screen again and keeps everything else. False while a navigation is on its way,
 * which brings new props itself. Rejects when that fails.
 */
export async function refresh(client: Client, { only }: RefreshOptions = {}): Promise<boolean> {
  const { view, navigation: waiting } = client
  if (only?.length === 0) return true
  if (waiting !== undefined && waiting.kind !== 'refresh') return false
  const { route } = view.state
  // An error page has none of the page's props yet; and what was asked for a moment ago is still wanted.
  const names = isErrorPattern(route) ? undefined : join(only, waiting === undefined ? [] : waiting.only)
  const navigation = begin(client, names)
  const isCurrent = (): boolean => client.navigation === navigation

  let loaded: Loaded
  try {
    loaded = await loadView(client, navigation)
  } catch (error) {
    if (!isCurrent()) return false
    client.navigation = undefined
    if (isOfOtherBuild(error)) return client.leave(navigation.event[0], 'refresh')
    // A page that is there is better than none.
    throw error
  }
  if (!isCurrent()) return false
  if ('redirect' in loaded) return follow(client, navigation, loaded.redirect)
  client.navigation = undefined
  const { pageProps, state } = client.view
  const isPart = names !== undefined && loaded.state.route === route
  client.view = {
    ...loaded,
    // The hash may have changed meanwhile.
    state: { ...loaded.state, asPath: state.asPath },
    pageProps: isPart ? { ...pageProps, ...loaded.pageProps } : loaded.pageProps,
  }
  return client.show(client.view)
}

/** The address of the page on screen, without hash. */
export function pageOf({ history, addresses }: Client): string {
  return withoutHash(addresses.fromBrowser(history.entry.url)?.address ?? '/')
}

function begin(client: Client, only: RefreshOptions['only']): Navigation {
  const { asPath, locale } = client.view.state
  const navigation = createNavigation(client, {
    kind: 'refresh',
    page: pageOf(client),
    shown: asPath,
    locale,
    options: {},
    only,
    names: only && addNames('', only),
  })
  client.navigation = navigation
  return navigation
}

function join(some: RefreshOptions['only'], others: RefreshOptions['only']): RefreshOptions['only'] {
  return some && others && [...some, ...others]
}
