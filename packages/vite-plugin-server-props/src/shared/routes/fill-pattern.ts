import { createQuery, type Query } from '../url/query.js'
import { SLOT, toParts } from './match-pattern.js'

/** A pattern with its parameters filled in, and what the query had besides. */
export interface FilledPattern {
  /** Encoded. */
  readonly path: string
  readonly rest: Query
}

/** Fills a pattern's parameters from a query (S233, C15, C153); the names that are missing, if some are. */
export function fillPattern(
  pattern: string,
  query: Readonly<Record<string, unknown>>,
): FilledPattern | { readonly missing: readonly string[] } {
  const rest = Object.assign(createQuery(), query)
  const missing: string[] = []
  let path = ''
  for (const part of toParts(pattern)) {
    const [, optional, isRest, name] = SLOT.exec(part) ?? []
    const value: unknown = name === undefined ? part : rest[name]
    const items = value === '' ? [] : [value ?? []].flat()
    for (const item of items) path += `/${encodeURIComponent(String(item))}`
    if (name === undefined) continue
    delete rest[name]
    if (items.length === 0 ? optional === '' : isRest === undefined && Array.isArray(value))
      missing.push(name)
  }
  return missing.length > 0 ? { missing } : { path: path || '/', rest }
}
