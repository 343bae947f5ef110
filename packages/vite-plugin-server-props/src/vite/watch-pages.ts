import { normalizePath, type ViteDevServer } from 'vite'
import { HOT_EVENTS } from '../shared/names.js'
import type { PagesState, PluginContext } from './context.js'
import { listDevRows } from './dev-rows.js'
import { forgetEnvNames, isEnvFile, toEnvDir } from './env-files.js'
import { findPages } from './find-pages.js'
import { hasGuardName } from './next-guards.js'
import { listBrowserPages } from './pages.js'
import { writeTypedLinks } from './typed-links.js'
import { toResolvedId, VIRTUAL } from './virtual-ids.js'

/** Long enough for an editor to replace a file, or a checkout to write many, and too short to notice. */
const DELAY = 40

/** Follows pages that are added and removed while the server runs (C195, C196), and `.env` files (S58). */
export function watchPages(context: PluginContext, server: ViteDevServer): void {
  let timer: NodeJS.Timeout | undefined
  const look = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      refreshPages(context, server).catch((error: unknown) => server.config.logger.error(String(error)))
    }, DELAY)
  }
  const update = (file: string): void => {
    if (isInPages(context.root, file)) context.loaders.delete(normalizePath(file))
    else if (context.given.next !== true || !hasGuardName(file)) return
    look()
  }
  // What was added while the watcher read the folders is not reported.
  server.watcher.on('add', update).on('unlink', update).once('ready', look)
  server.httpServer?.once('close', () => clearTimeout(timer))
  // Vite restarts on these; the new server reads them again, and what is in process.env would win.
  const envDir = toEnvDir(context.root, server.config.envDir)
  server.watcher.on('all', (_event, file) => {
    if (isEnvFile(file, envDir)) forgetEnvNames(context.envNames)
  })
}

/** Whether a file lies where pages are looked for, whatever it is. */
export function isInPages(root: string, file: string): boolean {
  const path = file.replaceAll('\\', '/')
  return path.startsWith(`${root}/pages/`) || path.startsWith(`${root}/src/pages/`)
}

/** Reads the pages folder again, and tells server and browsers when something is different. */
export async function refreshPages(context: PluginContext, server: ViteDevServer): Promise<void> {
  const before = context.pages
  const after = findPages(context)
  if (isSame(before, after)) return followReplaced(context, server)
  context.pages = after
  if (after.kind === 'error') server.config.logger.error(after.error.message, { timestamp: true })
  else {
    const known = before?.kind === 'pages' ? before.table.warnings : []
    for (const warning of after.table.warnings) {
      if (!known.includes(warning))
        server.config.logger.warn(`[server-props] ${warning}`, { timestamp: true })
    }
  }
  writeTypedLinks(context, server.config.logger)
  invalidateServerApp(server)
  await sendRoutes(context, server)
  // The App is a static import of the browser's entry.
  if (appOf(before) !== appOf(after)) {
    invalidate(server, VIRTUAL.client)
    server.environments.client.hot.send({ type: 'full-reload' })
  }
  context.changes.announce(server)
}

/** A page that was written anew under its name may have gained or lost its loader. */
async function followReplaced(context: PluginContext, server: ViteDevServer): Promise<void> {
  const { pages, loaders } = context
  if (pages?.kind !== 'pages' || loaders.size === 0) return
  if (!listBrowserPages(pages.table).every(({ file }) => loaders.has(file))) await sendRoutes(context, server)
}

function isSame(before: PagesState | undefined, after: PagesState): boolean {
  if (before?.kind === 'error' && after.kind === 'error') return before.error.message === after.error.message
  return JSON.stringify(before) === JSON.stringify(after)
}

function appOf(state: PluginContext['pages']): string | undefined {
  return state?.kind === 'pages' ? state.table.app?.file : undefined
}

/** Makes the next request see the app as it is now: the runner asks for what is invalid. */
export function invalidateServerApp(server: ViteDevServer): void {
  const { moduleGraph } = server.environments.ssr
  const module = moduleGraph.getModuleById(toResolvedId(VIRTUAL.app))
  if (module !== undefined) moduleGraph.invalidateModule(module)
}

/** Tells open browsers the route table; those that come later read it themselves. */
export async function sendRoutes(context: PluginContext, server: ViteDevServer): Promise<void> {
  invalidate(server, VIRTUAL.routes)
  if (context.pages?.kind !== 'pages') return
  server.environments.client.hot.send(HOT_EVENTS.routes, { rows: await listDevRows(context) })
}

function invalidate(server: ViteDevServer, id: string): void {
  const { moduleGraph } = server.environments.client
  const module = moduleGraph.getModuleById(toResolvedId(id))
  if (module !== undefined) moduleGraph.invalidateModule(module)
}
