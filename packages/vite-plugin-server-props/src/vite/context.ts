import type { ResolvedConfig, ViteDevServer } from 'vite'
import { createChangeCounter, type ChangeCounter } from './changes.js'
import type { ClientAssets } from './collect-assets.js'
import { createRequestLog, type RequestLog } from './devtools/request-log.js'
import { resolveOptions, type ResolvedOptions, type ServerPropsOptions } from './options.js'
import type { PageParts } from './page-parts.js'
import type { PagesTable } from './pages.js'
import { NO_ROUTING, type Routing } from './routing/routing.js'
import { createRepeats, type IsRepeat } from './saves.js'
import type { LoaderName } from './strip/loader-names.js'

/** The pages as they were found last, or why they can't be used. */
export type PagesState =
  | { readonly kind: 'pages'; readonly table: PagesTable }
  | { readonly kind: 'error'; readonly error: Error }

/** What the plugins of one `serverProps()` share. Two servers in one process have two of them. */
export interface PluginContext {
  /** What `serverProps()` was given. */
  readonly given: ServerPropsOptions
  /** With what `next.config` says, from the `config` hook on. */
  options: ResolvedOptions
  /** Vite's root with forward slashes; known from the `config` hook on. */
  root: string
  /** Known from the `config` hook on. */
  pages: PagesState | undefined
  /** What the options and `next.config` say about addresses; known from the `config` hook on. */
  routing: Routing
  /** What Vite starts anew for: `next.config`, and what it imports. */
  configFiles: readonly string[]
  /** What is said once when Vite starts, as sentences. */
  configWarnings: readonly string[]
  /** Known from the `configResolved` hook on. */
  config: ResolvedConfig | undefined
  /** In development only. */
  server: ViteDevServer | undefined
  /** Once the client was built. */
  assets: ClientAssets | undefined
  /** The app's `index.html` as the client's build left it. */
  builtShell: string | undefined
  /** In a build, once the browser's entry was written. */
  pageParts: PageParts | undefined
  /** The module texts that the browser was sent, by file, as long as a loader was taken out. */
  readonly stripped: Map<string, StrippedText>
  /** In development: which pages have a loader, by file, as far as they were read; edits are followed. */
  readonly loaders: Map<string, boolean>
  /** In development: counts changes of files. */
  readonly changes: ChangeCounter
  /** In development: for changes that come in two halves. */
  readonly isRepeat: IsRepeat
  /** In development: the last requests. */
  readonly requests: RequestLog
  /** What draft mode's cookies are sealed with; made when it is first needed. */
  previewKey: string | undefined
  /** Names that were put into `process.env` from `.env` files. */
  readonly envNames: Set<string>
}

/** A module before and after its loaders were taken out; both have the same length. */
export interface StrippedText {
  readonly original: string
  readonly kept: string
  /** Those that it exports. */
  readonly loaders: readonly LoaderName[]
}

/** What one `serverProps()` begins with. Throws when an option is unknown or of the wrong type. */
export function createContext(given: ServerPropsOptions): PluginContext {
  return {
    given,
    options: resolveOptions(given),
    root: '',
    pages: undefined,
    routing: NO_ROUTING,
    configFiles: [],
    configWarnings: [],
    config: undefined,
    server: undefined,
    assets: undefined,
    builtShell: undefined,
    pageParts: undefined,
    stripped: new Map(),
    loaders: new Map(),
    changes: createChangeCounter(),
    isRepeat: createRepeats(),
    requests: createRequestLog(),
    previewKey: undefined,
    envNames: new Set(),
  }
}

/** The pages; throws what is wrong with them. Not before the `config` hook. */
export function getPages(context: PluginContext): PagesTable {
  const { pages } = context
  if (pages === undefined)
    throw new Error('[server-props] Internal error: pages are read before Vite is configured')
  if (pages.kind === 'error') throw pages.error
  return pages.table
}

/** Vite's config; not before the `configResolved` hook. */
export function getConfig(context: PluginContext): ResolvedConfig {
  if (context.config === undefined)
    throw new Error('[server-props] Internal error: the config is read before it is resolved')
  return context.config
}
