import { createContext, type Context, type ReactNode } from 'react'

/**
 * Where mounted `<Head>`s put what they hold. On the server one is made per request and is written to
 * while rendering; in the browser there is one, written to by layout effects.
 */
export interface HeadRegistry {
  readonly isServer: boolean
  /** Adds an owner at the end, or replaces what it held in its place. */
  update(owner: object, children: ReactNode): void
  remove(owner: object): void
  /** In a `_document`: takes the props of a `<Script>` that is loaded once the client has started. */
  loadLater?(script: object): void
}

/** Holds the registry of the document that is rendered. */
export const HeadContext: Context<HeadRegistry | null> = createContext<HeadRegistry | null>(null)
