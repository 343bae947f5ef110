import type { ApiRoute, LoadedModule, ServerApp } from '../../shared/server-app.js'
import { readApiConfig, type ApiConfig } from './api-config.js'
import { createNoHandlerError } from './errors.js'

/** An API route, ready to answer. */
export interface LoadedApi {
  readonly route: ApiRoute
  /** `(req, res)`, or `(request)` at the edge; what it gives is looked at when it has given it. */
  readonly handler: (...args: readonly unknown[]) => unknown
  readonly config: ApiConfig
}

/** Gives an API route; not as a promise when it has been loaded before. Rejects as its module does (F14). */
export type LoadApi = (route: ApiRoute) => LoadedApi | Promise<LoadedApi>

/** In development routes are loaded at each request; in production once, failures included. */
export function createApiLoader({ isDev }: ServerApp): LoadApi {
  if (isDev) return loadApi
  const kept = new Map<ApiRoute, LoadedApi | Promise<LoadedApi>>()
  return (route) => {
    const present = kept.get(route)
    if (present !== undefined) return present
    const loading = loadApi(route)
    kept.set(route, loading)
    loading.then(
      (api) => kept.set(route, api),
      () => undefined,
    )
    return loading
  }
}

async function loadApi(route: ApiRoute): Promise<LoadedApi> {
  const module = await route.load()
  const handler = getDefault(module)
  if (typeof handler !== 'function') throw createNoHandlerError(route, handler)
  return {
    route,
    // Any function may stand there; it is called with what Next calls it with.
    handler: handler as LoadedApi['handler'],
    config: readApiConfig(module, route.file),
  }
}

/** A CommonJS module that was compiled from an ES module has its default one level down. */
function getDefault(module: LoadedModule): unknown {
  const given = module.default
  return typeof given === 'object' && given !== null && 'default' in given ? given.default : given
}
