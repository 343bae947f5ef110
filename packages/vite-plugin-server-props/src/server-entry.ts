// The real file behind the one input of the server's environment: what hosts import. It listens to nothing.
import type { IncomingMessage, ServerResponse } from 'node:http'
import app from 'virtual:server-props/app'
import type { ServeFileAt } from './node/node-request.js'
import type { AppHandler, NodeHandler } from './node/to-node-handler.js'
import { createFetch, type FetchHandler } from './server/fetch-entry.js'
import { createHandler } from './server/handler.js'
import { createObserver } from './server/observe/create-observer.js'

const answer = /* @__PURE__ */ createHandler(app, { observer: /* @__PURE__ */ createObserver() })

/** Answers a web request; addresses below another base are 404. */
export const fetch: FetchHandler = /* @__PURE__ */ createFetch(answer)

/** Answers a request of Node's HTTP server; for `createServer`, `app.use` of Express and the like. */
export const handler: AppHandler = /* @__PURE__ */ Object.assign(
  toLazyHandler(),
  app.rules && { withFiles: toLazyHandler },
  app.preloadPages && { preload: () => app.preloadPages?.(app) },
)

/** Node's part is loaded when it is needed: other runtimes have no `node:` modules. */
function toLazyHandler(serveFile?: ServeFileAt): NodeHandler {
  let loaded: NodeHandler | undefined
  return (req: IncomingMessage, res: ServerResponse, next?: (error?: unknown) => void) => {
    if (loaded !== undefined) return loaded(req, res, next)
    return import('./node/to-node-handler.js').then(({ toNodeHandler }) => {
      loaded ??= toNodeHandler(answer, serveFile)
      loaded(req, res, next)
    })
  }
}

export default { fetch } as { readonly fetch: FetchHandler }

// Hosts that run this file in development: an edit is seen at the next request, without a full reload.
import.meta.hot?.accept()
