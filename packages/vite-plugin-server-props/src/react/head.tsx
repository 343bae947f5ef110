import { useContext, useLayoutEffect, useState, type ReactNode } from 'react'
import type { ClientHead } from './page-head.js'
import { openDocumentHead } from './sync-head.js'
import { ViewContext } from './view-context.js'

/** Puts its children into the document's head, wherever it is rendered (section 10 of the client's contract). */
export function Head({ children }: { children?: ReactNode }): null {
  const { head } = useContext(ViewContext)
  const [owner] = useState(() => ({}))
  // Effects don't run on the server.
  if (head?.isServer === true) head.update(owner, children)
  const client = head as ClientHead | undefined
  useLayoutEffect(() => {
    if (client !== undefined) openDocumentHead(client).update(owner, children)
  }, [client, owner, children])
  useLayoutEffect(() => () => client?.head?.remove(owner), [client, owner])
  return null
}

export default Head
