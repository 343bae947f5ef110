import type { Client, Navigation } from './client.js'

/** Gives the page that is about to be shown its history entry; after back and forward it has one. */
export function writeHistory({ history, addresses }: Client, navigation: Navigation): void {
  const { kind, page, locale, options, entry, event } = navigation
  if (entry !== undefined) history.adopt(entry)
  else if (kind === 'push' || kind === 'replace')
    history.write(kind, addresses.toBrowser(page, locale), event[0], options)
}
