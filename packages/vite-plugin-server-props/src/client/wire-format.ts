import { PAYLOAD_ID, ROOT_ID } from '../shared/names.js'
import type { Payload } from '../shared/page-data.js'

/** JSON that was an object. */
export type JsonObject = Partial<Record<string, unknown>>

/** How an app's payload is read; the server's twin writes it. */
export interface ClientFormat {
  readonly rootId: string
  readonly payloadId: string
  readPayload(json: JsonObject): Payload
}

/** Our own shape. */
export const ownFormat: ClientFormat = {
  rootId: ROOT_ID,
  payloadId: PAYLOAD_ID,
  readPayload: (json) => json as unknown as Payload,
}
