import { isErrorPattern } from '../shared/first-router-state.js'
import type { RefreshOptions } from '../shared/router-types.js'
import { withoutHash } from '../shared/url/split-path.js'
import type { Client } from './client.js'
import { navigate } from './navigate.js'

/**
 * Asks for the props of the page on screen again and keeps everything else. False while a navigation is on its way,
 * which brings new props itself. Rejects when that fails.
 */
export function refresh(client: Client, { only }: RefreshOptions = {}): Promise<boolean> {
  const { view, navigation } = client
  const waiting = navigation?.request
  if (waiting !== undefined && waiting.kind !== 'refresh') return Promise.resolve(false)
  return navigate(client, {
    kind: 'refresh',
    page: pageOf(client),
    shown: view.state.asPath,
    locale: view.state.locale,
    options: {},
    // An error page has none of the page's props yet; and what was asked for a moment ago is still wanted.
    only: isErrorPattern(view.state.route)
      ? undefined
      : join(only, waiting === undefined ? [] : waiting.only),
  })
}

/** The address of the page on screen, without hash. */
export function pageOf({ history, addresses }: Client): string {
  return withoutHash(addresses.fromBrowser(history.entry.url)?.address ?? '/')
}

/** Nothing of what was kept for later is to be trusted: something on the server has changed. */
export function forget({ data, memory }: Client): void {
  data.forget()
  memory?.clear()
}

function join(some: RefreshOptions['only'], others: RefreshOptions['only']): RefreshOptions['only'] {
  return some && others && [...some, ...others]
}
