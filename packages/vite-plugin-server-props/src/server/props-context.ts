import type { ServerRequest } from '../shared/exchange.js'
import type { Params, Query } from '../shared/url/query.js'
import { withCookies } from './cookies.js'

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
  readonly locale: string | undefined = undefined
  readonly locales: readonly string[] = NO_LOCALES
  readonly defaultLocale: string | undefined = undefined

  constructor(request: ServerRequest, query: Query, resolvedUrl: string, params: Params | undefined) {
    this.#request = request
    this.query = query
    this.resolvedUrl = resolvedUrl
    if (params !== undefined) this.params = params
    for (const [name, descriptor] of PropsContext.#lazyKeys) Object.defineProperty(this, name, descriptor)
  }

  static readonly #lazyKeys: readonly (readonly [string, PropertyDescriptor])[] = [
    toLazyKey('req', (context) => withCookies(context.#request.req)),
    toLazyKey('res', (context) => context.#request.res),
    toLazyKey('request', (context) => context.#request.request),
    toLazyKey('signal', (context) => context.#request.signal),
  ]
}

function toLazyKey(
  name: string,
  read: (context: PropsContext) => unknown,
): readonly [string, PropertyDescriptor] {
  const descriptor: PropertyDescriptor & ThisType<PropsContext> = {
    configurable: true,
    enumerable: true,
    get() {
      return read(this)
    },
    set(value: unknown) {
      Object.defineProperty(this, name, { configurable: true, enumerable: true, writable: true, value })
    },
  }
  return [name, descriptor]
}
