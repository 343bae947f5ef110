import type { FirstClient } from './client.js'
import { restate } from './restate.js'

/** Follows what the browser does with the history by itself. */
export function followHistory(client: FirstClient): void {
  client.history.listen(
    (entry) =>
      void client.later().then(
        ({ pop }) => pop(entry),
        // The address is there already: what can't be shown in this document is loaded as one.
        () => client.leave(location.href, 'pop'),
      ),
    // A hash of the page on screen (C128).
    (as) => {
      const shown = client.addresses.fromBrowser(as)
      if (shown !== undefined) void restate(client, { asPath: shown.address })
    },
  )
}
