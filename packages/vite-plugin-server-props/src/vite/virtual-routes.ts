import type { PluginContext } from './context.js'
import { listDevRows } from './dev-rows.js'

/** Development: the whole route table, in the form that a shard has after a build. */
export async function loadRoutesModule(context: PluginContext): Promise<string> {
  return `export const rows = ${JSON.stringify(await listDevRows(context))}\n`
}
