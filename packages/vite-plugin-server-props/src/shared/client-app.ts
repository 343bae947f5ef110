import type { LoadedModule } from './server-app.js'

/** What the generated client entry hands to the client. Holds imports and data only. */
export interface ClientApp {
  /** Vite's `base`; begins and ends with `/`. */
  readonly base: string
  readonly isDev: boolean
  /** The App module, the default one if the app has none. */
  readonly App: LoadedModule
  /** The number of shards of the route table. */
  readonly shards: number
  /** Where the build put hashed files, below the base, such as `assets`. */
  readonly assetsDir: string
  /** The address of what the first page has no need of: the generated module, base included. */
  readonly later: string
  /** In development: gives the whole route table in place of shards. */
  readonly loadRoutes?: () => Promise<LoadedModule>
  /** In development: gives the module itself. */
  readonly loadLater?: () => Promise<LoadedModule>
}
