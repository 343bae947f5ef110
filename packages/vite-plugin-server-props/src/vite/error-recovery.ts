import type { ViteDevServer } from 'vite'
import type { PluginContext } from './context.js'

/** Told to the browser whenever a file has changed: a page that shows an error asks again. */
export const CHANGE_EVENT = 'server-props:change'

/** Told by a page that shows an error, once it can hear: `{ changes }`, as it was made. */
export const SHOWN_EVENT = 'server-props:error-shown'

/** Lets pages that show an error ask again (C187). */
export function announceChange(context: PluginContext, server: ViteDevServer): void {
  context.changes++
  server.environments.client.hot.send(CHANGE_EVENT)
}

/** A file may be mended after an error page was made and before it listens: such a page is told at once. */
export function answerErrorPages(context: PluginContext, server: ViteDevServer): void {
  server.environments.client.hot.on(SHOWN_EVENT, (data: unknown, client) => {
    const { changes } = (data ?? {}) as { changes?: unknown }
    if (changes !== context.changes) client.send(CHANGE_EVENT)
  })
}
