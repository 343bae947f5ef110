import { NEXT_PAYLOAD_ID, NEXT_ROOT_ID } from '../shared/names.js'
import type { Payload, Props } from '../shared/page-data.js'
import type { ClientFormat } from './wire-format.js'

interface NextData extends Omit<Payload, 'props' | 'hasLoader'> {
  readonly props: Props & { readonly pageProps: Props }
  readonly gssp?: boolean
  readonly gip?: boolean
  readonly appGip?: boolean
}

/** Next's shape, in next mode (S236). */
export const nextFormat: ClientFormat = {
  rootId: NEXT_ROOT_ID,
  payloadId: NEXT_PAYLOAD_ID,
  readPayload(json) {
    const { props, gssp, gip, appGip, ...rest } = json as unknown as NextData
    const { pageProps, ...appProps } = props
    return { ...rest, props: pageProps, appProps, hasLoader: gssp ?? gip ?? appGip ?? false }
  },
}
