import type { PageResponse, ServerRequest } from '../shared/exchange.js'
import type { RouterState } from '../shared/router-types.js'
import type { Params, Query } from '../shared/url/query.js'
import { withCookies } from './cookies.js'
import type { Preview } from './preview/read-preview.js'

const NO_LOCALES: readonly string[] = Object.freeze([])

/**
 * What `getServerSideProps` gets (S33 to S59). All keys are its own, so that `{ ...context }` has them;
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
    router: RouterState,
    resolvedUrl: string,
    params: Params | undefined,
    preview: Preview | undefined,
    only: readonly string[] | undefined,
  ) {
    this.#request = request
    this.query = router.query
    this.resolvedUrl = resolvedUrl
    this.locale = router.locale
    this.locales = router.locales ?? NO_LOCALES
    this.defaultLocale = router.defaultLocale
    if (params !== undefined) this.params = params
    if (only !== undefined) this.only = only
    if (preview !== undefined) {
      this.draftMode = true
      this.preview = true
      this.previewData = preview.data
    }
    const { touchedRes } = request
    // Node's response is there already; each lazy key takes a tenth of a microsecond.
    if (touchedRes === undefined) Object.defineProperty(this, 'res', PropsContext.#lazyRes)
    else this.res = touchedRes
    Object.defineProperty(this, 'req', PropsContext.#lazyReq)
    Object.defineProperty(this, 'request', PropsContext.#lazyRequest)
    Object.defineProperty(this, 'signal', PropsContext.#lazySignal)
  }

  static readonly #lazyRes = toLazyKey('res', (context) => context.#request.res)
  static readonly #lazyReq = toLazyKey('req', (context) => withCookies(context.#request.req))
  static readonly #lazyRequest = toLazyKey('request', (context) => context.#request.request)
  static readonly #lazySignal = toLazyKey('signal', (context) => context.#request.signal)
}

function toLazyKey(
  name: string,
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
