import {
  useContext,
  type AnchorHTMLAttributes,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefCallback,
} from 'react'
import type { Router } from '../shared/router-types.js'
import type { CheckedHref, Href, Url } from '../shared/typed-routes.js'
import { addBasePath } from '../shared/url/base-path.js'
import { resolveHref, type ResolvedHref } from '../shared/url/resolve-href.js'
import { toInsideAddress } from '../shared/url/to-inside-address.js'
import { checkHref, checkLink } from './check-link.js'
import { followLink } from './follow-link.js'
import { useLinkRef } from './use-link-ref.js'
import { ViewContext } from './view-context.js'

/** Where a link leads: text, or an object as `URL` has it. */
export interface WithHref<Address> {
  href: Address
}

/** Link's own props beside `href`; the names and defaults of `next/link`. */
export interface LinkOptions {
  /** What the address bar shows in place of `href` (C16). */
  as?: Url
  /** Takes the place of the present history entry. */
  replace?: boolean
  /** `false` keeps the scroll position. */
  scroll?: boolean
  /** Changes the address without asking for data; same page only. */
  shallow?: boolean
  /**
   * `false`: code is loaded on hover only, not when the link comes into view (C46). `'data'`: on hover, focus and
   * touch the page's data is asked for as well, and the click uses it; not in Next.
   */
  prefetch?: boolean | 'auto' | 'data' | null
  /** With i18n: the language of the page; the present one without it. `false`: `href` names it (S276). */
  locale?: string | false
  /** Names of view transitions, which the router has none of; taken so that it is no attribute (S231). */
  transitionTypes?: readonly string[]
  onNavigate?(event: { preventDefault(): void }): void
}

/** All props beside `href`: Link's own, and any of an anchor's. */
export interface LinkRest
  extends LinkOptions, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | keyof LinkOptions> {
  children?: ReactNode
  ref?: Ref<HTMLAnchorElement>
}

/** Link's props. */
export interface LinkProps extends LinkRest, WithHref<Href> {}

/** Outside of a router a link is an ordinary anchor, resolved from the root (C42). */
const ROOT = { pathname: '/', asPath: '/' }

/** What Link puts on its anchor. */
export interface LinkAnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string
  readonly ref?: RefCallback<HTMLAnchorElement>
}

/** An anchor whose plain clicks the router takes (section 2 of the client's contract). */
export function Link<Address>(props: LinkRest & WithHref<CheckedHref<Address>>): ReactElement {
  return <a {...useLink(props)} />
}

// oxlint-disable react/hooks -- which way it goes is the build's constant, or its caller's
/**
 * Makes the props of a link those of its anchor. On the server, those that markup shows: making the others takes longer.
 * A component that takes the anchor's place gets all (`isForChild`), for it may ask for them.
 */
export function useLink(props: LinkProps, isForChild = false): LinkAnchorProps {
  if (import.meta.env?.DEV) checkLink(props, isForChild)
  if (import.meta.env?.SSR && !isForChild) return useMarkup(props)
  const {
    href,
    as,
    replace: _replace,
    scroll: _scroll,
    shallow: _shallow,
    prefetch,
    locale,
    onNavigate: _onNavigate,
    transitionTypes: _types,
    ref,
    onClick,
    onMouseEnter,
    onFocus,
    onTouchStart,
    ...anchor
  } = props
  const { router } = useContext(ViewContext)
  const resolved = resolveHref(router ?? ROOT, href, as || undefined)
  // An address of this origin may be written in full (C25); on a server there is none.
  const page =
    resolved.kind === 'inside'
      ? resolved.page
      : toInsideAddress(resolved.href, globalThis.location?.origin, router?.basePath ?? '')
  const data = prefetch === 'data'
  /** Hover and touch load the code, whatever `prefetch` says (C46, C47). */
  const withPrefetch =
    <E,>(handler: ((event: E) => void) | undefined) =>
    (event: E): void => {
      handler?.(event)
      if (page !== undefined) void router?.prefetch(page, undefined, { priority: true, data, locale })
    }
  return {
    // Before the spread, because Node 20 takes microseconds for each property of a literal that begins with one.
    ref: useLinkRef(ref, prefetch === false ? undefined : page),
    ...anchor,
    href: toAttribute(resolved, router, locale),
    onClick(event) {
      onClick?.(event)
      if (router !== null && !event.defaultPrevented) followLink(event, router, props, resolved, page)
    },
    onMouseEnter: withPrefetch(onMouseEnter),
    onFocus: data ? withPrefetch(onFocus) : onFocus,
    onTouchStart: withPrefetch(onTouchStart),
  }
}

// oxlint-enable react/hooks

/** What markup does not show of a link's props, or shows in another way. */
const NOT_SHOWN: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'href',
  'as',
  'replace',
  'scroll',
  'shallow',
  'prefetch',
  'locale',
  'onNavigate',
  'transitionTypes',
  'ref',
  'onClick',
  'onMouseEnter',
  'onFocus',
  'onTouchStart',
])

/** The part of `useLink` that markup shows. By their names, because copying all props but some takes several times as long. */
function useMarkup(props: LinkProps): LinkAnchorProps {
  const { href, as, locale } = props
  checkHref(href)
  const { router } = useContext(ViewContext)
  const resolved = resolveHref(router ?? ROOT, href, as || undefined)
  const shown: Record<string, unknown> & LinkAnchorProps = { href: toAttribute(resolved, router, locale) }
  for (const name in props) if (!NOT_SHOWN.has(name)) shown[name] = props[name as keyof LinkProps]
  return shown
}

function toAttribute(resolved: ResolvedHref, router: Router | null, locale: LinkProps['locale']): string {
  if (resolved.kind !== 'inside') return resolved.href
  if (router === null) return resolved.shown
  const wanted = locale === undefined ? router.locale : locale
  const shown = wanted && router.addLocale?.(resolved.shown, wanted, router.defaultLocale)
  const address = addBasePath(router.basePath, shown || resolved.shown)
  return router.trailingSlash?.(address) ?? address
}

export default Link
