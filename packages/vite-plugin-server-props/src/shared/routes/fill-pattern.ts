import { createQuery, type Query } from '../url/query.js'
import type { PatternSegment } from './parse-pattern.js'
import { readPattern } from './trusted-pattern.js'

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
  const rest = createQuery()
  for (const key of Object.keys(query)) rest[key] = query[key] as Query[string]
  const missing: string[] = []
  const parts: string[] = []
  for (const segment of readPattern(pattern)) {
    const filled = fillSegment(segment, query)
    if (filled === undefined) missing.push((segment as { name: string }).name)
    else if (filled !== '') parts.push(filled)
    if (segment.kind !== 'fixed') delete rest[segment.name]
  }
  return missing.length > 0 ? { missing } : { path: `/${parts.join('/')}`, rest }
}

function fillSegment(segment: PatternSegment, query: Readonly<Record<string, unknown>>): string | undefined {
  if (segment.kind === 'fixed') return encodeURIComponent(segment.text)
  const value = Object.hasOwn(query, segment.name) ? query[segment.name] : undefined
  if (segment.kind === 'param') {
    return value === undefined || value === null || value === '' || Array.isArray(value)
      ? undefined
      : encodeURIComponent(String(value))
  }
  const items = Array.isArray(value)
    ? value
    : value === undefined || value === null || value === ''
      ? []
      : [value]
  if (items.length === 0) return segment.kind === 'optional-rest' ? '' : undefined
  return items.map((item) => encodeURIComponent(String(item))).join('/')
}
