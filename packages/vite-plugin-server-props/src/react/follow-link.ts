import type { MouseEvent } from 'react'
import type { Router, TransitionOptions } from '../shared/router-types.js'
import type { ResolvedHref } from '../shared/url/resolve-href.js'
import { withoutHash } from '../shared/url/split-path.js'
import { toInsideAddress } from '../shared/url/to-inside-address.js'
import type { LinkOwnProps } from './link.js'

/** What a click on a link needs to know. */
export interface LinkTarget extends Pick<
  LinkOwnProps,
  'replace' | 'scroll' | 'shallow' | 'locale' | 'onNavigate'
> {
  readonly router: Router
  /** As in the attribute. */
  readonly address: string
  readonly resolved: ResolvedHref
}

/** Hands a plain click to the router; leaves any other to the browser (C17 to C29). */
export function followLink(event: MouseEvent<Element>, target: LinkTarget): void {
  if (isForBrowser(event)) return
  const { router, resolved, address, replace } = target
  const isHere =
    resolved.kind === 'inside' ||
    (resolved.kind === 'outside' && toInsideAddress(address, location.origin, router.basePath) !== undefined)
  if (!isHere) {
    if (replace !== true || resolved.kind === 'refused') return
    event.preventDefault()
    location.replace(address)
    return
  }
  event.preventDefault()
  if (isStopped(target)) return
  const [page, shown] = resolved.kind === 'inside' ? toArguments(resolved) : [address]
  void router[replace === true ? 'replace' : 'push'](page, shown, toOptions(target))
}

/** What is shown says everything, unless `as` hides the page. */
function toArguments({ page, shown }: { page: string; shown: string }): [string, string?] {
  return withoutHash(shown) === page ? [shown] : [page, shown]
}

function isForBrowser(event: MouseEvent<Element>): boolean {
  // A click on an element inside the link is a click on the link (C21).
  const link = event.currentTarget
  if (link.nodeName.toUpperCase() !== 'A') return false
  const frame = link.getAttribute('target')
  return (
    (frame !== null && frame !== '_self') ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey ||
    event.nativeEvent.button > 0 ||
    link.hasAttribute('download')
  )
}

function isStopped({ onNavigate }: LinkTarget): boolean {
  let isPrevented = false
  onNavigate?.({
    preventDefault() {
      isPrevented = true
    },
  })
  return isPrevented
}

/** A link asks for scrolling unless it says no, a shallow one too (C120). */
function toOptions({ shallow, scroll, locale }: LinkTarget): TransitionOptions {
  return {
    scroll: scroll ?? true,
    ...(shallow === true && { shallow }),
    ...(locale !== undefined && { locale }),
  }
}
