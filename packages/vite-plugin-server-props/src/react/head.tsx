import { useContext, useLayoutEffect, useState, type ReactNode } from 'react'
import { HeadContext } from './head-context.js'

/** Puts its children into the document's head, wherever it is rendered (section 10 of the client's contract). */
export function Head({ children }: { children?: ReactNode }): null {
  const registry = useContext(HeadContext)
  const [owner] = useState(() => ({}))
  // Effects don't run on the server; there a rendered tag can't be taken back, and need not be.
  if (registry?.isServer === true) registry.update(owner, children)
  useLayoutEffect(() => {
    registry?.update(owner, children)
  }, [registry, owner, children])
  useLayoutEffect(() => () => registry?.remove(owner), [registry, owner])
  return null
}

export default Head
