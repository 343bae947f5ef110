import type { RedirectData } from '../shared/page-data.js'
import { changeHash, isHashChange } from './change-hash.js'
import type { Client, Navigation, NavigationRequest } from './client.js'
import { isOtherBuild, navigationCancelled, tooManyRedirects } from './errors.js'
import { loadView, type Loaded, type LoadedView } from './load-view.js'
import { readRedirect } from './read-redirect.js'
import { settle } from './settle.js'
import { writeHistory } from './write-history.js'

/** As many as browsers follow. */
const REDIRECT_LIMIT = 20

/**
 * The story of a navigation: supersede → (hash only?) → load → commit → settle. Only this file knows the
 * order. True once the page is shown, false when another navigation took over; a failure ends in a
 * document load, and the promise then never settles. Rejects when a listener of `routeChangeStart` throws, and
 * when a refresh or a form fails, which leave the page as it is.
 */
export async function navigate(client: Client, request: NavigationRequest, redirects = 0): Promise<boolean> {
  const { navigation: running } = client
  const navigation = toNavigation(client, request)
  const isCurrent = (): boolean => client.navigation === navigation
  // New props are wanted at another place of the page too.
  const isBeside = running?.request.kind === 'refresh' && isHashChange(client, request)
  if (!isBeside) cancel(client, navigation)
  // Listeners that the App adds in the effects of this very commit are to hear of it (C112).
  await Promise.resolve()
  if (isBeside ? client.navigation !== running && client.navigation !== undefined : !isCurrent()) return false
  if (isHashChange(client, request)) return changeHash(client, navigation)
  announceStart(client, navigation)
  if (!isCurrent()) return false

  let loaded: Loaded
  try {
    loaded = client.memory?.recall(request) ?? (await loadView(client, navigation))
  } catch (error) {
    return isCurrent() ? fail(client, navigation, error) : false
  }
  if (!isCurrent()) return false
  if ('redirect' in loaded) return follow(client, navigation, loaded.redirect, redirects)
  return commit(client, navigation, loaded)
}

/** Takes the place of the navigation on its way, which hears of it at once (C61, C104). */
export function cancel(client: Client, by?: Navigation): void {
  const { navigation } = client
  client.navigation = by
  if (navigation?.hasStarted !== true) return
  const [url] = navigation.event
  client.events.emit('routeChangeError', navigationCancelled(url), ...navigation.event)
}

function toNavigation({ addresses }: Client, request: NavigationRequest): Navigation {
  const url = addresses.toBrowser(request.shown, request.locale)
  return { request, event: [url, { shallow: request.options.shallow === true }], hasStarted: false }
}

/** A listener that throws stops the navigation (C105). */
function announceStart(client: Client, navigation: Navigation): void {
  if (navigation.request.kind === 'refresh') return
  navigation.hasStarted = true
  try {
    client.events.emit('routeChangeStart', ...navigation.event)
  } catch (error) {
    if (client.navigation === navigation) client.navigation = undefined
    throw error
  }
}

/** Address, title and page change together (C62). */
async function commit(
  client: Client,
  navigation: Navigation,
  { view, isShallow }: LoadedView,
): Promise<boolean> {
  const { request, event, isPlaced = false } = navigation
  if (request.kind === 'refresh') {
    client.navigation = undefined
    // The hash may have changed meanwhile.
    client.view = { ...view, state: { ...view.state, asPath: client.view.state.asPath } }
    return client.show(client.view)
  }
  if (!isPlaced) client.events.emit('beforeHistoryChange', ...event)
  if (client.navigation !== navigation) return false
  client.navigation = undefined
  client.view = view
  if (!isPlaced) writeHistory(client, navigation)
  const update = async (): Promise<boolean> => {
    if (!(await client.show(view))) return false
    if (view.state.locale !== undefined) document.documentElement.lang = view.state.locale
    settle(client, request, isShallow)
    return true
  }
  if (!(await (isShallow ? update() : (client.transition?.(update) ?? update())))) {
    client.events.emit('routeChangeError', navigationCancelled(event[0]), ...event)
    return false
  }
  client.announce(event[0])
  client.events.emit('routeChangeComplete', ...event)
  return true
}

/** A redirect is one navigation with what it leads to; the destination completes it (C101). */
async function follow(
  client: Client,
  navigation: Navigation,
  redirect: RedirectData,
  redirects: number,
): Promise<boolean> {
  const { request, event } = navigation
  const kind = kindOf(navigation)
  const target = readRedirect(client, { ...request, kind }, redirect)
  client.navigation = undefined
  if (target.kind === 'outside') return client.leave(target.href, kind)
  if (target.kind === 'inside' && redirects < REDIRECT_LIMIT)
    return navigate(client, target.request, redirects + 1)
  const error = target.kind === 'refused' ? target.error : tooManyRedirects(redirect.destination)
  client.events.emit('routeChangeError', error, ...event)
  return false
}

/** What can't be done in the document is left to the server (C80 to C87, C89). */
function fail(client: Client, navigation: Navigation, error: unknown): Promise<never> {
  client.navigation = undefined
  const { request, event, hasStarted } = navigation
  if (hasStarted) client.events.emit('routeChangeError', error, ...event)
  // A page that is there is better than none; and what was sent once must not be sent again unasked.
  if (request.body !== undefined || (request.kind === 'refresh' && !isOtherBuild(error))) throw error
  return client.leave(event[0], kindOf(navigation))
}

/** What a navigation has still to do to the history: the entry that a skeleton has is the page's own. */
function kindOf({ request, isPlaced }: Navigation): NavigationRequest['kind'] {
  return isPlaced === true ? 'replace' : request.kind
}
