import type { DomainLocale, I18nConfig } from '../../shared/i18n/i18n-config.js'
import {
  LOCALE_PARAM,
  type HeaderRule as CompiledHeaders,
  type RedirectRule as CompiledRedirect,
  type RewriteRule,
  type RoutingRules,
  type RuleMatch,
} from '../../shared/rules/rules.js'
import type { HeaderRule, RedirectRule, Rewrite } from '../../types/routing.js'
import { compileCondition, listConditionParams } from './conditions.js'
import { parseDestination, parseHeaderText } from './parse-destination.js'
import { parseSource } from './parse-source.js'

/** The rules of a configuration, checked, all lists there. */
export interface RuleLists {
  readonly redirects: readonly RedirectRule[]
  readonly beforeFiles: readonly Rewrite[]
  readonly afterFiles: readonly Rewrite[]
  readonly fallback: readonly Rewrite[]
  readonly headers: readonly HeaderRule[]
}

/** Compiles rules that `checkRules` has found valid; undefined when there are none. */
export function compileRules(lists: RuleLists, i18n: I18nConfig | undefined): RoutingRules | undefined {
  if (Object.values(lists).every((list: readonly unknown[]) => list.length === 0)) return undefined
  const toRewrite = (rule: Rewrite): RewriteRule => compileRewrite(rule, i18n)
  return {
    headers: lists.headers.map((rule) => compileHeaders(rule, i18n)),
    redirects: lists.redirects.flatMap((rule) => compileRedirect(rule, i18n)),
    beforeFiles: lists.beforeFiles.map(toRewrite),
    afterFiles: lists.afterFiles.map(toRewrite),
    fallback: lists.fallback.map(toRewrite),
  }
}

type Route = Pick<Rewrite, 'source' | 'has' | 'missing' | 'locale'>

function compileRedirect(rule: RedirectRule, i18n: I18nConfig | undefined): readonly CompiledRedirect[] {
  const { destination } = rule
  if (i18n === undefined || rule.locale === false) return [toRedirect(rule, rule.source, destination)]
  const every = toLocaleSource(rule.source, i18n)
  if (!destination.startsWith('/')) return [toRedirect(rule, every, destination)]
  // The default locales have no prefix where they are at home, or live at another host.
  const homes = [...(i18n.domains ?? []), { defaultLocale: i18n.defaultLocale, domain: undefined }].map(
    (home) =>
      toRedirect(rule, `/${home.defaultLocale}${withoutRoot(rule.source)}`, destination, toOrigin(home)),
  )
  return [...homes, toRedirect(rule, every, withLocale(destination))]
}

function toOrigin(home: Partial<DomainLocale>): string {
  return home.domain === undefined ? '' : `${home.http ? 'http' : 'https'}://${home.domain}`
}

function toRedirect(rule: RedirectRule, source: string, destination: string, origin = ''): CompiledRedirect {
  const isWholePath = rule.basePath === false
  const match = compileMatch(rule, source, true)
  const parsed = parseDestination(destination, listParams(match))
  return {
    ...match,
    isWholePath,
    destination: {
      path: parsed.path,
      query: parsed.query,
      hash: parsed.hash,
      origin: origin === '' ? parsed.origin : [origin],
      addsBase: !isWholePath && destination.startsWith('/'),
    },
    statusCode: rule.statusCode ?? (rule.permanent ? 308 : 307),
  }
}

function compileRewrite(rule: Rewrite, i18n: I18nConfig | undefined): RewriteRule {
  const isPrefixed = i18n !== undefined && rule.locale !== false
  const source = isPrefixed ? toLocaleSource(rule.source, i18n) : rule.source
  const match = compileMatch(rule, source, false)
  const destination = isPrefixed ? withLocale(rule.destination) : rule.destination
  const { path, query, used } = parseDestination(destination, listParams(match))
  return { ...match, destination: { path, query }, used: used.filter((name) => name !== LOCALE_PARAM) }
}

function compileHeaders(rule: HeaderRule, i18n: I18nConfig | undefined): CompiledHeaders {
  const isPrefixed = i18n !== undefined && rule.locale !== false
  const match = compileMatch(rule, isPrefixed ? toLocaleSource(rule.source, i18n) : rule.source, false)
  const names = listParams(match)
  return {
    ...match,
    isWholePath: rule.basePath === false,
    headers: rule.headers.map(
      ({ key, value }) => [parseHeaderText(key, names), parseHeaderText(value, names)] as const,
    ),
  }
}

/** With i18n each path begins with a locale when rules look at it. */
function toLocaleSource(source: string, { locales }: I18nConfig): string {
  return `/:${LOCALE_PARAM}(${locales.join('|')})${withoutRoot(source)}`
}

/** Behind a locale the home page has no slash; a destination may have a query there. */
function withLocale(destination: string): string {
  return `/:${LOCALE_PARAM}${destination.replace(/^\/(?=[?#]|$)/, '')}`
}

function withoutRoot(source: string): string {
  return source === '/' ? '' : source
}

function compileMatch({ has = [], missing = [] }: Route, source: string, isRedirect: boolean): RuleMatch {
  const { pattern, params } = parseSource(source, isRedirect)
  return { pattern, params, has: has.map(compileCondition), missing: missing.map(compileCondition) }
}

function listParams({ params, has }: RuleMatch): ReadonlySet<string> {
  const names = params.map(({ name }) => name).filter((name) => name !== '')
  return new Set([...names, ...has.flatMap(listConditionParams)])
}
