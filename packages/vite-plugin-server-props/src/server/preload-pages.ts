import type { ServerApp } from '../shared/server-app.js'
import { createPreloadMessage } from './errors.js'

/**
 * Imports all modules of an app, so that no visitor waits for one. Never rejects: a module that can't be loaded is told of,
 * and answered with an error when it is asked for; the others serve (F14).
 */
export async function preloadPages(app: ServerApp): Promise<void> {
  const { routes, apiRoutes, errorPage, notFoundPage, serverErrorPage } = app
  const modules = [
    ...routes,
    ...apiRoutes,
    errorPage,
    notFoundPage,
    serverErrorPage,
    app.app,
    app.document,
  ].filter((module) => module !== undefined)
  await Promise.all(
    modules.map(async ({ file, load }) => {
      try {
        await load()
      } catch (error) {
        console.error(createPreloadMessage(file), error)
      }
    }),
  )
}
