import {
  Children,
  cloneElement,
  type AnchorHTMLAttributes,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react'
import type { CheckedHref, Href } from '../../shared/typed-routes.js'
import { useLink, type LinkRest, type WithHref } from '../link.js'
import { badLegacyChild } from './errors.js'

/** Props of `next/link` beside `href`: those of Link, and the two of its older form. */
interface NextLinkRest extends LinkRest {
  /** The only child is the anchor (C33). */
  legacyBehavior?: boolean
  /** With `legacyBehavior`: gives the child its `href` whatever it is. */
  passHref?: boolean
}

/** Props of `next/link`. */
export interface LinkProps extends NextLinkRest, WithHref<Href> {}

/** The only child of a link with `legacyBehavior`. */
type LegacyChild = ReactElement<
  AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> | undefined }
>

/** Link as `next/link` has it: with `legacyBehavior`, the child becomes the link and keeps its own handlers (C33). */
export function Link<Address>({
  legacyBehavior,
  passHref,
  ...props
}: NextLinkRest & WithHref<CheckedHref<Address>>): ReactElement {
  const child = legacyBehavior === true ? toLegacyChild(props.children) : undefined
  const link = useLink(child === undefined ? props : withHandlers(props, child), child !== undefined)
  if (child === undefined) return <a {...link} />
  const takesHref = passHref === true || (child.type === 'a' && !('href' in child.props))
  return cloneElement(child, {
    ...(takesHref && { href: link.href }),
    ref: link.ref,
    onClick: link.onClick,
    onMouseEnter: link.onMouseEnter,
    onTouchStart: link.onTouchStart,
  })
}

/** The child's own handlers are called where the link's would be. */
function withHandlers(
  props: LinkProps,
  { props: { onClick, onMouseEnter, onTouchStart, ref } }: LegacyChild,
) {
  return { ...props, onClick, onMouseEnter, onTouchStart, ref }
}

/** The only child; text is wrapped in an anchor. Throws when there are several. */
function toLegacyChild(children: ReactNode): LegacyChild {
  if (typeof children === 'string' || typeof children === 'number') return <a>{children}</a>
  try {
    return Children.only(children) as LegacyChild
  } catch (cause) {
    throw badLegacyChild(cause)
  }
}

export default Link
