import type { I18nConfig } from '../../shared/i18n/i18n-config.js'
import type { RoutingRules } from '../../shared/rules/rules.js'

/** What a configuration says about addresses, checked and compiled. */
export interface Routing {
  readonly trailingSlash: boolean
  readonly rules: RoutingRules | undefined
  readonly i18n: I18nConfig | undefined
}

/** What an app has that says nothing about addresses. */
export const NO_ROUTING: Routing = { trailingSlash: false, rules: undefined, i18n: undefined }
