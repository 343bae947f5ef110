import type { RedirectData } from '../shared/page-data.js'
import { checkDestination } from '../shared/url/check-destination.js'
import { arrive, tellCancelled } from './arrive.js'
import { changeHash, isHashChange } from './change-hash.js'
import type { Client, Navigation, NavigationRequest, View } from './client.js'
import { refusedAddress } from './errors.js'
import { loadView, type Loaded } from './load-view.js'
import { tooManyRedirects } from './navigation-errors.js'
import { resolve, toPlace } from './place.js'
import { writeHistory } from './write-history.js'

/** As many as browsers follow. */
const REDIRECT_LIMIT = 20

/**
 * The story of a navigation: supersede → (hash only?) → load → commit → arrive. Only this file knows the
 * order. True once the page is shown, false when another navigation took over; a failure ends in a
 * document load, and the promise then never settles. Rejects when a listener of `routeChangeStart` throws, and
 * when a form fails, which leaves the page as it is.
 */
export async function navigate(client: Client, request: NavigationRequest, redirects = 0): Promise<boolean> {
  const { navigation: running } = client
  const navigation = createNavigation(client, request)
  const isCurrent = (): boolean => client.navigation === navigation
  // New props are wanted at another place of the page too.
  const isBeside = running?.kind === 'refresh' && isHashChange(client, request)
  if (!isBeside) cancel(client, navigation)
  // Listeners that the App adds in the effects of this very commit are to hear of it (C112), and the page that begins
  // one in an effect comes first.
  await Promise.resolve()
  if (isBeside ? client.navigation !== running && client.navigation !== undefined : !isCurrent()) return false
  // What a redirect leads to is a page, also where that page is on screen (C101).
  if (redirects === 0 && isHashChange(client, request)) return changeHash(client, navigation)
  announceStart(client, navigation)
  if (!isCurrent()) return false

  let loaded: Loaded
  try {
    loaded = client.memory?.recall(request) ?? (await loadView(client, navigation))
  } catch (error) {
    return isCurrent() ? fail(client, navigation, error) : false
  }
  if (!isCurrent()) return false
  return 'redirect' in loaded
    ? follow(client, navigation, loaded.redirect, redirects)
    : commit(client, navigation, loaded)
}

/** Takes the place of the navigation on its way, which hears of it at once (C61, C104). */
export function cancel(client: Client, by?: Navigation): void {
  const { navigation } = client
  client.navigation = by
  if (navigation?.hasStarted === true) tellCancelled(client, navigation)
}

/** A navigation that has not begun. */
export function createNavigation({ addresses }: Client, request: NavigationRequest): Navigation {
  const { shown, locale, options } = request
  const url = addresses.toBrowser(shown, locale)
  return { ...request, event: [url, { shallow: options.shallow === true }], hasStarted: false }
}

/** A listener that throws stops the navigation (C105). */
function announceStart(client: Client, navigation: Navigation): void {
  navigation.hasStarted = true
  try {
    client.overtake?.()
    client.events.emit('routeChangeStart', ...navigation.event)
  } catch (error) {
    if (client.navigation === navigation) client.navigation = undefined
    throw error
  }
}

/** Address, title and page change together (C62). */
async function commit(client: Client, navigation: Navigation, view: View): Promise<boolean> {
  const { event, isPlaced } = navigation
  const isShallow = view.pageProps === client.view.pageProps
  if (isPlaced !== true) client.events.emit('beforeHistoryChange', ...event)
  if (client.navigation !== navigation) return false
  client.navigation = undefined
  client.view = view
  writeHistory(client, navigation)
  return arrive(client, navigation, isShallow)
}

/** A redirect is one navigation with what it leads to; the destination completes it (C71 to C76, C101). */
export async function follow(
  client: Client,
  navigation: Navigation,
  { destination, basePath }: RedirectData,
  redirects = 0,
): Promise<boolean> {
  const { shown, event, options } = navigation
  const { state } = client.view
  const kind = kindOf(navigation)
  client.navigation = undefined
  const target =
    basePath === false
      ? checkDestination(destination)
      : resolve(client, destination, undefined, { ...state, pathname: shown, asPath: shown })
  if (target.kind !== 'refused' && 'href' in target) return client.leave(target.href, kind)
  if (target.kind === 'inside' && redirects < REDIRECT_LIMIT) {
    const request: NavigationRequest = {
      kind: kind === 'push' ? kind : 'replace',
      // Without a prefix it is the default language, as for the browser when a document is sent there.
      ...toPlace(client, target, false),
      // The destination is another page, so nothing of `shallow` is left.
      options: { scroll: options.scroll },
    }
    return navigate(client, request, redirects + 1)
  }
  const error = target.kind === 'refused' ? refusedAddress(destination) : tooManyRedirects(destination)
  client.events.emit('routeChangeError', error, ...event)
  return false
}

/** What can't be done in the document is left to the server (C80 to C87, C89). */
function fail(client: Client, navigation: Navigation, error: unknown): Promise<never> {
  client.navigation = undefined
  const { event, hasStarted, body } = navigation
  if (hasStarted) client.events.emit('routeChangeError', error, ...event)
  // What was sent once must not be sent again unasked.
  if (body !== undefined) throw error
  return client.leave(event[0], kindOf(navigation))
}

/** What a navigation has still to do to the history: the entry that a skeleton has is the page's own. */
function kindOf({ kind, isPlaced }: Navigation): NavigationRequest['kind'] {
  return isPlaced === true ? 'replace' : kind
}
