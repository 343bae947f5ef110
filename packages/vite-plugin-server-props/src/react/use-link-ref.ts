import { useCallback, useContext, type Ref, type RefCallback } from 'react'
import { PrefetchContext } from './prefetch-context.js'

/** Joins the caller's ref with the one that watches whether the link is in view (C30, C44). */
export function useLinkRef(
  ref: Ref<HTMLAnchorElement> | undefined,
  page: string | undefined,
): RefCallback<HTMLAnchorElement> {
  const observe = useContext(PrefetchContext)
  return useCallback(
    (element: HTMLAnchorElement) => {
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

function setRef(ref: Ref<HTMLAnchorElement> | undefined, element: HTMLAnchorElement): () => void {
  if (typeof ref === 'function') {
    const cleanup = ref(element)
    return typeof cleanup === 'function' ? cleanup : () => void ref(null)
  }
  if (ref === null || ref === undefined) return () => {}
  ref.current = element
  return () => {
    ref.current = null
  }
}
