import type { Url } from '../router-types.js'
import { stringifyQuery } from './query.js'

/** Writes an address that was given as an object; text stays as it is (C14, C147). */
export function formatUrl(url: Url): string {
  if (typeof url === 'string') return url
  const pathname = (url.pathname ?? '').replace(/[?#]/g, encodeURIComponent)
  const search = toSearch(url.search, url.query).replaceAll('#', '%23')
  const hash = url.hash ?? ''
  const address = `${pathname}${search}${hash === '' || hash.startsWith('#') ? hash : `#${hash}`}`
  const host = url.host ?? (url.hostname ? `${url.hostname}${url.port ? `:${url.port}` : ''}` : '')
  const protocol = url.protocol?.replace(/:?$/, ':')
  if (host === '') return protocol === undefined ? address : protocol + address
  const auth = url.auth ? `${encodeURIComponent(url.auth).replace(/%3A/i, ':')}@` : ''
  return `${protocol ?? 'https:'}//${auth}${host}${pathname === '' || pathname.startsWith('/') ? '' : '/'}${address}`
}

function toSearch(search: string | null | undefined, query: unknown): string {
  const text =
    search ||
    (typeof query === 'object' && query !== null
      ? stringifyQuery(query as Readonly<Record<string, unknown>>)
      : typeof query === 'string'
        ? query
        : '')
  return text === '' || text.startsWith('?') ? text : `?${text}`
}
