import type { PluginContext } from './context.js'
import { isApiName, isPageName } from './pages.js'
import { EXPORT_ALL, LOADER_NAMES } from './strip/loader-names.js'
import { stripLoaders } from './strip/strip-loaders.js'

/** Ids of modules that may be stripped: JavaScript and TypeScript of the project (E53). */
export const STRIP_ID: { include: RegExp; exclude: RegExp[] } = {
  include: /\.[cm]?[jt]sx?(?:\?.*)?$/,
  // Imported as text, by address or as a worker, the file is not that module.
  exclude: [/[\\/]node_modules[\\/]/, /[?&](?:raw|url|worker|sharedworker)\b/, /\0/],
}

/** Texts that are worth a parse (E50). */
export const STRIP_CODE: RegExp[] = [LOADER_NAMES, EXPORT_ALL]

/** Takes the loaders out of a project module; null when it has none. Throws a `StripError`. */
export function stripModule(
  context: PluginContext,
  code: string,
  id: string,
): ReturnType<typeof stripLoaders> {
  return stripLoaders(code, id, { isPage: isPageFile(context, toFile(id)) })
}

/** The file of a module, without query; with forward slashes, as Vite has it. */
export function toFile(id: string): string {
  const end = id.search(/[?#]/)
  return end < 0 ? id : id.slice(0, end)
}

/** Whether a file is a page by its place and name, known yet or not. */
export function isPageFile(context: PluginContext, file: string): boolean {
  const name = nameInPages(context, file)
  return name !== undefined && isPageName(name)
}

/** Whether a file is an API route by its place and name, known yet or not. */
export function isApiFile(context: PluginContext, file: string): boolean {
  const name = nameInPages(context, file)
  return name !== undefined && isApiName(name)
}

function nameInPages({ pages }: PluginContext, file: string): string | undefined {
  if (pages?.kind !== 'pages') return undefined
  const prefix = `${pages.table.dir}/`
  return file.startsWith(prefix) ? file.slice(prefix.length) : undefined
}
