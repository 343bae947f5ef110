import { readFileSync } from 'node:fs'
import type { EnvironmentModuleNode, HotUpdateOptions, Plugin } from 'vite'
import { HOT_EVENTS } from '../shared/names.js'
import type { PluginContext, StrippedText } from './context.js'
import { isOfApp } from './changes.js'
import { hasLoaderIn } from './dev-rows.js'
import { findPagesReaching } from './pages-reaching.js'
import { isPageFile, stripModule } from './strip-module.js'
import { LOADER_NAMES } from './strip/loader-names.js'
import { parseModule } from './strip/parse.js'
import { toShellFile } from './shell.js'
import { updateServer } from './update-server.js'
import { invalidateServerApp, isInPages, sendRoutes } from './watch-pages.js'

/**
 * Edits in development. What only the server uses is not updated in the browser (E54): the pages whose
 * props it makes ask for them again, and keep their state (C182 to C184).
 */
export function hotUpdatePlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:hot-update',
    apply: 'serve',
    async hotUpdate(options) {
      const { environment } = this
      const { type, file, timestamp } = options
      if (type === 'update' && context.isRepeat(environment.name, file, timestamp)) return []
      if (environment.name === 'client') return updateClient(context, options)
      return environment.config.consumer === 'server'
        ? updateServer(context, environment, options)
        : undefined
    },
  }
}

/** Gives the modules that the browser shall update. The server's have been invalidated when this is called. */
async function updateClient(
  context: PluginContext,
  options: HotUpdateOptions,
): Promise<EnvironmentModuleNode[] | undefined> {
  const { file, type, modules, server } = options
  const { hot } = server.environments.client
  if (isOfApp(options)) context.changes.announce(server)
  if (file === toShellFile(context.root)) invalidateServerApp(server)
  // A page that is removed leaves the route table; in the browser there is nothing to put in its place (C196).
  if (type === 'delete' && isInPages(context.root, file)) return []
  if (type !== 'update') return undefined
  const before = context.stripped.get(file)
  const text = isPageFile(context, file) || before !== undefined ? readFileSync(file, 'utf8') : undefined
  const code = text === undefined || isBroken(text, file) ? undefined : text
  const hasOtherLoader = code !== undefined && (await followLoader(context, options, code))
  const change = before === undefined || code === undefined ? undefined : compare(context, before, code, file)
  const needsProps = change === undefined ? hasOtherLoader || isServerData(modules) : change.isServerEdited
  if (needsProps) {
    const pages = findPagesReaching(context, server, file)
    if (pages.length > 0) hot.send(HOT_EVENTS.props, { pages })
  }
  if (change === undefined || !change.isClientSame) return undefined
  context.stripped.set(file, change.text)
  // What is left are style sheets that were made from the file's text.
  return modules.filter(({ id }) => id === null)
}

/** Sends the route table when a page has gained or lost its loader (C186). */
async function followLoader(
  context: PluginContext,
  { file, server }: HotUpdateOptions,
  code: string,
): Promise<boolean> {
  const known = context.loaders.get(file)
  if (known === undefined) return false
  const hasLoader = hasLoaderIn(code, file)
  if (hasLoader === known) return false
  context.loaders.set(file, hasLoader)
  await sendRoutes(context, server)
  return true
}

/** A text that does not parse says nothing about loaders; the compiler reports it. */
function isBroken(code: string, file: string): boolean {
  return LOADER_NAMES.test(code) && parseModule(code, file) === null
}

interface TextChange {
  readonly text: StrippedText
  readonly isClientSame: boolean
  readonly isServerEdited: boolean
}

/** Compares what was sent to the browser with what would be sent now; undefined when nothing can be. */
function compare(
  context: PluginContext,
  before: StrippedText,
  original: string,
  file: string,
): TextChange | undefined {
  try {
    const { code: kept = original, loaders = [] } = stripModule(context, original, file) ?? {}
    const text = { original, kept, loaders }
    return {
      text,
      isClientSame: foldBlanks(kept) === foldBlanks(before.kept),
      isServerEdited: removedFrom(text) !== removedFrom(before),
    }
  } catch {
    return undefined
  }
}

/** Blanks of any length are alike; that there are some is not: `a b` in JSX is not `ab`. */
function foldBlanks(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** The characters that were replaced by blanks. */
function removedFrom({ original, kept }: StrippedText): string {
  let removed = ''
  for (let index = 0; index < original.length; index++) {
    if (original[index] !== kept[index]) removed += original[index]
  }
  return removed
}

/** A module that can make data: the server's alone, or one of both that is more than components and styles. */
function isServerData(modules: readonly EnvironmentModuleNode[]): boolean {
  return modules.every(({ isSelfAccepting }) => isSelfAccepting !== true)
}
