import {
  Children,
  cloneElement,
  type AnchorHTMLAttributes,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefCallback,
  type TouchEvent,
} from 'react'
import { badLegacyChild } from './errors.js'

/** What Link puts on its anchor. */
export interface LinkHandlers {
  readonly ref: RefCallback<HTMLAnchorElement>
  onClick(event: MouseEvent<HTMLAnchorElement>): void
  onMouseEnter(event: MouseEvent<HTMLAnchorElement>): void
  onTouchStart(event: TouchEvent<HTMLAnchorElement>): void
}

/** The only child of a link with `legacyBehavior`. */
export type LegacyChild = ReactElement<
  AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> | undefined }
>

/** The only child; text is wrapped in an anchor (C33). Throws when there are several. */
export function toLegacyChild(children: ReactNode): LegacyChild {
  if (typeof children === 'string' || typeof children === 'number') return <a>{children}</a>
  try {
    return Children.only(children) as LegacyChild
  } catch (cause) {
    throw badLegacyChild(cause)
  }
}

/** The child becomes the link and keeps its own handlers (C33). */
export function cloneLegacyChild(
  child: LegacyChild,
  handlers: LinkHandlers,
  href: string,
  passHref: boolean,
): ReactElement {
  const { props } = child
  const takesHref = passHref || (child.type === 'a' && !('href' in props))
  return cloneElement(child, {
    ...(takesHref ? { href } : {}),
    ref: handlers.ref,
    onClick(event: MouseEvent<HTMLAnchorElement>) {
      props.onClick?.(event)
      handlers.onClick(event)
    },
    onMouseEnter(event: MouseEvent<HTMLAnchorElement>) {
      props.onMouseEnter?.(event)
      handlers.onMouseEnter(event)
    },
    onTouchStart(event: TouchEvent<HTMLAnchorElement>) {
      props.onTouchStart?.(event)
      handlers.onTouchStart(event)
    },
  })
}
