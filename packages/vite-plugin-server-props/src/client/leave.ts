import { withoutHash } from '../shared/url/split-path.js'
import type { NavigationRequest } from './client.js'

/** Loads an address as a document. Never settles: the page is on its way out. */
export type Leave = (href: string, kind: NavigationRequest['kind']) => Promise<never>

/** The way out for whatever can't be done in the document (C80 to C87): one load, one history entry (C90, C141). */
export function createLeave(location: Location): Leave {
  return (href, kind) => {
    const present = location.href
    const { href: target } = new URL(href, present)
    if (target !== present) location[kind === 'push' ? 'assign' : 'replace'](target)
    // An address that differs in its hash only, or not at all, is no load by itself.
    if (withoutHash(target) === withoutHash(present)) location.reload()
    return new Promise(() => {})
  }
}
