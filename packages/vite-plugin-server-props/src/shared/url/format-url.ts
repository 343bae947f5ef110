import type { Url } from '../typed-routes.js'
import { stringifyQuery } from './query.js'

/** Writes an address that was given as an object; text stays as it is (C14, C147). */
export function formatUrl(url: Url): string {
  if (typeof url === 'string') return url
  const { auth, hostname, port, protocol, search, query } = url
  const pathname = (url.pathname ?? '').replace(/[?#]/g, encodeURIComponent)
  const text = search || (typeof query === 'object' && query !== null ? stringifyQuery(query) : query)
  const address = pathname + begin('?', text).replaceAll('#', '%23') + begin('#', url.hash)
  const scheme = protocol?.replace(/:?$/, ':')
  const host = url.host ?? (hostname ? hostname + (port ? `:${port}` : '') : '')
  if (host === '') return (scheme ?? '') + address
  const user = auth ? `${encodeURIComponent(auth).replace(/%3A/i, ':')}@` : ''
  return `${scheme ?? 'https:'}//${user}${host}${address.replace(/^(?=[^/?#])/, '/')}`
}

/** A part of an address with its mark in front, given with or without it; nothing for an empty one. */
function begin(mark: string, part: string | null | undefined): string {
  return !part || part.startsWith(mark) ? (part ?? '') : mark + part
}
