import type { MouseEvent } from 'react'
import type { Router } from '../shared/router-types.js'
import type { ResolvedHref } from '../shared/url/resolve-href.js'
import type { LinkProps } from './link.js'

/**
 * Hands a plain click on a link to the router; leaves any other to the browser (C17 to C29). `page` is where the link
 * leads in this app, undefined outside of it.
 */
export function followLink(
  event: MouseEvent<Element>,
  router: Router,
  { href, as, replace, scroll = true, shallow, locale, onNavigate }: LinkProps,
  resolved: ResolvedHref,
  page: string | undefined,
): void {
  if (isForBrowser(event)) return
  if (page === undefined) {
    if (!replace || resolved.kind !== 'outside') return
    event.preventDefault()
    location.replace(resolved.href)
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
