import type { Query } from '../url/query.js'
import type { RuleCondition, RuleMatch, RuleParam } from './rules.js'
import type { RuleParams } from './rule-params.js'

/** What conditions look at. */
export interface ConditionSource {
  getHeader(name: string): string | undefined
  getCookie(name: string): string | undefined
  readQuery(): Query
}

/** Tells whether a rule is for a request: its parameters, or undefined. */
export type RuleMatcher = (path: string, source: ConditionSource) => RuleParams | undefined

/** Prepares a rule for matching, once at start. */
export function createMatcher(rule: RuleMatch): RuleMatcher {
  const pattern = new RegExp(rule.pattern, 'i')
  const has = rule.has.map(createCondition)
  const missing = rule.missing.map(createCondition)
  return (path, source) => {
    const groups = pattern.exec(path)
    if (groups === null) return undefined
    const params = readParams(rule.params, groups)
    if (!has.every((condition) => condition(source, params))) return undefined
    // What these read is of no use: the rule is taken when none of them holds.
    if (missing.some((condition) => condition(source, new Map()))) return undefined
    return params
  }
}

function readParams(names: readonly RuleParam[], groups: RegExpExecArray): RuleParams {
  const params: RuleParams = new Map()
  for (const [index, { name, separator }] of names.entries()) {
    const value = groups[index + 1]
    if (value === undefined || name === '') continue
    params.set(name, {
      value: separator === undefined ? value : value.split(separator),
      isEncoded: true,
    })
  }
  return params
}

type Condition = (source: ConditionSource, params: RuleParams) => boolean

function createCondition(condition: RuleCondition): Condition {
  const read = createReader(condition)
  if (condition.pattern === undefined) {
    const name = toParamName(condition)
    return (source, params) => {
      const value = read(source)
      if (value === undefined || value === '') return false
      params.set(name, { value, isEncoded: false })
      return true
    }
  }
  const pattern = new RegExp(condition.pattern)
  return (source, params) => {
    const value = read(source)
    const text = typeof value === 'object' ? value.at(-1) : value
    const match = text === undefined || text === '' ? null : pattern.exec(text)
    if (match === null) return false
    for (const [name, part] of Object.entries(match.groups ?? {})) {
      if (part !== undefined) params.set(name, { value: part, isEncoded: false })
    }
    if (match.groups === undefined && condition.type === 'host') {
      params.set('host', { value: match[0], isEncoded: false })
    }
    return true
  }
}

function createReader({
  type,
  key,
}: RuleCondition): (source: ConditionSource) => string | string[] | undefined {
  switch (type) {
    case 'header':
      return (source) => source.getHeader(key.toLowerCase())
    case 'cookie':
      return (source) => source.getCookie(key)
    case 'query':
      return (source) => source.readQuery()[key]
    case 'host':
      return (source) => source.getHeader('host')?.replace(/:.*/s, '').toLowerCase()
  }
}

/** The parameter that a condition without a pattern gives: letters only, as destinations can name no others. */
export function toParamName({ type, key }: Pick<RuleCondition, 'type' | 'key'>): string {
  return (type === 'header' ? key.toLowerCase() : key).replace(/[^a-z]/gi, '')
}
