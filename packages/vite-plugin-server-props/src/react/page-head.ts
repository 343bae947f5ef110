import type { ReactNode } from 'react'

/** What the `<Head>`s of one rendering on the server hold. A rendered tag can't be taken back, and need not be. */
export interface ServerHead {
  readonly isServer: true
  /** Adds an owner at the end, or replaces what it held in its place. */
  update(owner: object, children: ReactNode): void
  /** In a `_document`: takes the props of a `<Script>` that is loaded once the client has started. */
  loadLater?(script: object): void
}

/** What the mounted `<Head>`s of the document on screen hold. */
export interface DocumentHead {
  /** Adds an owner at the end, or replaces what it held in its place. */
  update(owner: object, children: ReactNode): void
  remove(owner: object): void
  /** Brings the document's head up to date at once; without it, that happens after the present task. */
  flush(): void
}

/** The browser's: filled by the first `<Head>` that is mounted, so that apps without any have no code for it. */
export interface ClientHead {
  readonly isServer: false
  head?: DocumentHead
}

/** Where `<Head>`s put what they hold: on the server one per rendering, in the browser one. */
export type PageHead = ServerHead | ClientHead
