import type { DomainLocale, I18nConfig } from './i18n-config.js'

/** The domain that a request was sent to; `host` is the `Host` header, or the browser's host. */
export function findDomain(
  { domains }: Pick<I18nConfig, 'domains'>,
  host: string | undefined,
): DomainLocale | undefined {
  if (domains === undefined || host === undefined) return undefined
  const name = toHostName(host)
  return domains.find(({ domain }) => toHostName(domain) === name)
}

/** The default language at a host: that of its domain, else the app's. */
export function defaultLocaleForHost(config: I18nConfig, host: string | undefined): string {
  return findDomain(config, host)?.defaultLocale ?? config.defaultLocale
}

/** The domain at which a language is at home. */
export function findDomainOfLocale({ domains }: I18nConfig, locale: string): DomainLocale | undefined {
  return domains?.find(
    ({ defaultLocale, locales }) => defaultLocale === locale || locales?.includes(locale) === true,
  )
}

function toHostName(host: string): string {
  return host.replace(/:.*/s, '').toLowerCase()
}
