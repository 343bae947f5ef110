// The real file behind the one input of the server's environment: what hosts import. It listens to nothing.
import type { IncomingMessage, ServerResponse } from 'node:http'
import app from 'virtual:server-props/app'
import type { NodeHandler } from './node/to-node-handler.js'
import { createFetch, type FetchHandler } from './server/fetch-entry.js'
import { createHandler } from './server/handler.js'

const answer = /* @__PURE__ */ createHandler(app)
let nodeHandler: NodeHandler | undefined

/** Answers a web request; addresses below another base are 404. */
export const fetch: FetchHandler = /* @__PURE__ */ createFetch(answer)

/** Answers a request of Node's HTTP server; for `createServer`, `app.use` of Express and the like. */
export function handler(
  req: IncomingMessage,
  res: ServerResponse,
  next?: (error?: unknown) => void,
): Promise<void> | void {
  if (nodeHandler !== undefined) return nodeHandler(req, res, next)
  return loadNodeHandler().then((loaded) => loaded(req, res, next))
}

/** Loaded when it is needed: other runtimes have no `node:` modules. */
async function loadNodeHandler(): Promise<NodeHandler> {
  const { toNodeHandler } = await import('./node/to-node-handler.js')
  return (nodeHandler ??= toNodeHandler(answer))
}

export default { fetch } as { readonly fetch: FetchHandler }

// Hosts that run this file in development: an edit is seen at the next request, without a full reload.
import.meta.hot?.accept()
