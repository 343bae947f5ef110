import { createContext, type Context } from 'react'
import type { Router } from '../shared/router-types.js'
import type { PageHead } from './page-head.js'

/** What components of a page read while they render. */
export interface ViewContextValue {
  /** Null outside of a page, and in a `_document`. */
  readonly router: Router | null
  readonly head?: PageHead
}

/**
 * Holds the router, and where `<Head>`s put what they hold: a new object for each committed navigation, so that the users
 * of the router render again (C107). One for both, because each provider is time that a small page feels.
 */
export const ViewContext: Context<ViewContextValue> = createContext<ViewContextValue>({ router: null })
