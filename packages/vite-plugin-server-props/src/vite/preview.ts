import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin, PreviewServer, ResolvedConfig } from 'vite'
import type { ServeFileAt } from '../node/node-request.js'
import { createStaticFiles } from '../node/static-files.js'
import type { AppHandler } from '../node/to-node-handler.js'
import { getConfig, type PluginContext } from './context.js'
import { createNoBuildError } from './errors.js'
import { refuseFileMethods } from './file-methods.js'
import { acceptBareBase, withFullUrl } from './node-handler.js'

/** `vite preview`: the server that was built, after the files that Vite serves itself. */
export function previewPlugin(context: PluginContext): Plugin {
  return {
    name: 'server-props:preview',
    configurePreviewServer: {
      // A host's plugin goes first.
      order: 'post',
      async handler(server: PreviewServer) {
        const config = getConfig(context)
        const outDir = config.environments['ssr']?.build.outDir ?? `${config.build.outDir}/server`
        const file = path.resolve(config.root, outDir, 'index.js')
        if (!existsSync(file)) throw createNoBuildError(file)
        // React reads it once, when it is imported.
        process.env['NODE_ENV'] = 'production'
        const entry: unknown = await import(pathToFileURL(file).href)
        const handler = toNodeHandler(entry)
        const client = (config.environments['client'] ?? config).build
        const clientDir = path.resolve(config.root, client.outDir)
        server.middlewares.use(refuseFileMethods(clientDir, config.base))
        if (handler?.withFiles !== undefined) {
          server.middlewares.use(handler.withFiles(openFiles(config.base, clientDir, client)))
        }
        server.middlewares.use(acceptBareBase(config.base))
        return () => {
          if (handler !== undefined) server.middlewares.use(withFullUrl(handler))
        }
      },
    },
  }
}

/** The files of a build, for an app whose redirects, rewrites and headers go before them. */
function openFiles(
  base: string,
  clientDir: string,
  { assetsDir, sourcemap }: ResolvedConfig['build'],
): ServeFileAt {
  const serveFile = createStaticFiles({ base, assetsDir, clientDir, hasSourceMaps: sourcemap === true })
  return (req, res, file, headers) => serveFile(req, res, base + file.slice(1), headers)
}

/** An entry of the user's own may lack the Node handler; such a server is not ours to preview. */
function toNodeHandler(entry: unknown): AppHandler | undefined {
  if (typeof entry !== 'object' || entry === null || !('handler' in entry)) return undefined
  const { handler } = entry
  return typeof handler === 'function' ? (handler as AppHandler) : undefined
}
