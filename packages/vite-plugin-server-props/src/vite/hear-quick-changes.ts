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
  const told = new Map<string, number>()
  watcher.on('change', (file: string, stats?: Stats) => {
    if (stats === undefined) return
    told.set(file, stats.mtimeMs)
    setTimeout(async () => {
      const now = await stat(file).catch(() => undefined)
      if (now === undefined || now.mtimeMs === told.get(file)) return
      watcher.emit('change', file, now)
      watcher.emit('all', 'change', file, now)
    }, DEAF).unref()
  })
}
