import type { RouterState, TransitionOptions } from '../shared/router-types.js'
import type { Url } from '../shared/typed-routes.js'
import { formatUrl } from '../shared/url/format-url.js'
import { resolveHref, type Inside, type ResolvedHref } from '../shared/url/resolve-href.js'
import { toInsideAddress } from '../shared/url/to-inside-address.js'
import type { FirstClient, NavigationRequest } from './client.js'

/** Where an address leads that a page wrote; one of this origin may be written in full (C25, C94). */
export function resolve(
  { view: { state } }: FirstClient,
  url: Url,
  as?: Url,
  from: RouterState = state,
): ResolvedHref {
  const toInside = (given: Url): string => {
    const text = formatUrl(given)
    return toInsideAddress(text, location.origin, state.basePath) ?? text
  }
  // Next takes an empty `as` for none.
  return resolveHref(from, toInside(url), as ? toInside(as) : undefined)
}

/** A page as a navigation asks for it. A language is named by the address, else by the option, else it stays (S276). */
export function toPlace(
  { addresses, view: { state } }: FirstClient,
  { page, shown }: Inside,
  wanted: TransitionOptions['locale'],
): Pick<NavigationRequest, 'page' | 'shown' | 'locale'> {
  const { address, locale } = addresses.split(shown)
  // An app without languages may still have the option, which then means nothing.
  const asked = state.locales && wanted
  return {
    page: addresses.split(page).address,
    shown: address,
    locale: locale ?? (asked === false ? state.defaultLocale : (asked ?? state.locale)),
  }
}
