import type { HistoryState, TransitionOptions } from '../shared/router-types.js'
import { withoutHash } from '../shared/url/split-path.js'
import { createScrollPositions, type Position } from './scroll-positions.js'

/** An entry of the browser's history that the router made. Addresses have the base. */
export interface Entry extends HistoryState {
  /** Names the entry; its scroll position is kept by it. */
  readonly key: string
}

/** The browser's history, as a navigation needs it. Nothing else touches `history`. */
export interface ClientHistory {
  /** The router's entry that the page on screen belongs to. */
  readonly entry: Entry
  /** Adds an entry, or takes the present one's place; the present address is never added again (C126). */
  write(kind: 'push' | 'replace', url: string, as: string, options: TransitionOptions): void
  /** Tells that the page of an entry the browser went to is shown. */
  adopt(entry: Entry): void
  /** Whether the document was reloaded or come back to: its entry was the router's already. */
  readonly isReturn: boolean
  /** Where the page on screen was scrolled to when its entry was left last. */
  position(): Position | undefined
  /** Calls back for each entry of the router's that the browser goes to, and for a hash of the page's own. */
  listen(onPop: (entry: Entry) => void, onHash: (as: string) => void): void
  go(delta: number): void
}

/** Puts the router's state on the present entry (C12) and takes over scrolling (C136). */
export function createHistory(window: Window): ClientHistory {
  const { history, location } = window
  const positions = createScrollPositions(window)
  // None of the parts of an address tells of a hash without a name (C134).
  const here = (): string => location.href.slice(location.origin.length)
  const known = toEntry(history.state)
  let entry: Entry = { key: known?.key ?? createKey(), url: here(), as: here(), options: {} }
  // Where the browser is; differs from `entry` while a step back is loading.
  let present = entry.key
  history.replaceState(entry, '')
  history.scrollRestoration = 'manual'

  return {
    get entry() {
      return entry
    },
    isReturn: known !== undefined,
    write(kind, url, as, options) {
      const isPush = kind === 'push' && as !== here()
      if (isPush) positions.save(present)
      entry = { key: isPush ? createKey() : present, url, as, options }
      present = entry.key
      history[isPush ? 'pushState' : 'replaceState'](entry, '', as)
    },
    adopt(next) {
      entry = next
    },
    position: () => positions.get(entry.key),
    listen(onPop, onHash) {
      window.addEventListener('popstate', (event) => {
        const next = toEntry(event.state)
        if (next !== undefined) {
          if (next.key === present) return
          positions.save(present)
          present = next.key
          onPop(next)
        } else if (event.state === null && withoutHash(entry.as) === withoutHash(here())) {
          // A plain <a href="#x">: the browser made an entry for the page on screen (C128).
          positions.save(present, positions.last())
          present = createKey()
          entry = { key: present, url: entry.url, as: here(), options: entry.options }
          history.replaceState(entry, '')
          onHash(entry.as)
        }
      })
      window.addEventListener('pagehide', () => {
        positions.save(present)
        // For a reload or a return from another site, the browser restores earlier than any script could.
        history.scrollRestoration = 'auto'
      })
      window.addEventListener('pageshow', () => {
        history.scrollRestoration = 'manual'
      })
    },
    go: (delta) => history.go(delta),
  }
}

function toEntry(state: unknown): Entry | undefined {
  if (typeof state !== 'object' || state === null) return undefined
  const { key, url, as, options } = state as Partial<Entry>
  const isOurs = typeof key === 'string' && typeof url === 'string' && typeof as === 'string'
  return isOurs && typeof options === 'object' ? { key, url, as, options } : undefined
}

function createKey(): string {
  return Math.random().toString(36).slice(2)
}
