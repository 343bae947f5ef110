import { CHANGES_ID, HOT_EVENTS } from '../shared/names.js'

/**
 * Loads the document again when a file was changed between its making and now: its scripts were on their way
 * and heard nothing of it. From now on every change is heard, and followed by its own rules.
 */
export function catchUp(hot: NonNullable<ImportMeta['hot']>): void {
  let known = Number(document.getElementById(CHANGES_ID)?.textContent)
  const hear = (changes: number): void => {
    if (changes > known) location.reload()
    known = changes
  }
  hot.on(HOT_EVENTS.change, ({ changes }: { changes: number }) => {
    known++
    hear(changes)
  })
  hot.on(HOT_EVENTS.changes, ({ changes }: { changes: number }) => hear(changes))
  hot.send(HOT_EVENTS.askChanges)
}

/**
 * Hands an error of the browser's to the server, which knows the sources and shows it in Vite's overlay. `module` is
 * the one that was asked for, where that has failed: not each browser names it.
 */
export async function showOverlay(
  hot: NonNullable<ImportMeta['hot']>,
  error: unknown,
  module?: string,
): Promise<void> {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  hot.send(HOT_EVENTS.error, { message, stack, module })
}
