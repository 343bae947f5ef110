import { useCallback, useContext, type Ref, type RefCallback } from 'react'
import { PrefetchContext } from './prefetch-context.js'
import { setRef } from './set-ref.js'

/** Joins the caller's ref with the one that watches whether the link, or form, is in view (C30, C44). */
export function useLinkRef<T extends Element = HTMLAnchorElement>(
  ref: Ref<T> | undefined,
  page: string | undefined,
): RefCallback<T> {
  const observe = useContext(PrefetchContext)
  return useCallback(
    (element: T) => {
      const release = setRef(ref, element)
      const stop = page === undefined ? undefined : observe?.(element, page)
      return () => {
        stop?.()
        release()
      }
    },
    [ref, observe, page],
  )
}
