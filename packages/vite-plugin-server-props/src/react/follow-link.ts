import type { MouseEvent } from 'react'
import type { Router } from '../shared/router-types.js'
import type { ResolvedHref } from '../shared/url/resolve-href.js'
import { toInsideAddress } from '../shared/url/to-inside-address.js'
import type { LinkProps } from './link.js'

/** Hands a plain click on a link to the router; leaves any other to the browser (C17 to C29). */
export function followLink(
  event: MouseEvent<Element>,
  router: Router,
  { href, as, replace = false, scroll = true, shallow, locale, onNavigate }: LinkProps,
  { kind }: ResolvedHref,
  address: string,
): void {
  if (isForBrowser(event)) return
  if (kind !== 'inside' && toInsideAddress(address, location.origin, router.basePath) === undefined) {
    if (!replace || kind === 'refused') return
    event.preventDefault()
    location.replace(address)
    return
  }
  event.preventDefault()
  let isStopped = false
  onNavigate?.({ preventDefault: () => void (isStopped = true) })
  // A link asks for scrolling unless it says no, a shallow one too (C120).
  if (!isStopped) void router[replace ? 'replace' : 'push'](href, as, { scroll, shallow, locale })
}

function isForBrowser({ currentTarget: link, nativeEvent: event }: MouseEvent<Element>): boolean {
  // A click on an element inside the link is a click on the link (C21).
  if (!link.matches('a')) return false
  return (
    // An empty target is this window too (C22).
    link.matches('[download],[target]:not([target=_self],[target=""])') ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey ||
    event.button > 0
  )
}
