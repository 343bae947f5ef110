import { stat } from 'node:fs/promises'
import type { ViteDevServer } from 'vite'

/** For how long Vite's watcher tells of no other change of a file, in milliseconds, and a little more. */
const DEAF = 60

/**
 * Tells of changes that Vite's watcher loses: those that follow another of the same file within 50 ms, as a formatter's
 * follow an editor's. What was saved last would not be shown until the next save.
 */
export function hearQuickChanges({ watcher }: ViteDevServer): void {
  const toldAt = new Map<string, number>()
  watcher.on('change', (file: string) => {
    toldAt.set(file, Date.now())
    setTimeout(async () => {
      const stats = await stat(file).catch(() => undefined)
      // What was written before it was told of is read by who was told, such as the second half of a save.
      if (stats === undefined || stats.mtimeMs <= (toldAt.get(file) ?? 0)) return
      watcher.emit('change', file, stats)
      watcher.emit('all', 'change', file, stats)
    }, DEAF).unref()
  })
}
