import type { RouteHas } from '../../types/routing.js'
import { checkDestination, type SourceParams } from './check-destination.js'
import { checkHeaders } from './check-headers.js'
import { checkConditions, compileCondition, listConditionParams } from './conditions.js'
import { isGiven, toText, type Given } from './given.js'
import { parseSource, type ParsedSource } from './parse-source.js'

/** What a rule does. */
export type RuleKind = 'redirect' | 'rewrite' | 'header'

const FIELDS: Readonly<Record<RuleKind, readonly string[]>> = {
  redirect: ['destination', 'permanent', 'statusCode'],
  rewrite: ['destination'],
  header: ['headers'],
}

const COMMON_FIELDS = new Set(['source', 'basePath', 'locale', 'has', 'missing'])

const MAX_LENGTH = 4096

/**
 * What is wrong with a list of rules, one text for each rule, in Next's words where it has some. `name` is
 * what the list is called in the configuration.
 */
export function checkRules(
  name: string,
  kind: RuleKind,
  rules: readonly unknown[],
  hasI18n: boolean,
): readonly string[] {
  return rules.flatMap((rule, index) => {
    const problems = isGiven(rule) ? checkRule(kind, rule, hasI18n) : [toShapeProblem(kind)]
    return problems.length === 0 ? [] : [`${name}[${index}]: ${problems.join('; ')}, in ${toText(rule)}`]
  })
}

function toShapeProblem(kind: RuleKind): string {
  return `it is not an object with \`source\` and \`${kind === 'header' ? 'headers' : 'destination'}\``
}

function checkRule(kind: RuleKind, rule: Given, hasI18n: boolean): readonly string[] {
  const source = readSource(rule.source, kind)
  const has = checkConditions('has', rule.has)
  const params = typeof source === 'string' || has.length > 0 ? undefined : toParams(source, rule.has)
  return [
    ...(typeof source === 'string' ? [source] : []),
    ...(kind === 'header' ? checkHeaders(rule.headers) : checkDestination(kind, rule, params)),
    ...(kind === 'redirect' ? checkStatus(rule) : []),
    ...has,
    ...checkConditions('missing', rule.missing),
    ...checkFlags(kind, rule, hasI18n),
    ...checkFields(kind, rule),
  ]
}

/** `has` was checked. */
function toParams({ params, unnamed, optional }: ParsedSource, has: unknown): SourceParams {
  const conditions = ((has ?? []) as readonly RouteHas[]).map(compileCondition)
  const names = params.map(({ name }) => name).filter((name) => name !== '')
  return {
    unnamed,
    optional,
    names: new Set([...names, ...conditions.flatMap(listConditionParams)]),
    repeated: params.filter(({ separator }) => separator !== undefined).map(({ name }) => name),
  }
}

function checkFields(kind: RuleKind, rule: Given): readonly string[] {
  const unknown = Object.keys(rule).filter((key) => !COMMON_FIELDS.has(key) && !FIELDS[kind].includes(key))
  return unknown.length === 0
    ? []
    : [`invalid field${unknown.length === 1 ? '' : 's'}: ${unknown.join(', ')}`]
}

function checkFlags(kind: RuleKind, { basePath, locale }: Given, hasI18n: boolean): readonly string[] {
  const problems: string[] = []
  if (basePath !== undefined && basePath !== false) problems.push('`basePath` must be undefined or false')
  if (basePath === false && kind === 'rewrite') {
    problems.push(
      '`basePath: false` would rewrite to what is outside of the base, where this server has no pages',
    )
  }
  if (locale !== undefined && locale !== false) problems.push('`locale` must be undefined or false')
  if (locale === false && !hasI18n) problems.push('`locale: false` means nothing without the option `i18n`')
  return problems
}

/** The source, compiled, or what is wrong with it. */
function readSource(source: unknown, kind: RuleKind): ParsedSource | string {
  if (source === undefined || source === '') return '`source` is missing'
  if (typeof source !== 'string') return '`source` is not a string'
  if (!source.startsWith('/')) return '`source` does not start with /'
  try {
    const parsed = parseSource(source, kind === 'redirect')
    return parsed.pattern.length > MAX_LENGTH
      ? `\`source\` exceeds max built length of ${MAX_LENGTH}`
      : parsed
  } catch (error) {
    return `\`source\` parse failed: ${(error as Error).message}`
  }
}

const STATUS_CODES: readonly unknown[] = [301, 302, 303, 307, 308]

function checkStatus({ permanent, statusCode }: Given): readonly string[] {
  if (statusCode === undefined) {
    return typeof permanent === 'boolean' ? [] : ['`permanent` is not set to `true` or `false`']
  }
  if (!STATUS_CODES.includes(statusCode)) {
    return [`\`statusCode\` is not undefined or valid statusCode (${STATUS_CODES.join(', ')})`]
  }
  return permanent === undefined ? [] : ['`permanent` and `statusCode` are both set: keep one of them']
}
