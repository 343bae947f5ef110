import { parse, type Key } from 'path-to-regexp'
import type { RuleDestination, RuleSlot, RuleTemplate } from '../../shared/rules/rules.js'

/** A destination, compiled. */
export interface ParsedDestination extends RuleDestination {
  readonly origin: RuleTemplate
  readonly hash: RuleTemplate
  /** The names of all parameters in path and hash. */
  readonly used: readonly string[]
  /** Those that take several values, anywhere. */
  readonly repeated: ReadonlySet<string>
  /** Those that take one value, anywhere. */
  readonly single: ReadonlySet<string>
}

/**
 * Compiles a destination. `names` are the parameters that its source and conditions give: in its query and
 * host other names are ordinary text, as Next reads them. Throws path-to-regexp's TypeError.
 */
export function parseDestination(destination: string, names: ReadonlySet<string>): ParsedDestination {
  const origin = /^https?:\/\/[^/?#]*/i.exec(destination)?.[0] ?? ''
  const rest = destination.slice(origin.length)
  // The origin is a placeholder: what comes after it is encoded as a browser would.
  const url = new URL(rest.startsWith('/') ? `http://x${rest}` : `http://x/${rest}`)
  const kinds = { repeated: new Set<string>(), single: new Set<string>() }
  const path = parseTemplate(url.pathname, kinds)
  const hash = url.hash === '' ? [] : parseTemplate(url.hash, kinds)
  const used = listNames([...path, ...hash])
  const query = [...url.searchParams].map(([key, value]) => [key, parseText(value, names, kinds)] as const)
  return { origin: parseText(origin, names, kinds), path, hash, query, used, ...kinds }
}

/** A header's name or value, compiled. */
export function parseHeaderText(text: string, names: ReadonlySet<string>): RuleTemplate {
  return parseText(text, names, { repeated: new Set(), single: new Set() })
}

interface Kinds {
  readonly repeated: Set<string>
  readonly single: Set<string>
}

function parseTemplate(text: string, kinds: Kinds): RuleTemplate {
  return parse(text).map((token) => {
    return typeof token === 'string' ? token : toSlot(token, kinds)
  })
}

function toSlot({ name, prefix, suffix, modifier }: Omit<Key, 'pattern'>, kinds: Kinds): RuleSlot {
  const isRepeated = modifier === '*' || modifier === '+'
  const set = isRepeated ? kinds.repeated : kinds.single
  set.add(String(name))
  return { name: String(name), prefix, suffix, ...(isRepeated && { separator: suffix + prefix }) }
}

/**
 * Text in which only `:name`, with a modifier or not, has a meaning. The slash or dot before a parameter
 * that repeats stands before each of its values; at the beginning of the text they are joined by slashes.
 */
function parseText(text: string, names: ReadonlySet<string>, kinds: Kinds): RuleTemplate {
  const parts: (string | RuleSlot)[] = []
  let end = 0
  for (const match of text.matchAll(/([/.]?):(\w+)([*+?]?)/g)) {
    const [whole, prefix = '', name = '', modifier = ''] = match
    if (!names.has(name)) continue
    const before = text.slice(end, match.index)
    if (before !== '') parts.push(before)
    const slot = toSlot({ name, prefix, suffix: '', modifier }, kinds)
    parts.push(match.index === 0 && slot.separator === '' ? { ...slot, separator: '/' } : slot)
    end = match.index + whole.length
  }
  if (end < text.length) parts.push(text.slice(end))
  return parts
}

function listNames(template: RuleTemplate): string[] {
  return template.flatMap((part) => (typeof part === 'string' ? [] : [part.name]))
}
