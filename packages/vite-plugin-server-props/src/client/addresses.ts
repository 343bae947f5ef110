import { addBasePath, stripBasePath } from '../shared/url/base-path.js'
import type { SetTrailingSlash } from '../shared/url/trailing-slash.js'
import type { ClientI18n } from './i18n.js'

/** An address of a page: path, search and hash, without base and language. */
export interface PageAddress {
  readonly address: string
  /** The language that its prefix names; undefined without a prefix. */
  readonly locale: string | undefined
}

/** How addresses of pages are written in the browser: with the base, and with i18n with their language. */
export interface Addresses {
  toBrowser(address: string, locale: string | undefined): string
  /** Undefined for what is not below the base. */
  fromBrowser(address: string): PageAddress | undefined
  /** Takes a language off an address that has no base. */
  split(address: string): PageAddress
}

/** What an app's addresses have in common. */
export interface AddressOptions {
  /** Vite's `base` without its last slash. */
  readonly basePath: string
  readonly trailingSlash?: SetTrailingSlash | undefined
  readonly i18n?: ClientI18n | undefined
  /** The language without a prefix, which may depend on the domain. */
  readonly defaultLocale: string | undefined
}

/** Makes the addresses of an app. */
export function createAddresses({ basePath, trailingSlash, i18n, defaultLocale }: AddressOptions): Addresses {
  const split = (address: string): PageAddress => i18n?.split(address) ?? { address, locale: undefined }
  return {
    toBrowser(address, locale) {
      const written = addBasePath(basePath, i18n?.addLocale(address, locale, defaultLocale) ?? address)
      // The home page of a language, or below a base, has got one only now.
      return trailingSlash?.(written) ?? written
    },
    fromBrowser(address) {
      const below = stripBasePath(basePath, address)
      return below === undefined ? undefined : split(below)
    },
    split,
  }
}
