import { useContext } from 'react'
import type { Router } from '../../shared/router-types.js'
import { ViewContext } from '../view-context.js'

/** The router, or null where no page is rendered: for components that are used elsewhere too. */
export function useRouter(): Router | null {
  return useContext(ViewContext).router
}
