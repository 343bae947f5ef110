import type { HeaderRule, I18nOptions, RedirectRule, Rewrite } from '../../types/routing.js'
import { createRoutingError, createThrownError } from '../errors.js'
import { checkI18n, resolveI18n } from './check-i18n.js'
import { checkRules } from './check-rules.js'
import { compileRules } from './compile-rules.js'
import { findCircles } from './find-circles.js'
import { isGiven, toText } from './given.js'
import type { Routing } from './routing.js'

/** What a configuration says about addresses, as it was written. */
export interface RoutingOptions {
  readonly trailingSlash: boolean
  readonly redirects: unknown
  readonly rewrites: unknown
  readonly headers: unknown
  readonly i18n: unknown
}

/** Which file, or call, an option was given by, for messages. */
export type SourceOf = (option: keyof RoutingOptions) => string

/**
 * Calls what is a function, checks everything and compiles it. Throws one error that lists all problems.
 */
export async function resolveRouting(options: RoutingOptions, sourceOf: SourceOf): Promise<Routing> {
  const redirects = toList('redirects', await readOption(options, 'redirects', sourceOf))
  const headers = toList('headers', await readOption(options, 'headers', sourceOf))
  const rewrites = toPhases(await readOption(options, 'rewrites', sourceOf))
  const hasI18n = isGiven(options.i18n)
  const problems = [
    ...prefix(sourceOf('i18n'), checkI18n(options.i18n)),
    ...prefix(sourceOf('headers'), [
      ...headers.problems,
      ...checkRules('headers', 'header', headers.rules, hasI18n),
    ]),
    ...prefix(sourceOf('redirects'), [...redirects.problems, ...checkRedirects(redirects.rules, hasI18n)]),
    ...prefix(sourceOf('rewrites'), [
      ...rewrites.problems,
      ...rewrites.phases.flatMap(({ name, rules }) => checkRules(name, 'rewrite', rules, hasI18n)),
    ]),
  ]
  if (problems.length > 0) throw createRoutingError(problems)
  const listOf = (phase: Phase): readonly Rewrite[] =>
    rewrites.phases.flatMap((each) => (each.phase === phase ? (each.rules as readonly Rewrite[]) : []))
  const i18n = hasI18n ? resolveI18n(options.i18n as unknown as I18nOptions) : undefined
  const rules = compileRules(
    {
      // Checked above.
      redirects: redirects.rules as readonly RedirectRule[],
      headers: headers.rules as readonly HeaderRule[],
      beforeFiles: listOf('beforeFiles'),
      afterFiles: listOf('afterFiles'),
      fallback: listOf('fallback'),
    },
    i18n,
  )
  return { trailingSlash: options.trailingSlash, rules, i18n }
}

function prefix(source: string, problems: readonly string[]): readonly string[] {
  return problems.map((problem) => `${source}: ${problem}`)
}

/** Circles are looked for among rules that are valid. */
function checkRedirects(rules: readonly unknown[], hasI18n: boolean): readonly string[] {
  const problems = checkRules('redirects', 'redirect', rules, hasI18n)
  return problems.length > 0 ? problems : findCircles('redirects', rules as readonly RedirectRule[])
}

type ListOption = 'redirects' | 'headers' | 'rewrites'

/** What an option gives, its function called; an option that is not there is an empty list. */
async function readOption(options: RoutingOptions, name: ListOption, sourceOf: SourceOf): Promise<unknown> {
  const given = options[name]
  if (typeof given !== 'function') return given === undefined ? [] : given
  try {
    return await (given as () => unknown)()
  } catch (error) {
    throw createThrownError(name, sourceOf(name), error)
  }
}

/** Rules, and what is wrong with the list that they are given in. */
interface GivenList {
  readonly rules: readonly unknown[]
  readonly problems: readonly string[]
}

function toList(name: 'redirects' | 'headers', given: unknown): GivenList {
  return Array.isArray(given)
    ? { rules: given, problems: [] }
    : { rules: [], problems: [`${name} must return an array, received ${toText(given)}`] }
}

const PHASES = ['beforeFiles', 'afterFiles', 'fallback'] as const

type Phase = (typeof PHASES)[number]

interface PhaseRules {
  readonly phase: Phase
  /** What the list is called in messages. */
  readonly name: string
  readonly rules: readonly unknown[]
}

interface GivenPhases {
  readonly phases: readonly PhaseRules[]
  readonly problems: readonly string[]
}

/** A list stands for `afterFiles`. */
function toPhases(given: unknown): GivenPhases {
  if (Array.isArray(given)) {
    return { phases: [{ phase: 'afterFiles', name: 'rewrites', rules: given }], problems: [] }
  }
  const expected = `rewrites must return an array, or an object with the lists ${PHASES.join(', ')}`
  if (!isGiven(given)) return { phases: [], problems: [`rewrites received ${toText(given)}: ${expected}`] }
  const unknown = Object.keys(given).filter((key) => !PHASES.some((phase) => phase === key))
  const problems = unknown.length > 0 ? [`rewrites has no list "${unknown.join('", "')}": ${expected}`] : []
  const phases: PhaseRules[] = []
  for (const phase of PHASES) {
    const rules = given[phase] ?? []
    if (Array.isArray(rules)) phases.push({ phase, name: `rewrites.${phase}`, rules })
    else problems.push(`rewrites.${phase} received ${toText(rules)}: ${expected}`)
  }
  return { phases, problems }
}
