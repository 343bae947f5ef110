import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ViteDevServer } from 'vite'

/** For how long Vite's watcher tells of no other change of a file, in milliseconds, and a little more. */
const DEAF = 60

/**
 * Tells of changes that Vite's watcher loses: those that follow another of the same file within 50 ms, as a formatter's
 * follow an editor's. What was saved last would not be shown until the next save.
 */
export function hearQuickChanges({ watcher }: ViteDevServer): void {
  const told = new Map<string, { readonly at: number; readonly modified: number | undefined }>()
  watcher.on('change', (file: string, stats?: Stats) => {
    told.set(file, { at: Date.now(), modified: stats?.mtimeMs })
    setTimeout(async () => {
      const now = await stat(file).catch(() => undefined)
      const last = told.get(file)
      if (now === undefined || last === undefined || now.mtimeMs === last.modified) return
      // What was written before it was told of is read by who was told, such as the second half of a save.
      if (now.mtimeMs <= last.at) return
      watcher.emit('change', file, now)
      watcher.emit('all', 'change', file, now)
    }, DEAF).unref()
  })
}
