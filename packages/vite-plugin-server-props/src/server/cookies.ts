import { parse } from 'cookie-es'
import type { PageRequest, ServerRequest } from '../shared/exchange.js'

/** A request with `cookies`: decoded values by name, in an object without a prototype (S48, T4). */
export type RequestWithCookies = PageRequest & { readonly cookies: Readonly<Record<string, string>> }

/** Gives a request its `cookies`, parsed when first read. What a middleware has put there stays. */
export function withCookies(req: PageRequest): RequestWithCookies {
  if (!('cookies' in req)) Object.defineProperty(req, 'cookies', COOKIES)
  return req as RequestWithCookies
}

/** One cookie of a request, where no page needs all of them. */
export function readCookie(request: ServerRequest, name: string): string | undefined {
  const header = request.getHeader('cookie')
  if (header?.includes(`${name}=`) !== true) return undefined
  const cookies = parse(header, OPTIONS)
  return Object.hasOwn(cookies, name) ? cookies[name] : undefined
}

const OPTIONS = { decode: decodeValue }

/** Quotes around a value are not part of it (RFC 6265 4.1.1); malformed encoding stays as it is. */
function decodeValue(text: string): string {
  const value = text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
  if (!value.includes('%')) return value
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

const COOKIES: PropertyDescriptor & ThisType<PageRequest> = {
  configurable: true,
  enumerable: true,
  get() {
    const header = this.headers.cookie
    const cookies: unknown = Object.assign(
      Object.create(null),
      parse(typeof header === 'string' ? header : '', OPTIONS),
    )
    define(this, cookies)
    return cookies
  },
  set(value: unknown) {
    define(this, value)
  },
}

function define(req: PageRequest, value: unknown): void {
  Object.defineProperty(req, 'cookies', { configurable: true, enumerable: true, writable: true, value })
}
