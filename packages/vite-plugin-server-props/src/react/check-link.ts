import { isValidElement } from 'react'
import { anchorInLink, wrongLinkProp } from './errors.js'
import type { LinkProps } from './link.js'

/** What each of Link's own props may be: types, or values in quotes. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  as: ['string', 'object'],
  replace: ['boolean'],
  scroll: ['boolean'],
  shallow: ['boolean'],
  passHref: ['boolean'],
  legacyBehavior: ['boolean'],
  prefetch: ['boolean', '"auto"', '"data"'],
  locale: ['string', 'boolean'],
  onClick: ['function'],
  onMouseEnter: ['function'],
  onTouchStart: ['function'],
  onNavigate: ['function'],
}

/** Development: throws for a prop of a wrong type (C40), and for an anchor inside of the link's (C32). */
export function checkLink(props: LinkProps, isForChild: boolean): void {
  checkHref(props.href)
  for (const [name, expected] of Object.entries(EXPECTED)) {
    const given: unknown = props[name as keyof LinkProps]
    // As in Next, what is off may be written in any way, but for a boolean.
    const isAbsent = given === null || given === undefined || (!given && !expected.includes('boolean'))
    if (isAbsent || expected.includes(typeof given) || expected.includes(`"${given as string}"`)) continue
    throw wrongLinkProp(name, expected, given)
  }
  if (!isForChild && isValidElement(props.children) && props.children.type === 'a') throw anchorInLink()
}

/** Throws without an address (C40). */
export function checkHref(href: unknown): void {
  if (typeof href !== 'string' && (typeof href !== 'object' || href === null))
    throw wrongLinkProp('href', ['string', 'object'], href)
}
