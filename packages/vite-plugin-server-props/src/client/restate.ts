import type { RouterState } from '../shared/router-types.js'
import type { FirstClient } from './client.js'

/** Lets the router say something else of the page on screen, which stays as it is. True once it is rendered. */
export function restate(client: FirstClient, changes: Partial<RouterState>): Promise<boolean> {
  const { view } = client
  client.view = { ...view, state: { ...view.state, ...changes } }
  return client.show(client.view)
}
