/** One segment of a route's pattern. */
export type PatternSegment =
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'param'; readonly name: string }
  | { readonly kind: 'rest'; readonly name: string }
  | { readonly kind: 'optional-rest'; readonly name: string }

/** A pattern that can't be a route, with the reason as a sentence. */
export class PatternError extends Error {
  override readonly name = 'PatternError'
}

/** Reads a route's pattern, such as `/blog/[slug]`. Throws a `PatternError` for the cases of S26. */
export function parsePattern(pattern: string): readonly PatternSegment[] {
  if (pattern === '/') return []
  const segments = pattern.slice(1).split('/').map(parseSegment)
  const names = new Set<string>()
  for (const [index, segment] of segments.entries()) {
    if (segment.kind === 'fixed') continue
    if (names.has(segment.name)) {
      throw new PatternError(
        `You cannot have the same slug name "${segment.name}" repeat within a single dynamic path`,
      )
    }
    names.add(segment.name)
    if (segment.kind !== 'param' && index < segments.length - 1) {
      throw new PatternError(`Catch-all must be the last part of the URL, but "${pattern}" goes on after it`)
    }
  }
  return segments
}

function parseSegment(text: string): PatternSegment {
  if (!text.startsWith('[') || !text.endsWith(']')) {
    if (/^\[|\]$/.test(text)) {
      throw new PatternError(`Segment "${text}" has an unmatched bracket; a parameter is written [name]`)
    }
    return { kind: 'fixed', text }
  }
  const isOptional = text.startsWith('[[') && text.endsWith(']]')
  const inner = isOptional ? text.slice(2, -2) : text.slice(1, -1)
  const isRest = inner.startsWith('...')
  const name = isRest ? inner.slice(3) : inner
  if (name === '' || /[[\].]/.test(name)) {
    throw new PatternError(
      `Segment "${text}" has no valid parameter name; write [name], [...name] or [[...name]]`,
    )
  }
  if (isOptional && !isRest) {
    throw new PatternError(`Optional route parameters are not yet supported ("${text}"); [[...${name}]] is`)
  }
  return { kind: isOptional ? 'optional-rest' : isRest ? 'rest' : 'param', name }
}

/** Whether a pattern has parameters. */
export function isDynamicPattern(pattern: string): boolean {
  return pattern.includes('/[')
}
