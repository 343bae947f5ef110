import { toParamName } from '../../shared/rules/match-rule.js'
import type { RuleCondition } from '../../shared/rules/rules.js'
import type { RouteHas } from '../../types/routing.js'
import { isGiven, toText, type Given } from './given.js'

const TYPES: readonly unknown[] = ['header', 'cookie', 'query', 'host']

/** What is wrong with `has` or `missing`. */
export function checkConditions(field: 'has' | 'missing', items: unknown): readonly string[] {
  if (items === undefined) return []
  if (!Array.isArray(items)) return [`\`${field}\` must be undefined or a list of objects`]
  return items.flatMap((item: unknown, index) => {
    const problems = isGiven(item) ? checkCondition(item) : ['it is not an object']
    return problems.length === 0
      ? []
      : [`invalid \`${field}\` item ${index} (${toText(item)}): ${problems.join(', ')}`]
  })
}

function checkCondition(item: Given): readonly string[] {
  const { type, key, value } = item
  const unknown = Object.keys(item).filter((name) => !['type', 'key', 'value'].includes(name))
  const problems = unknown.map((name) => `invalid field "${name}"`)
  if (!TYPES.includes(type)) problems.push(`invalid type ${toText(type)}; there are ${TYPES.join(', ')}`)
  if (type !== 'host' && (typeof key !== 'string' || key === '')) problems.push(`invalid key ${toText(key)}`)
  if (value === undefined && type === 'host') problems.push('value is required for "host" type')
  if (value !== undefined && typeof value !== 'string') problems.push(`invalid value ${toText(value)}`)
  if (typeof value === 'string') problems.push(...checkExpression(value))
  return problems
}

function checkExpression(value: string): readonly string[] {
  try {
    RegExp(toPattern(value))
    return []
  } catch (error) {
    return [`invalid value: ${(error as Error).message}`]
  }
}

/** Without a group around it, as Next compiles it: `a|b` is what begins with `a` or ends with `b`. */
function toPattern(value: string): string {
  return `^${value}$`
}

/** Compiles a condition that `checkConditions` has found valid. */
export function compileCondition(condition: RouteHas): RuleCondition {
  const { type, value } = condition
  const key = type === 'host' ? '' : condition.key
  return { type, key, ...(value !== undefined && value !== '' && { pattern: toPattern(value) }) }
}

/** The parameters that a condition gives when it holds. */
export function listConditionParams(condition: RuleCondition): readonly string[] {
  const { pattern, type } = condition
  if (pattern === undefined) return [toParamName(condition)].filter((name) => name !== '')
  const groups = [...pattern.matchAll(/\(\?<([a-z_]\w*)>/gi)].map(([, name]) => name as string)
  return groups.length === 0 && type === 'host' ? ['host'] : groups
}
