/** The id of the element that React renders a page into; in next mode Next's. */
export const ROOT_ID = 'root'
export const NEXT_ROOT_ID = '__next'

/** The id of the `<script type="application/json">` that carries the payload; in next mode Next's. */
export const PAYLOAD_ID = '__SERVER_PROPS__'
export const NEXT_PAYLOAD_ID = '__NEXT_DATA__'

/** First path segment, below the base, of every page data address. */
export const DATA_SEGMENT = '_data'

/** In next mode page data has a second address, which begins with these segments. */
export const NEXT_DATA_SEGMENTS = ['_next', 'data'] as const

/** Sent with every answer for page data, so that a client of another deployment notices. */
export const BUILD_HEADER = 'x-server-props-build'

/** Sent with page data that a rewrite led to: a `Rewrite` as encoded JSON. */
export const REWRITE_HEADER = 'x-server-props-rewrite'

/** Sent with every 500: the name of the error in the server's log. */
export const DIGEST_HEADER = 'x-server-props-digest'

/** The build id in development; in next mode Next's. */
export const DEV_BUILD_ID = 'dev'
export const NEXT_DEV_BUILD_ID = 'development'

/** Marks the tags in the document's head that `<Head>` owns. */
export const HEAD_ATTRIBUTE = 'data-server-props-head'

/** Marks the scripts of `<Script>`, which are not `<Head>`'s, with their strategy. The name is Next's. */
export const SCRIPT_ATTRIBUTE = 'data-nscript'

/** The id of the `<script type="application/json">` that carries what a `_document` wants to be loaded later. */
export const LATER_SCRIPTS_ID = '__SERVER_PROPS_SCRIPTS__'

/**
 * The id of the `<script type="text/plain">` with the number of changes before a document of development. The first
 * JSON in a document is the payload.
 */
export const CHANGES_ID = '__SERVER_PROPS_CHANGES__'

/** Custom events between the development server and the browser. */
export const HOT_EVENTS = {
  /** Server-only code changed: `{ pages: string[] }`, the patterns of the pages whose props it makes. */
  props: 'server-props:props',
  /** A page was added, removed, or gained or lost its loader: `{ rows: RouteRow[] }`. */
  routes: 'server-props:routes',
  /** From the browser: a page could not be loaded, or threw while it rendered: `{ message, stack, module? }`. */
  error: 'server-props:error',
  /** A file that the app uses has changed: `{ changes: number }`, how many have so far. */
  change: 'server-props:change',
  /** From the browser, once a document can follow edits: how many changes have there been? */
  askChanges: 'server-props:ask-changes',
  /** The answer: `{ changes: number }`. */
  changes: 'server-props:changes',
} as const
