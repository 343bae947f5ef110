import type { HeaderRule, I18nOptions, RedirectRule, Rewrite, Rewrites } from './routing.js'

/** The object of a `next.config` file. Keys of Next's that are not named here may be there too. */
export interface NextConfig {
  basePath?: string
  trailingSlash?: boolean
  compress?: boolean
  reactStrictMode?: boolean
  typedRoutes?: boolean
  i18n?: I18nOptions | null
  env?: Record<string, string | undefined>
  pageExtensions?: string[]
  redirects?: () => Promise<readonly RedirectRule[]> | readonly RedirectRule[]
  rewrites?: () => Promise<readonly Rewrite[] | Rewrites> | readonly Rewrite[] | Rewrites
  headers?: () => Promise<readonly HeaderRule[]> | readonly HeaderRule[]
  // oxlint-disable-next-line typescript/no-explicit-any -- options of Next's that have no counterpart here
  [key: string]: any
}
