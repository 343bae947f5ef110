import { PAYLOAD_ID, ROOT_ID } from '../shared/names.js'
import type { Payload, Props, RedirectData, Rewrite } from '../shared/page-data.js'

/** What a page's data says. Whatever else comes is an error, and ends in a document load. */
export type PropsOutcome =
  | {
      readonly kind: 'props'
      readonly props: Props
      readonly appProps?: Props
      /** Set where a rewrite led to another page than the address is known for. */
      readonly rewrite?: Rewrite | undefined
    }
  | { readonly kind: 'redirect'; readonly redirect: RedirectData }
  | { readonly kind: 'notFound' }

/** JSON that was an object. */
export type JsonObject = Partial<Record<string, unknown>>

/** How an app's payload and page data are read; the server's twin writes them. */
export interface ClientFormat {
  readonly rootId: string
  readonly payloadId: string
  readPayload(json: JsonObject): Payload
  /** Undefined when the answer is none: an error, or not from this app at all. */
  readData(json: JsonObject): PropsOutcome | undefined
}

/** Our own shape. */
export const ownFormat: ClientFormat = {
  rootId: ROOT_ID,
  payloadId: PAYLOAD_ID,
  readPayload: (json) => json as unknown as Payload,
  readData({ props, ...rest }) {
    if (typeof props === 'object' && props !== null)
      return { kind: 'props', props: props as Props, appProps: rest }
    const { redirect, notFound } = rest as { redirect?: Partial<RedirectData>; notFound?: unknown }
    if (typeof redirect?.destination === 'string')
      return { kind: 'redirect', redirect: redirect as RedirectData }
    return notFound === true ? { kind: 'notFound' } : undefined
  },
}
