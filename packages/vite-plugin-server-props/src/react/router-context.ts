import { createContext, type Context } from 'react'
import type { Router } from '../shared/router-types.js'

/** Holds the router: a new object for each committed navigation, so that its users render again (C107). */
export const RouterContext: Context<Router | null> = createContext<Router | null>(null)
