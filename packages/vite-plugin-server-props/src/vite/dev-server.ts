import type { IncomingMessage } from 'node:http'
import { isRunnableDevEnvironment, type Connect, type Plugin, type ViteDevServer } from 'vite'
import type { ServeFileAt } from '../node/node-request.js'
import type { ServerHooks } from '../shared/exchange.js'
import { parseTarget } from '../shared/url/parse-target.js'
import { answerClientErrors } from './client-error.js'
import { writeChanges } from './changes.js'
import { getConfig, getPages, type PluginContext } from './context.js'
import { logError, renderDevError } from './dev-error.js'
import { collectDevStyles } from './dev-styles.js'
import { createEnvCheck } from './env-in-props.js'
import { createDevFiles, type DevFiles } from './dev-files.js'
import { refuseFileMethods } from './file-methods.js'
import { acceptBareBase, withFullUrl, type NodeHandler } from './node-handler.js'
import { VIRTUAL } from './virtual-ids.js'
import { refreshPages, watchPages } from './watch-pages.js'

/** Answers pages in development, after Vite's own middlewares: its check of the host comes first (T34, T35). */
export function devServerPlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:dev-server',
    apply: 'serve',
    configureServer(server) {
      context.server = server
      watchPages(context, server)
      context.changes.answer(server)
      answerClientErrors(context, server)
      server.middlewares.use(refuseFileMethods(server.config.publicDir, server.config.base))
      server.middlewares.use(acceptBareBase(server.config.base))
      const files = createDevFiles(context, server)
      const answer = createDevMiddleware(context, server, files)
      server.middlewares.use((req, res, next) => (files.isOurs(req) ? answer(req, res, next) : next()))
      return () => server.middlewares.use(answer)
    },
  }
}

type CreateDevHandler = (hooks: ServerHooks, serveFile: ServeFileAt) => NodeHandler

function createDevMiddleware(
  context: PluginContext,
  server: ViteDevServer,
  { serveFile }: DevFiles,
): Connect.NextHandleFunction {
  const hooks: ServerHooks = {
    onError: (error, info) => logError(server, error, info),
    renderError: (error, info) => renderDevError(context, server, error, info),
    checkProps: createEnvCheck(context),
    onAnswer: (answered) => context.requests.add(answered),
    toHead: async (file) =>
      writeChanges(context.changes.forDocument()) + (await collectDevStyles(context, server, file)),
  }
  let last: { readonly create: CreateDevHandler; readonly handler: NodeHandler } | undefined
  const loadHandler = async (create: CreateDevHandler): Promise<NodeHandler> => {
    // An edit makes a new one; requests in between share it.
    if (last?.create !== create) last = { create, handler: create(hooks, serveFile) }
    return last.handler
  }
  const answer: NodeHandler = async (req, res, next) => {
    const { ssr } = server.environments
    // A host that runs the server elsewhere answers itself (ecosystem 2.3.9).
    if (!isRunnableDevEnvironment(ssr) || 'dispatchFetch' in ssr) return next()
    if (isForeignDataRequest(context, req)) {
      res.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' })
      return res.end('Page data is not given to other sites during development.')
    }
    if (req.method === 'OPTIONS' && isOfVite(req.url, server)) {
      // What Vite's own answer would have been (see `server.cors` in config.ts).
      res.writeHead(204, { 'content-length': '0' })
      return res.end()
    }
    try {
      // The way out of an error may have been missed: watchers are late, and at first they are deaf.
      if (context.pages?.kind === 'error') await refreshPages(context, server)
      getPages(context)
      const module = await ssr.runner.import<{ createDevHandler: CreateDevHandler }>(VIRTUAL.devHandler)
      const handler = await loadHandler(module.createDevHandler)
      return await handler(req, res, next)
    } catch (error) {
      logError(server, error)
      if (res.headersSent) return next(error)
      const html = await renderDevError(context, server, error)
      res.writeHead(500, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      return res.end(html)
    }
  }
  return withFullUrl((...args) => context.changes.during(() => answer(...args)))
}

/** Whether an address is one of Vite's own, at which it answers nothing but GET and HEAD. */
function isOfVite(url: string | undefined, { config }: ViteDevServer): boolean {
  if (url?.startsWith(config.base) !== true) return false
  return /^(?:@(?:vite|id|fs|react-refresh)|node_modules)(?:[/?]|$)/.test(url.slice(config.base.length))
}

/** Another site's page in the developer's browser asks for data (T35). */
function isForeignDataRequest(context: PluginContext, req: IncomingMessage): boolean {
  if (req.headers['sec-fetch-site'] !== 'cross-site') return false
  const target = parseTarget(req.url ?? '/', getConfig(context).base, { isNext: context.options.next })
  return target.kind === 'data'
}
