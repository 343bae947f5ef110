import type { ReactNode } from 'react'
import type { ServerHead } from '../react/page-head.js'

/** What the mounted `<Head>`s of one rendering hold; nothing of it stays for the next (S230). */
export interface ServerHeadRegistry extends ServerHead {
  readonly children: readonly ReactNode[]
}

/** The registry of a `_document` that is rendered: its `<Script>`s are the document's (S204). */
export interface DocumentRegistry extends ServerHeadRegistry {
  /** Props of the scripts that the client loads. */
  readonly later: readonly object[]
}

/** A registry for one rendering. */
export function createHeadRegistry(): ServerHeadRegistry {
  return new Registry()
}

/** A registry for one `_document`. */
export function createDocumentRegistry(): DocumentRegistry {
  const later: object[] = []
  return Object.assign(createHeadRegistry(), {
    later,
    loadLater(script: object) {
      later.push(script)
    },
  })
}

class Registry implements ServerHeadRegistry {
  readonly isServer = true
  readonly children: ReactNode[] = []
  #owners: object[] | undefined

  update(owner: object, node: ReactNode): void {
    this.#owners ??= []
    const index = this.#owners.indexOf(owner)
    if (index >= 0) this.children[index] = node
    else {
      this.#owners.push(owner)
      this.children.push(node)
    }
  }
}
