import { PACKAGE, VIRTUAL } from './virtual-ids.js'

/**
 * Writes the module that the development server runs. Edits of what it imports end here: without an
 * `accept` each of them would be a full reload of the server's modules, which the log shows as failed.
 */
export function writeDevHandlerModule(): string {
  return `import app from ${JSON.stringify(VIRTUAL.app)}
import { toNodeHandler } from '${PACKAGE}/node'
import { createHandler, createObserver } from '${PACKAGE}/server'

const observer = createObserver()

export const createDevHandler = (hooks, serveFile) => toNodeHandler(createHandler(app, { ...hooks, observer }), serveFile)

import.meta.hot?.accept()
`
}
