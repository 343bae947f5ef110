import { attempt } from '../attempt.js'

/** What a redirect's or a link's destination is, once its scheme has been looked at. */
export type Destination =
  /** A path, or a query or hash, of this site. */
  | { readonly kind: 'inside'; readonly href: string }
  /** Another origin, by `http:` or `https:`. */
  | { readonly kind: 'outside'; readonly href: string }
  /** A scheme that is never followed, such as `javascript:`, or no address at all (T15). */
  | { readonly kind: 'refused'; readonly scheme: string }

/** Browsers drop tabs and line ends anywhere and control characters at both ends before they read a scheme. */
const CONTROL = /[\u0000-\u001f\u007f]/g

/**
 * The one scheme check, for server and client (T14, T15). Repeated leading slashes and backslashes
 * of a path are folded, so that it can't lead off the site (S79).
 */
export function checkDestination(destination: string): Destination {
  const href = destination.replace(CONTROL, '').trim()
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(href)?.[0].toLowerCase()
  if (scheme === undefined)
    return { kind: 'inside', href: href.replace(/^[/\\][^?#]*/, (path) => path.replace(/[/\\]+/g, '/')) }
  return /^https?:$/.test(scheme) && toUrl(href) !== undefined
    ? { kind: 'outside', href }
    : { kind: 'refused', scheme }
}

/** An absolute address, read; undefined for what is none. `URL.parse` is missing in browsers that Vite targets. */
export function toUrl(href: string): URL | undefined {
  return attempt(() => new URL(href))
}
