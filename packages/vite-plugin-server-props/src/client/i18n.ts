import { addLocale } from '../shared/i18n/add-locale.js'
import { findDomain } from '../shared/i18n/domain-locale.js'
import { splitLocale } from '../shared/i18n/split-locale.js'
import type { I18nConfig } from '../shared/i18n/i18n-config.js'
import type { RouterI18n } from '../shared/first-router-state.js'
import type { PageAddress } from './addresses.js'

/** What the client knows of an app's languages; only apps with i18n load it. */
export interface ClientI18n extends RouterI18n {
  split(address: string): PageAddress
  /** Whether a host, the document's unless one is given, is one of the app's domains. */
  isDomain(host?: string): boolean
}

/** Makes it of the app's configuration. */
export function createI18n(config: Pick<I18nConfig, 'locales' | 'domains'>): ClientI18n {
  return {
    ...config,
    addLocale,
    split(address) {
      const { path, locale } = splitLocale(config, address)
      return { address: path, locale }
    },
    isDomain: (host = location.hostname) => findDomain(config, host) !== undefined,
  }
}
