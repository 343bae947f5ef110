import { attempt } from '../shared/attempt.js'
import type { Position } from './scroll-positions.js'

/** Scrolls to the element that an address' hash names, or to the top (C133, C134). */
export function scrollToHash(address: string, isNewPage: boolean): void {
  const mark = address.indexOf('#')
  const hash = mark < 0 ? '' : address.slice(mark + 1)
  const name = attempt(() => decodeURIComponent(hash)) ?? hash
  if (name === '' || name === 'top') return scrollTo([0, 0])
  const target = document.getElementById(name) ?? document.getElementsByName(name)[0]
  if (target !== undefined) target.scrollIntoView({ behavior: isNewPage ? 'instant' : 'auto' })
  else if (isNewPage) scrollTo([0, 0])
}

/** At once, even where the page's CSS asks for smooth scrolling: that is for scrolling within a page (C138). */
export function scrollTo([left, top]: Position): void {
  window.scrollTo({ left, top, behavior: 'instant' })
}
