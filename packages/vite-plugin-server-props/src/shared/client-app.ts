import type { LoadedModule } from './server-app.js'
import type { NextWebVitalsMetric } from './web-vitals-metric.js'

/** What the generated client entry hands to the client. Holds imports and data only. */
export interface ClientApp {
  /** Vite's `base`; begins and ends with `/`. */
  readonly base: string
  readonly isDev: boolean
  readonly isNext: boolean
  /** The App module, the default one if the app has none. */
  readonly App: LoadedModule
  /** The number of shards of the route table. */
  readonly shards: number
  /** Whether addresses of pages end with a slash; absent when they don't. */
  readonly trailingSlash?: boolean
  /** Where the build put hashed files, below the base, such as `assets`. */
  readonly assetsDir: string
  /** In development: gives the whole route table in place of shards. */
  readonly loadRoutes?: () => Promise<LoadedModule>
  /** In apps with a `pages/_document`: loads the scripts that it wants to be loaded later. */
  readonly loadScripts?: () => Promise<{ initScriptLoader(scripts: readonly object[]): void }>
  /** In apps whose `pages/_app` has `reportWebVitals`. */
  readonly loadWebVitals?: () => Promise<{
    reportWebVitals(report: (metric: NextWebVitalsMetric) => void): void
  }>
}
