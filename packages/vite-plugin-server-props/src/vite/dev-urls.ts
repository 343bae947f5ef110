import { getConfig, type PluginContext } from './context.js'
import { toResolvedId } from './virtual-ids.js'

/** The address of a file in development, base included: the one that Vite gives it in imports. */
export function toDevUrl(context: PluginContext, file: string): string {
  return `${getConfig(context).base}${toDevPath(context, file)}`
}

/** The same without base and leading slash. */
export function toDevPath(context: PluginContext, file: string): string {
  const { root } = context
  const path = file.startsWith(`${root}/`) ? file.slice(root.length + 1) : `@fs/${file.replace(/^\//, '')}`
  return path.replace(/[%?#]/g, encodeURIComponent)
}

/** The address of a generated module in development, base included. */
export function toVirtualUrl(context: PluginContext, id: string): string {
  return `${getConfig(context).base}@id/${toResolvedId(id).replace('\0', '__x00__')}`
}
