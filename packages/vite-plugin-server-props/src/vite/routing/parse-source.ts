import { parse, tokensToRegexp, type Key, type Token } from 'path-to-regexp'
import type { RuleParam } from '../../shared/rules/rules.js'

/** A rule's source, compiled. */
export interface ParsedSource {
  readonly pattern: string
  readonly params: readonly RuleParam[]
  /** Parameters without a name, by their number: destinations can't use them. */
  readonly unnamed: readonly string[]
  /** The names of those that may have no value. */
  readonly optional: readonly string[]
}

/** Segments that no redirect takes: files of the build and page data are asked for below them. */
const RESERVED = '(?!\\/(?:_next|_data)(?:\\/|$))'

/**
 * Compiles a source as Next does: letter case is ignored, and a slash at the end makes no difference.
 * Throws path-to-regexp's TypeError, which names the position, or a SyntaxError of an expression in it.
 */
export function parseSource(source: string, isRedirect: boolean): ParsedSource {
  const tokens = toEncoded(parse(source, { delimiter: '/' }))
  const keys: Key[] = []
  const { source: pattern } = tokensToRegexp(tokens, keys, { delimiter: '/', strict: true })
  checkGroups(pattern, keys.length)
  return {
    pattern: pattern
      .replace(/^\^/, isRedirect ? `^${RESERVED}` : '^')
      .replace(/\$$/, '(?:\\/)?$')
      .replaceAll('\\/', '/'),
    params: keys.map(toParam),
    unnamed: keys.filter(({ name }) => typeof name === 'number').map(({ name }) => String(name)),
    optional: keys
      .filter(({ modifier }) => modifier === '?' || modifier === '*')
      .map(({ name }) => String(name)),
  }
}

function toParam({ name, modifier, prefix, suffix }: Key): RuleParam {
  return {
    name: typeof name === 'number' ? '' : name,
    ...((modifier === '*' || modifier === '+') && { separator: suffix + prefix }),
  }
}

/** Requests are encoded, so `/über` in a source has to be as well. */
function toEncoded(tokens: readonly Token[]): Token[] {
  return tokens.map((token) =>
    typeof token === 'string'
      ? encodeForeign(token)
      : { ...token, prefix: encodeForeign(token.prefix), suffix: encodeForeign(token.suffix) },
  )
}

function encodeForeign(text: string): string {
  return text.replace(/[^\u0021-\u007e]+/g, encodeURI)
}

/** Named groups of an expression would be taken for parameters. */
function checkGroups(pattern: string, expected: number): void {
  const count = (new RegExp(`${pattern}|`).exec('')?.length ?? 1) - 1
  if (count !== expected) throw new TypeError('Capturing groups are not allowed: write (?:…)')
}
