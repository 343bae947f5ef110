import type { PageResponse, ServerRequest } from '../shared/exchange.js'
import type { RouterState } from '../shared/router-types.js'
import type { Params, Query } from '../shared/url/query.js'
import type { LazyKey } from './context-keys.js'
import { withCookies } from './cookies.js'
import type { LoadedPage } from './page-parts.js'
import type { ParsedPage } from './parse-request.js'
import type { Preview } from './preview/read-preview.js'

const NO_LOCALES: readonly string[] = Object.freeze([])

/**
 * What `getServerSideProps` gets (S33 to S59). All keys that it can see are its own, so that `{ ...context }` has them;
 * `req`, `res`, `request` and `signal` are made when they are read. Their getters are shared by all
 * contexts: closures for each request would take longer than a small loader.
 */
export class PropsContext {
  readonly #request: ServerRequest
  readonly query: Query
  readonly resolvedUrl: string
  /** Only on pages with parameters. */
  declare readonly params?: Params
  readonly locale: string | undefined
  readonly locales: readonly string[]
  readonly defaultLocale: string | undefined

  declare readonly res: PageResponse
  /** These three only in draft mode. */
  declare readonly draftMode?: true
  declare readonly preview?: true
  declare readonly previewData?: unknown
  /** Only where some of the props are asked for. */
  declare readonly only?: readonly string[]

  constructor(
    request: ServerRequest,
    { paramNames, lazyKeys }: LoadedPage,
    parsed: ParsedPage,
    router: RouterState,
    preview: Preview | undefined,
  ) {
    this.#request = request
    this.query = router.query
    this.resolvedUrl = toResolvedUrl(parsed, router)
    this.locale = router.locale
    this.locales = router.locales ?? NO_LOCALES
    this.defaultLocale = router.defaultLocale
    if (paramNames.length > 0) this.params = parsed.params
    if (parsed.only !== undefined) this.only = parsed.only
    if (preview !== undefined) {
      this.draftMode = true
      this.preview = true
      this.previewData = preview.data
    }
    for (const key of lazyKeys) {
      // Node's response is there already.
      if (key === 'res' && request.touchedRes !== undefined) this.res = request.touchedRes
      else Object.defineProperty(this, key, PropsContext.#lazy[key])
    }
  }

  static readonly #lazy: Readonly<Record<LazyKey, PropertyDescriptor>> = {
    req: toLazyKey('req', (context) => withCookies(context.#request.req)),
    res: toLazyKey('res', (context) => context.#request.res),
    request: toLazyKey('request', (context) => context.#request.request),
    signal: toLazyKey('signal', (context) => context.#request.signal),
  }
}

/** The page's own path with the requested search (S42 to S45); after a rewrite it is not the one shown (S273). */
function toResolvedUrl({ rewritten, search }: ParsedPage, { asPath }: RouterState): string {
  return rewritten === undefined ? asPath : rewritten.path + search
}

function toLazyKey(
  name: LazyKey,
  read: (context: PropsContext) => unknown,
): PropertyDescriptor & ThisType<PropsContext> {
  return {
    configurable: true,
    enumerable: true,
    get() {
      return read(this)
    },
    set(value: unknown) {
      Object.defineProperty(this, name, { configurable: true, enumerable: true, writable: true, value })
    },
  }
}
