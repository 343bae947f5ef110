import type { LoadedModule } from '../shared/server-app.js'

/** The outside, as tests put something else in its place. */
export interface Environment {
  readonly fetch: typeof fetch
  importModule(url: string): Promise<LoadedModule>
}

export const browser: Environment = {
  fetch: (...args) => fetch(...args),
  // Whole: to an address that begins with a slash, Vite adds a query in development, and what imports the
  // module by its name (React's refresh does, in the module itself) evaluates it a second time.
  importModule: (url) => import(/* @vite-ignore */ new URL(url, location.href).href) as Promise<LoadedModule>,
}
