import type { TransitionOptions } from '../shared/router-types.js'
import type { Client, Navigation } from './client.js'
import { createKey, here, type ClientHistory } from './history.js'

/**
 * Gives the page that is about to be shown its history entry; after back and forward it has one. `url` is what the page
 * is asked for by when one comes back to it.
 */
export function writeHistory(
  { history, addresses }: Client,
  navigation: Navigation,
  url: string = addresses.toBrowser(navigation.page, navigation.locale),
): void {
  const { kind, options, entry, event } = navigation
  history.leave()
  history.isAway = false
  if (entry !== undefined) history.entry = entry
  else writeEntry(history, kind === 'push', url, event[0], options)
}

/** Adds an entry, or takes the present one's place; the present address is never added again (C126). */
export function writeEntry(
  own: ClientHistory,
  isPush: boolean,
  url: string,
  as: string,
  options: TransitionOptions,
): void {
  const isNew = isPush && as !== here(location)
  own.entry = { key: isNew ? createKey() : own.present().key, url, as, options }
  history[isNew ? 'pushState' : 'replaceState'](own.entry, '', as)
}
