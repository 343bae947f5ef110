import { useCallback, type Ref, type RefCallback } from 'react'
import { routerSlot } from './router-slot.js'
import { setRef } from './set-ref.js'

/** Joins the caller's ref with the one that watches whether the link, or form, is in view (C30, C44). */
export function useLinkRef<T extends Element = HTMLAnchorElement>(
  ref: Ref<T> | undefined,
  page: string | undefined,
): RefCallback<T> {
  return useCallback(
    (element: T) => {
      const release = setRef(ref, element)
      const stop = page === undefined ? undefined : routerSlot.observe?.(element, page)
      return () => {
        stop?.()
        release()
      }
    },
    [ref, page],
  )
}
