import type { RedirectData } from '../shared/page-data.js'
import { checkDestination } from '../shared/url/check-destination.js'
import { resolveHref } from '../shared/url/resolve-href.js'
import { toInsideAddress } from '../shared/url/to-inside-address.js'
import type { Client, NavigationRequest } from './client.js'
import { refusedAddress } from './errors.js'

/** Where a redirect leads. */
export type RedirectTarget =
  | { readonly kind: 'inside'; readonly request: NavigationRequest }
  | { readonly kind: 'outside'; readonly href: string }
  | { readonly kind: 'refused'; readonly error: Error }

/** Reads what a page's data says; the redirecting address never enters the history (C71 to C76, T15). */
export function readRedirect(
  { basePath, addresses, view }: Client,
  { kind, shown, options: { scroll } }: NavigationRequest,
  redirect: RedirectData,
): RedirectTarget {
  const target = checkDestination(redirect.destination)
  if (target.kind === 'refused') return { kind: 'refused', error: refusedAddress(redirect.destination) }
  const { href } = target
  const inside = target.kind === 'inside' ? href : toInsideAddress(href, location.origin, basePath)
  if (inside === undefined || redirect.basePath === false) return { kind: 'outside', href }
  const { trailingSlash } = view.state
  const resolved = resolveHref({ pathname: shown, asPath: shown, trailingSlash }, inside)
  if (resolved.kind !== 'inside') return { kind: 'outside', href }
  // Without a prefix it is the default language, as for the browser when a document is sent there.
  const { address, locale = view.state.defaultLocale } = addresses.split(resolved.shown)
  return {
    kind: 'inside',
    request: {
      kind: kind === 'push' ? 'push' : 'replace',
      page: addresses.split(resolved.page).address,
      shown: address,
      locale,
      // The destination is another page, so nothing of `shallow` is left.
      options: scroll === undefined ? {} : { scroll },
    },
  }
}
