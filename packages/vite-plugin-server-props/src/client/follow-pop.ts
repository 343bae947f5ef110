import { withoutHash } from '../shared/url/split-path.js'
import type { Client } from './client.js'
import type { Entry } from './history.js'
import { cancel, navigate } from './navigate.js'

/** The browser went back or forward to an entry of the router's (C100, C125). */
export function followPop(client: Client, entry: Entry): void {
  const { history, addresses, beforePopState } = client
  const { url, as, options } = entry
  const wasAway = history.isAway === true
  // Other code may have copied the state of an entry to one of its own, with another address.
  const isShown = entry.key === history.entry.key && as === history.entry.as
  history.isAway = !isShown
  // From an entry of other code, or from none (C139, C140).
  if (isShown && !wasAway) return
  if (beforePopState?.({ url, as, options }) === false) return
  if (isShown && client.view.isSkeleton !== true) {
    // Back to the page that is still on screen: what was on its way is not wanted any more.
    cancel(client)
    client.data.drop()
    return
  }
  const page = addresses.fromBrowser(url)
  const shown = addresses.fromBrowser(as)
  if (page === undefined || shown === undefined) return
  // Between two shallow entries the props are the same ones (C121).
  const shallow = options.shallow === true && history.entry.options.shallow === true
  void navigate(client, {
    kind: 'pop',
    page: withoutHash(page.address),
    shown: shown.address,
    locale: shown.locale ?? client.view.state.defaultLocale,
    options: { ...options, shallow },
    entry,
  })
}
