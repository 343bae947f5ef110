import { existsSync } from 'node:fs'
import { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin, PreviewServer } from 'vite'
import { getConfig, type PluginContext } from './context.js'
import { createNoBuildError } from './errors.js'
import { refuseFileMethods } from './file-methods.js'
import { acceptBareBase, withFullUrl, type NodeHandler } from './node-handler.js'

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
        const clientDir = config.environments['client']?.build.outDir ?? config.build.outDir
        server.middlewares.use(refuseFileMethods(path.resolve(config.root, clientDir), config.base))
        server.middlewares.use(acceptBareBase(config.base))
        return () => {
          if (handler !== undefined) server.middlewares.use(withFullUrl(handler))
        }
      },
    },
  }
}

/** An entry of the user's own may lack the Node handler; such a server is not ours to preview. */
function toNodeHandler(entry: unknown): NodeHandler | undefined {
  if (typeof entry !== 'object' || entry === null || !('handler' in entry)) return undefined
  const { handler } = entry
  if (typeof handler !== 'function') return undefined
  return (req: IncomingMessage, res: ServerResponse, next) => handler(req, res, next)
}
