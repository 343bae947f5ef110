import { attempt } from '../shared/attempt.js'

/** How far a page is scrolled, in CSS pixels. */
export type Position = readonly [left: number, top: number]

/** Scroll positions of history entries. They outlive a reload, but not the tab. */
export interface ScrollPositions {
  get(key: string): Position | undefined
  /** Keeps the present position, or one given. */
  save(key: string, position?: Position): void
  /** The position before whatever scrolls the page in the present task. */
  last(): Position
}

const PREFIX = 'server-props:scroll:'

/** Where storage is forbidden they don't outlive a reload, and where it is full no more of them are kept. */
export function createScrollPositions(window: Window): ScrollPositions {
  const storage: Record<string, string> = attempt(() => window.sessionStorage) ?? {}
  const now = (): Position => [window.scrollX, window.scrollY]
  let last = now()
  window.addEventListener('scroll', () => (last = now()), { passive: true })
  return {
    // Whatever else stands there is no number, and scrolls nowhere.
    get: (key) => storage[PREFIX + key]?.split(',').map(Number) as Position | undefined,
    save: (key, position = now()) => attempt(() => (storage[PREFIX + key] = position.join())),
    last: () => last,
  }
}
