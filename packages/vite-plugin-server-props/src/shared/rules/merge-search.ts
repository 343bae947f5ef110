import { parseQuery, type Query } from '../url/query.js'

/**
 * The search of a redirect: what the request had, and the destination's own query, which wins. Without
 * one, the request's search stays as it was written.
 */
export function mergeSearch(search: string, own: Query): string {
  if (Object.keys(own).length === 0) return search === '?' ? '' : search
  return writeSearch(Object.assign(parseQuery(search), own))
}

function writeSearch(query: Query): string {
  const pieces: string[] = []
  for (const [key, value] of Object.entries(query)) {
    for (const item of typeof value === 'string' ? [value] : (value ?? [])) {
      pieces.push(`${encode(key)}=${encode(item)}`)
    }
  }
  return `?${pieces.join('&')}`
}

/** Values come from `URLSearchParams` or from a decoded path: well-formed, or this replaces what is not. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
}
