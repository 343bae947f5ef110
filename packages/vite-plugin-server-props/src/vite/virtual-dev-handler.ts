import { PACKAGE, VIRTUAL } from './virtual-ids.js'

/**
 * Writes the module that the development server runs. Edits of pages do not come here (see `update-server.ts`); a change
 * of what it imports ends here: without an `accept` it would be a full reload, which the log shows as failed.
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
