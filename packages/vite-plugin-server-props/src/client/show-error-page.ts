import { toPath } from '../shared/url/split-path.js'
import type { Client, View } from './client.js'
import { loadErrorView } from './load-view.js'

/** A page that failed to render gives way to the error page (C88). Rejects when that one failed, or can't be loaded. */
export async function showErrorPage(client: Client, error: unknown, failed: View): Promise<void> {
  const { state } = failed
  if (state.route === '/_error') throw error
  const err = error instanceof Error ? error : new Error(String(error))
  const view = await loadErrorView(client, state, toPath(state.asPath), { err })
  // A navigation may have led away meanwhile.
  if (client.view !== failed) return
  client.view = view
  await client.show(view)
}
