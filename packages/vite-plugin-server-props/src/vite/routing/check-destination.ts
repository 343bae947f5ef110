import { toText, type Given } from './given.js'
import { parseDestination, type ParsedDestination } from './parse-destination.js'

/** What a destination may use. */
export interface SourceParams {
  /** Those of the source and of `has`. */
  readonly names: ReadonlySet<string>
  /** Those that may have several values. */
  readonly repeated: readonly string[]
  /** The numbers of those without a name. */
  readonly unnamed: readonly string[]
  /** Those that may have no value. */
  readonly optional: readonly string[]
}

/** What is wrong with the destination of a rule. `params` are missing when something is wrong with them. */
export function checkDestination(
  kind: 'redirect' | 'rewrite',
  rule: Given,
  params: SourceParams | undefined,
): readonly string[] {
  const { destination } = rule
  if (destination === undefined || destination === '') return ['`destination` is missing']
  if (typeof destination !== 'string') return ['`destination` is not a string']
  const problem = checkScheme(kind, destination)
  if (problem !== undefined) return [problem]
  if (params === undefined) return []
  return [...checkParams(destination, params), ...(kind === 'redirect' ? checkLoop(rule) : [])]
}

function checkScheme(kind: 'redirect' | 'rewrite', destination: string): string | undefined {
  if (/^[/\\]{2}/.test(destination)) {
    return '`destination` begins with two slashes, which would name another host: write one, or `https://`'
  }
  if (destination.startsWith('/')) return undefined
  if (!/^https?:\/\//i.test(destination)) {
    return '`destination` does not start with `/`, `http://`, or `https://`'
  }
  if (kind === 'redirect') return undefined
  const host = /^https?:\/\/([^/?#]*)/i.exec(destination)?.[1] ?? ''
  return `\`destination\` is at another host (${host}), and this server sends no requests of its own: have the proxy in front of it forward this path (in development, Vite's \`server.proxy\`)`
}

function checkParams(destination: string, params: SourceParams): readonly string[] {
  const { names, repeated, unnamed } = params
  const numbers = unnamed.filter((name) => new RegExp(`:${name}(?!\\d)`).test(destination))
  if (numbers.length > 0) {
    return [`\`destination\` has unnamed params ${numbers.map((name) => `:${name}`).join(', ')}`]
  }
  let parsed: ParsedDestination
  try {
    parsed = parseDestination(destination, names)
  } catch (error) {
    return [`\`destination\` parse failed: ${(error as Error).message}`]
  }
  const host = checkHost(parsed, params)
  if (host !== undefined) return [host]
  const unknown = [...new Set(parsed.used)].filter((name) => !names.has(name))
  if (unknown.length > 0) {
    return [`\`destination\` has segments not in \`source\` or \`has\` (${unknown.join(', ')})`]
  }
  return repeated
    .filter((name) => parsed.single.has(name))
    .map(
      (name) =>
        `To use a multi-match in the destination you must add \`*\` at the end of the param name: \`:${name}*\``,
    )
}

/** A host is there for every request; what a parameter makes of it is looked at when it has a value. */
function checkHost({ origin }: ParsedDestination, { optional, repeated }: SourceParams): string | undefined {
  const names = origin.flatMap((part) => (typeof part === 'string' ? [] : [part.name]))
  const vague = names.find((name) => optional.includes(name) || repeated.includes(name))
  if (vague !== undefined) {
    return `\`destination\` has :${vague} in its host, where it needs exactly one value: write it in \`source\` without \`*\`, \`+\` or \`?\``
  }
  const text = origin.map((part) => (typeof part === 'string' ? part : `${part.prefix}x`)).join('')
  return text === '' || URL.canParse(text) ? undefined : `\`destination\` has no valid host (${text})`
}

/** Only what leads to itself for every request can be known here. */
function checkLoop({ source, destination, has, missing }: Given): readonly string[] {
  const isSame = String(destination).replace(/[?#].*/s, '') === source
  const isAlways = has === undefined && missing === undefined
  return isSame && isAlways ? [`it redirects ${toText(source)} to itself, without end`] : []
}
