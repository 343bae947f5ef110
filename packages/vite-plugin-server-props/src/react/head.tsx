import { useContext, useLayoutEffect, useState, type ReactNode } from 'react'
import { HeadContext, type ClientHead } from './head-context.js'
import { openDocumentHead } from './sync-head.js'

/** Puts its children into the document's head, wherever it is rendered (section 10 of the client's contract). */
export function Head({ children }: { children?: ReactNode }): null {
  const context = useContext(HeadContext)
  const [owner] = useState(() => ({}))
  // Effects don't run on the server.
  if (context?.isServer === true) context.update(owner, children)
  const client = context as ClientHead | null
  useLayoutEffect(() => {
    if (client !== null) openDocumentHead(client).update(owner, children)
  }, [client, owner, children])
  useLayoutEffect(() => () => client?.head?.remove(owner), [client, owner])
  return null
}

export default Head
