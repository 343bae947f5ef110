/** The languages of an app, checked and with defaults filled in. */
export interface I18nConfig {
  /** The default one first; in the spelling of the configuration. */
  readonly locales: readonly string[]
  readonly defaultLocale: string
  /** Whether `/` leads to the visitor's language. */
  readonly localeDetection: boolean
  readonly domains?: readonly DomainLocale[]
}

/** A host with a default language of its own. */
export interface DomainLocale {
  /** Such as `example.de`; a port is not compared. */
  readonly domain: string
  readonly defaultLocale: string
  /** Other languages that are at home there. */
  readonly locales?: readonly string[]
  /** Whether it is asked for by `http:`. */
  readonly http?: true
}
