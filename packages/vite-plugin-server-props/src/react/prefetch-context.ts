import { createContext, type Context } from 'react'

/** Loads the code of the page at an address (without base) once the element comes near; gives back how to stop. */
export type ObserveLink = (element: Element, address: string) => () => void

/** Holds what watches links; null where nothing is prefetched: on the server, in development, in tests. */
export const PrefetchContext: Context<ObserveLink | null> = createContext<ObserveLink | null>(null)
