import type { HistoryState } from '../shared/router-types.js'
import { withoutHash } from '../shared/url/split-path.js'
import { createScrollPositions, type Position } from './scroll-positions.js'

/** An entry of the browser's history that the router made. Addresses have the base. */
export interface Entry extends HistoryState {
  /** Names the entry; its scroll position is kept by it. */
  readonly key: string
}

/** The browser's history, as the client needs it. Nothing else touches `history`, but `write-history.ts`. */
export interface ClientHistory {
  /** The router's entry that the page on screen, or about to be, belongs to. */
  entry: Entry
  /** Where the browser is; differs from `entry` while a step back is loading. An entry of other code counts for none. */
  present(): Entry
  /** Whether it has gone to another entry than `entry`, as far as its events were followed. */
  isAway?: boolean
  /** Whether the document was reloaded or come back to: its entry was the router's already. */
  readonly isReturn: boolean
  /** Keeps where the page on screen is scrolled to, once: from then on none is, until `arrive`. */
  leave(position?: Position): void
  /** Tells that the page of `entry` is on screen. Where it was scrolled to when it was left last. */
  arrive(): Position | undefined
  /** Calls back for each entry of the router's that the browser goes to, and for a hash of the page's own. */
  listen(onPop: (entry: Entry) => void, onHash: (as: string) => void): void
  go(delta: number): void
}

/** Puts the router's state on the present entry (C12) and takes over scrolling (C136). */
export function createHistory(window: Window): ClientHistory {
  const { history, location } = window
  const positions = createScrollPositions(window)
  const known = toEntry(history.state)
  const as = here(location)
  const entry: Entry = { key: known?.key ?? createKey(), url: as, as, options: {} }
  // Whose page is on screen.
  let shown = entry.key
  const own: ClientHistory = {
    entry,
    present: () => toEntry(history.state) ?? own.entry,
    isReturn: known !== undefined,
    leave(position) {
      positions.save(shown, position)
      shown = ''
    },
    arrive: () => positions.get((shown = own.entry.key)),
    listen(onPop, onHash) {
      window.addEventListener('popstate', (event) => {
        const next = toEntry(event.state)
        const { entry } = own
        const as = here(location)
        if (next !== undefined) onPop(next)
        else if (event.state === null && withoutHash(entry.as) === withoutHash(as)) {
          // A plain <a href="#x">: the browser made an entry for the page on screen (C128).
          own.leave(positions.last())
          own.entry = { ...entry, key: (shown = createKey()), as }
          history.replaceState(own.entry, '')
          onHash(as)
        }
      })
      window.addEventListener('pagehide', () => {
        positions.save(shown)
        // For a reload or a return from another site, the browser restores earlier than any script could. It takes what
        // is on screen for the page of the present entry, which is false while a step back is loading.
        if (shown === own.present().key) history.scrollRestoration = 'auto'
      })
      window.addEventListener('pageshow', () => {
        history.scrollRestoration = 'manual'
      })
    },
    go: (delta) => history.go(delta),
  }
  history.replaceState(entry, '')
  history.scrollRestoration = 'manual'
  return own
}

/** The present address. None of its parts alone tells of a hash without a name (C134). */
export function here({ href, origin }: Location): string {
  return href.slice(origin.length)
}

function toEntry(state: unknown): Entry | undefined {
  if (typeof state !== 'object' || state === null) return undefined
  const { key, url, as, options } = state as Partial<Entry>
  const isOurs = typeof key === 'string' && typeof url === 'string' && typeof as === 'string'
  return isOurs && typeof options === 'object' ? { key, url, as, options } : undefined
}

/** A name for an entry. */
export function createKey(): string {
  return Math.random().toString(36).slice(2)
}
