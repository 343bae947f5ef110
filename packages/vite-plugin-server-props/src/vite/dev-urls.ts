import { getConfig, type PluginContext } from './context.js'
import { toResolvedId } from './virtual-ids.js'

/** The address of a file in development, base included: the one that Vite gives it in imports. */
export function toDevUrl(context: PluginContext, file: string): string {
  return `${getConfig(context).base}${toDevPath(context, file)}`
}

/** The same without base and leading slash. */
export function toDevPath(context: PluginContext, file: string): string {
  return toAddress(context, file).replace(/[%?#]/g, encodeURIComponent)
}

/** The address of a file in development for the server, whose modules have no base and are not asked for by HTTP. */
export function toServerAddress(context: PluginContext, file: string): string {
  return `/${toAddress(context, file)}`
}

function toAddress({ root }: PluginContext, file: string): string {
  return file.startsWith(`${root}/`) ? file.slice(root.length + 1) : `@fs/${file.replace(/^\//, '')}`
}

/** The address of a generated module in development, base included. */
export function toVirtualUrl(context: PluginContext, id: string): string {
  return `${getConfig(context).base}${toVirtualPath(id)}`
}

/** The same without base and leading slash. */
export function toVirtualPath(id: string): string {
  return `@id/${toResolvedId(id).replace('\0', '__x00__')}`
}
