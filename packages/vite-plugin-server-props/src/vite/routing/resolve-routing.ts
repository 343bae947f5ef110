import type { HeaderRule, I18nOptions, RedirectRule, Rewrite } from '../../types/routing.js'
import { createListError, createRoutingError } from '../errors.js'
import { checkI18n, resolveI18n } from './check-i18n.js'
import { checkRules } from './check-rules.js'
import { compileRules } from './compile-rules.js'
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
  const redirects = await readList(options, 'redirects', sourceOf)
  const headers = await readList(options, 'headers', sourceOf)
  const rewrites = await readRewrites(options, sourceOf)
  const hasI18n = isGiven(options.i18n)
  const problems = [
    ...prefix(sourceOf('i18n'), checkI18n(options.i18n)),
    ...prefix(sourceOf('headers'), checkRules('headers', 'header', headers, hasI18n)),
    ...prefix(sourceOf('redirects'), checkRules('redirects', 'redirect', redirects, hasI18n)),
    ...rewrites.flatMap(({ name, rules }) =>
      prefix(sourceOf('rewrites'), checkRules(name, 'rewrite', rules, hasI18n)),
    ),
  ]
  if (problems.length > 0) throw createRoutingError(problems)
  const listOf = (phase: Phase): readonly Rewrite[] =>
    rewrites.flatMap((each) => (each.phase === phase ? (each.rules as readonly Rewrite[]) : []))
  const i18n = hasI18n ? resolveI18n(options.i18n as unknown as I18nOptions) : undefined
  const rules = compileRules(
    {
      // Checked above.
      redirects: redirects as readonly RedirectRule[],
      headers: headers as readonly HeaderRule[],
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

type ListOption = 'redirects' | 'headers' | 'rewrites'

async function readOption(options: RoutingOptions, name: ListOption, sourceOf: SourceOf): Promise<unknown> {
  const given = options[name]
  if (typeof given !== 'function') return given
  try {
    return await (given as () => unknown)()
  } catch (error) {
    throw createListError(`The function \`${name}\` of ${sourceOf(name)} threw`, error)
  }
}

async function readList(
  options: RoutingOptions,
  name: 'redirects' | 'headers',
  sourceOf: SourceOf,
): Promise<readonly unknown[]> {
  const list = await readOption(options, name, sourceOf)
  if (list === undefined && typeof options[name] !== 'function') return []
  if (Array.isArray(list)) return list
  throw createListError(`${name} must return an array, received ${toText(list)}, in ${sourceOf(name)}`)
}

const PHASES = ['beforeFiles', 'afterFiles', 'fallback'] as const

type Phase = (typeof PHASES)[number]

interface PhaseRules {
  readonly phase: Phase
  /** What the list is called in messages. */
  readonly name: string
  readonly rules: readonly unknown[]
}

/** A list stands for `afterFiles`. */
async function readRewrites(options: RoutingOptions, sourceOf: SourceOf): Promise<readonly PhaseRules[]> {
  const given = await readOption(options, 'rewrites', sourceOf)
  if (given === undefined && typeof options.rewrites !== 'function') return []
  if (Array.isArray(given)) return [{ phase: 'afterFiles', name: 'rewrites', rules: given }]
  const fail = (what: string): never => {
    throw createListError(
      `${what}, in ${sourceOf('rewrites')}: rewrites must return an array, or an object with the lists ${PHASES.join(', ')}`,
    )
  }
  if (!isGiven(given)) return fail(`rewrites received ${toText(given)}`)
  const unknown = Object.keys(given).filter((key) => !PHASES.some((phase) => phase === key))
  if (unknown.length > 0) return fail(`rewrites has no list "${unknown.join('", "')}"`)
  return PHASES.flatMap((phase) => {
    const rules = given[phase] ?? []
    if (!Array.isArray(rules)) return fail(`rewrites.${phase} received ${toText(rules)}`)
    return [{ phase, name: `rewrites.${phase}`, rules }]
  })
}
