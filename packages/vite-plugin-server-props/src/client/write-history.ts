import type { TransitionOptions } from '../shared/router-types.js'
import type { Client, Navigation } from './client.js'
import { createKey, here, type ClientHistory } from './history.js'

/** Gives the page that is about to be shown its history entry; after back and forward it has one. */
export function writeHistory({ history, addresses }: Client, navigation: Navigation): void {
  const { kind, page, locale, options, entry, event } = navigation
  if (entry === undefined)
    return writeEntry(history, kind === 'push', addresses.toBrowser(page, locale), event[0], options)
  history.leave()
  history.entry = entry
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
  own.leave()
  const key = isNew ? createKey() : own.present
  own.entry = { key, url, as, options }
  own.present = key
  history[isNew ? 'pushState' : 'replaceState'](own.entry, '', as)
}
