/** How far a page is scrolled, in CSS pixels. */
export type Position = readonly [left: number, top: number]

/** Scroll positions of history entries. They outlive a reload, but not the tab. */
export interface ScrollPositions {
  get(key: string): Position | undefined
  /** Keeps the present position, or one given. */
  save(key: string, position?: Position): void
  /** The position before whatever scrolls the page in the present task. */
  last(): Position
  /** Writes all of them to the session's storage. */
  store(): void
}

const STORAGE_KEY = 'server-props:scroll'
const LIMIT = 200

/** Storage that is full or forbidden costs the positions after a reload, and nothing else. */
export function createScrollPositions(window: Window): ScrollPositions {
  const positions = new Map<string, Position>(read(window))
  const now = (): Position => [window.scrollX, window.scrollY]
  let last = now()
  window.addEventListener('scroll', () => (last = now()), { passive: true })
  return {
    get: (key) => positions.get(key),
    save(key, position = now()) {
      positions.delete(key)
      positions.set(key, position)
    },
    last: () => last,
    store() {
      try {
        window.sessionStorage.setItem(STORAGE_KEY, JSON.stringify([...positions].slice(-LIMIT)))
      } catch {
        // Full, or forbidden.
      }
    },
  }
}

function read(window: Window): [string, Position][] {
  try {
    const stored: unknown = JSON.parse(window.sessionStorage.getItem(STORAGE_KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isSaved) : []
  } catch {
    return []
  }
}

function isSaved(item: unknown): item is [string, Position] {
  return Array.isArray(item) && typeof item[0] === 'string' && Array.isArray(item[1])
}
