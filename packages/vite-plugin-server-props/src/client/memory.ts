import { isErrorPattern } from '../shared/first-router-state.js'
import type { Props } from '../shared/page-data.js'
import type { Client, NavigationRequest, View } from './client.js'
import type { NavigationPart } from './create-later.js'
import { refresh } from './refresh.js'

/** Pages that were left, by their entry in the history. */
export interface Memory {
  /** The page of the entry that the browser went back or forward to. */
  recall(request: NavigationRequest): View | undefined
  /** Forgets all of them. */
  clear(): void
}

/** As many pages as are kept. */
const LIMIT = 20

/**
 * Back and forward show a page as it was left, at once. One whose props are older than `staleTime` (ms) is asked for
 * again once it is shown; what it looks like stays when that fails.
 */
export function historyMemory(staleTime: number): NavigationPart {
  return (client) => {
    const views = new Map<string, View>()
    const ages = watchProps(client)
    client.memory = {
      recall({ kind, entry, shown }) {
        const view = kind === 'pop' && entry !== undefined ? views.get(entry.key) : undefined
        // Other code may have copied an entry to another address.
        if (view?.state.asPath !== shown) return undefined
        // Nobody waits any more for what is on its way.
        client.data.drop()
        return view
      },
      clear() {
        views.clear()
        // The page on screen is one of them, until it has new props.
        ages.outdate(client.view.pageProps)
      },
    }
    client.events.on('beforeHistoryChange', () => {
      const { view, history } = client
      const { isSkeleton, state, pageProps } = view
      if (isSkeleton === true || isErrorPattern(state.route) || ages.of(pageProps) === Infinity) return
      views.delete(history.entry.key)
      views.set(history.entry.key, view)
      const [oldest] = views.keys()
      if (views.size > LIMIT && oldest !== undefined) views.delete(oldest)
    })
    client.events.on('routeChangeComplete', () => {
      const { view, history } = client
      if (views.get(history.entry.key) !== view || ages.of(view.pageProps) < staleTime) return
      refresh(client).catch(() => {})
    })
  }
}

interface Ages {
  /** How many ms ago props were shown first; endless for outdated ones. */
  of(props: Props): number
  outdate(props: Props): void
}

function watchProps(client: Client): Ages {
  // The first props came with the document.
  const shown = new WeakMap<Props, number>([[client.view.pageProps, performance.timeOrigin]])
  const { show } = client
  client.show = (view) => {
    if (!shown.has(view.pageProps)) shown.set(view.pageProps, Date.now())
    return show(view)
  }
  return {
    of: (props) => Date.now() - (shown.get(props) ?? 0),
    outdate: (props) => shown.set(props, -Infinity),
  }
}
