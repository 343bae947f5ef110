/** The id of the element that React renders a page into. */
export const ROOT_ID = 'root'

/** The id of the `<script type="application/json">` that carries the payload. */
export const PAYLOAD_ID = '__SERVER_PROPS__'

/** First path segment, below the base, of every page data address. */
export const DATA_SEGMENT = '_data'

/** Sent with every answer for page data, so that a client of another deployment notices. */
export const BUILD_HEADER = 'x-server-props-build'

/** Sent with every 500: the name of the error in the server's log. */
export const DIGEST_HEADER = 'x-server-props-digest'

/** The build id in development. */
export const DEV_BUILD_ID = 'dev'

/** Marks the tags in the document's head that `<Head>` owns. */
export const HEAD_ATTRIBUTE = 'data-server-props-head'

/** Marks the scripts of `<Script>`, which are not `<Head>`'s, with their strategy. The name is Next's. */
export const SCRIPT_ATTRIBUTE = 'data-nscript'

/** The id of the `<script type="application/json">` that carries what a `_document` wants to be loaded later. */
export const LATER_SCRIPTS_ID = '__SERVER_PROPS_SCRIPTS__'

/** Custom events between the development server and the browser. */
export const HOT_EVENTS = {
  /** Server-only code changed: `{ pages: string[] }`, the patterns of the pages whose props it makes. */
  props: 'server-props:props',
  /** A page was added, removed, or gained or lost its loader: `{ rows: RouteRow[] }`. */
  routes: 'server-props:routes',
  /** From the browser: a page threw while it rendered there: `{ message: string, stack: string }`. */
  error: 'server-props:error',
} as const
