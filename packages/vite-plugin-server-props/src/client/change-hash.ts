import { isErrorPattern } from '../shared/first-router-state.js'
import type { Client, Navigation, NavigationRequest } from './client.js'
import { restate } from './restate.js'
import { settle } from './settle.js'
import { writeHistory } from './write-history.js'

/**
 * Whether only the hash changes, or the present one is asked for again (C103, C135). Nothing is fetched then. An error
 * page is asked for again itself, unless it is for another place in it (C79, C91).
 */
export function isHashChange({ view }: Client, { shown, locale, body }: NavigationRequest): boolean {
  if (body !== undefined || view.isSkeleton === true || locale !== view.state.locale) return false
  const [path, hash] = shown.split('#', 2)
  const [presentPath, presentHash] = view.state.asPath.split('#', 2)
  if (path !== presentPath) return false
  return isErrorPattern(view.state.route)
    ? hash !== undefined && hash !== presentHash
    : hash !== undefined || presentHash !== undefined
}

/** Changes the hash: another entry, the same page. */
export async function changeHash(client: Client, navigation: Navigation): Promise<boolean> {
  const { shown, event } = navigation
  // A refresh goes on.
  if (client.navigation === navigation) {
    client.navigation = undefined
    client.data.drop()
  }
  client.events.emit('hashChangeStart', ...event)
  // The address may be another one than the page's own (C16), which stays.
  writeHistory(client, navigation, client.history.entry.url)
  await restate(client, { asPath: shown })
  settle(client, navigation, false, false)
  client.events.emit('hashChangeComplete', ...event)
  return true
}
