import type { Client, Navigation, NavigationRequest } from './client.js'
import { scrollTo, scrollToHash } from './settle.js'
import { writeHistory } from './write-history.js'

/** Whether only the hash changes, or the present one is asked for again (C103, C135). Nothing is fetched then. */
export function isHashChange({ view }: Client, { kind, shown, locale, body }: NavigationRequest): boolean {
  if (kind === 'refresh' || body !== undefined || view.isSkeleton === true || locale !== view.state.locale)
    return false
  const [path, hash] = shown.split('#', 2)
  const [presentPath, presentHash] = view.state.asPath.split('#', 2)
  return path === presentPath && (hash !== undefined || presentHash !== undefined)
}

/** Changes the hash: another entry, the same page. */
export async function changeHash(client: Client, navigation: Navigation): Promise<boolean> {
  const { request, event } = navigation
  const { kind, shown, options } = request
  client.navigation = undefined
  client.data.drop()
  client.events.emit('hashChangeStart', ...event)
  writeHistory(client, navigation)
  client.view = { ...client.view, state: { ...client.view.state, asPath: shown } }
  await client.show(client.view)
  const position = kind === 'pop' ? client.history.position() : undefined
  if (position !== undefined) scrollTo(position)
  else if (options.scroll !== false) scrollToHash(shown, false)
  client.events.emit('hashChangeComplete', ...event)
  return true
}
