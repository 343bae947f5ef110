import type { ServerApp } from '../shared/server-app.js'
import type { createApi } from './api/create-api.js'
import type { createRuleRouter } from './apply-rules.js'
import type { preloadPages } from './preload-pages.js'
import type { LocaleReader } from './read-locale.js'

/** Parts of the server that not every app needs: the generated module imports those that its app does. */
export interface ServerParts {
  /** With API routes. */
  readonly createApi?: typeof createApi
  /** With redirects, rewrites or headers. */
  readonly createRuleRouter?: typeof createRuleRouter
  /** With the option of that name. */
  readonly preloadPages?: typeof preloadPages
  /** With i18n. */
  readonly localeReader?: LocaleReader
}

/** An app, and what it needs of the server. */
export interface ServerOptions extends ServerApp, ServerParts {}
