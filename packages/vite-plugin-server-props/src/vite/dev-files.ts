import type { IncomingMessage } from 'node:http'
import type { ViteDevServer } from 'vite'
import type { ServeFileAt } from '../node/node-request.js'
import type { PluginContext } from './context.js'
import { isFile } from './file-methods.js'

/** The files of `public/` in development, which Vite sends; our rules go before them. */
export interface DevFiles {
  /**
   * Whether a request is answered before Vite's own middlewares see it: redirects, rewrites and headers go
   * before files, and some are for addresses outside of the base.
   */
  isOurs(req: IncomingMessage): boolean
  /** Gives a request for a file back to Vite, under the address that a rewrite has made of it. */
  readonly serveFile: ServeFileAt
}

/** The files of a server. */
export function createDevFiles(
  context: PluginContext,
  { config, middlewares }: Pick<ViteDevServer, 'config' | 'middlewares'>,
): DevFiles {
  const { base, publicDir } = config
  const handedBack = new WeakSet<IncomingMessage>()
  return {
    isOurs(req) {
      if (context.routing.rules === undefined || handedBack.has(req)) return false
      const { url = '/' } = req
      return isFile(publicDir, url, base) || !`${url.replace(/[?#].*/s, '')}/`.startsWith(base)
    },
    serveFile(req, res, path, headers) {
      if (!isFile(publicDir, path, '/')) return false
      for (const [name, value] of headers) res.setHeader(name, value)
      handedBack.add(req)
      req.url = base + path.slice(1)
      middlewares.handle(req, res, () => {
        res.statusCode = 404
        res.end()
      })
      return true
    },
  }
}
