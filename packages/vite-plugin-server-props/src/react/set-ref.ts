import type { Ref } from 'react'

/** Gives an element to a ref of either kind; gives back how to take it away again. */
export function setRef<T>(ref: Ref<T> | undefined, element: T): () => void {
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
