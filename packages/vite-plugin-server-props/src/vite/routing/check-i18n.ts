import type { DomainLocale, I18nConfig } from '../../shared/i18n/i18n-config.js'
import type { I18nOptions } from '../../types/routing.js'
import { isGiven, toText } from './given.js'

const FIELDS = ['locales', 'defaultLocale', 'localeDetection', 'domains']

/** What may stand in an address and in the pattern of a rule: `en`, `nl-NL`, `zh_Hant`, `default`. */
const LOCALE = /^[a-z\d]+(?:[-_][a-z\d]+)*$/i

/** What is wrong with the option `i18n`, in Next's words where it has some. */
export function checkI18n(i18n: unknown): readonly string[] {
  if (i18n === undefined || i18n === null) return []
  if (!isGiven(i18n)) return [`Specified i18n should be an object received ${typeof i18n}`]
  const { locales, defaultLocale, localeDetection, domains } = i18n
  const problems = Object.keys(i18n)
    .filter((name) => !FIELDS.includes(name))
    .map((name) => `i18n has no field "${name}"; there are ${FIELDS.join(', ')}`)
  problems.push(...checkLocales(locales))
  if (typeof defaultLocale !== 'string' || defaultLocale === '') {
    problems.push('Specified i18n.defaultLocale should be a string')
  } else if (Array.isArray(locales) && !locales.includes(defaultLocale)) {
    problems.push(
      `Specified i18n.defaultLocale should be included in i18n.locales (${toText(defaultLocale)})`,
    )
  }
  if (localeDetection !== undefined && typeof localeDetection !== 'boolean') {
    problems.push(
      `Specified i18n.localeDetection should be undefined or a boolean received ${typeof localeDetection}`,
    )
  }
  return [...problems, ...checkDomains(domains, locales)]
}

function checkLocales(locales: unknown): readonly string[] {
  if (!Array.isArray(locales)) return [`Specified i18n.locales should be an Array received ${typeof locales}`]
  if (locales.length === 0) return ['Specified i18n.locales is empty']
  const invalid = locales.filter((locale) => typeof locale !== 'string' || !LOCALE.test(locale))
  if (invalid.length > 0) {
    return [
      `Specified i18n.locales contains invalid values (${invalid.map(toText).join(', ')}), locales must be valid locale tags provided as strings e.g. "en-US"`,
    ]
  }
  const names = locales.map((locale: string) => locale.toLowerCase())
  const twice = locales.filter((_, index) => names.indexOf(names[index] as string) < index)
  return twice.length === 0
    ? []
    : [`Specified i18n.locales contains the following duplicate locales: ${twice.join(', ')}`]
}

function checkDomains(domains: unknown, locales: unknown): readonly string[] {
  if (domains === undefined) return []
  if (!Array.isArray(domains)) return [`Specified i18n.domains must be an array received ${typeof domains}`]
  const problems: string[] = []
  const homes = new Map<unknown, string>()
  for (const [index, item] of domains.entries()) {
    const where = `i18n.domains[${index}]`
    if (!isDomain(item)) {
      problems.push(
        `${where} ${toText(item)} must follow format { domain: 'example.fr', defaultLocale: 'fr', locales: ['fr'] }, the domain without protocol (https://) or port (:3000)`,
      )
      continue
    }
    for (const locale of new Set([item.defaultLocale, ...(item.locales ?? [])])) {
      const other = homes.get(locale)
      if (other !== undefined) {
        problems.push(`Both ${other} and ${item.domain} configured the locale (${locale}) but only one can`)
      }
      homes.set(locale, item.domain)
      if (Array.isArray(locales) && !locales.includes(locale)) {
        problems.push(`${where} has the locale ${toText(locale)}, which is not in i18n.locales`)
      }
    }
  }
  return problems
}

function isDomain(item: unknown): item is GivenDomain {
  if (!isGiven(item)) return false
  const { domain, defaultLocale, locales, http } = item
  return (
    typeof domain === 'string' &&
    /^[a-z\d.-]+$/i.test(domain) &&
    typeof defaultLocale === 'string' &&
    (locales === undefined ||
      (Array.isArray(locales) && locales.every((each) => typeof each === 'string'))) &&
    (http === undefined || typeof http === 'boolean')
  )
}

/** Fills in defaults of what `checkI18n` has found valid. The default locale comes first, as in Next. */
export function resolveI18n(i18n: I18nOptions): I18nConfig {
  const { locales, defaultLocale, localeDetection = true, domains } = i18n
  return {
    locales: [defaultLocale, ...locales.filter((locale) => locale !== defaultLocale)],
    defaultLocale,
    localeDetection,
    ...(domains !== undefined && { domains: domains.map(resolveDomain) }),
  }
}

type GivenDomain = NonNullable<I18nOptions['domains']>[number]

function resolveDomain({ domain, defaultLocale, locales, http }: GivenDomain): DomainLocale {
  return {
    domain: domain.toLowerCase(),
    defaultLocale,
    ...(locales !== undefined && { locales }),
    ...(http === true && { http }),
  }
}
