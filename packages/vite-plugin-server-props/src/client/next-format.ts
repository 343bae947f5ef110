import { NEXT_PAYLOAD_ID, NEXT_ROOT_ID } from '../shared/names.js'
import type { Payload, Props } from '../shared/page-data.js'
import type { ClientFormat } from './wire-format.js'

interface NextData extends Omit<Payload, 'props' | 'hasLoader'> {
  readonly props: Props & { readonly pageProps: Props }
  readonly gssp?: boolean
  readonly gip?: boolean
  readonly appGip?: boolean
}

interface NextProps extends Props {
  readonly __N_REDIRECT?: unknown
  readonly __N_REDIRECT_STATUS?: number
  readonly __N_REDIRECT_BASE_PATH?: boolean
}

/** Next's shape, in next mode (S110, S236). */
export const nextFormat: ClientFormat = {
  rootId: NEXT_ROOT_ID,
  payloadId: NEXT_PAYLOAD_ID,
  readPayload(json) {
    const { props, gssp, gip, appGip, ...rest } = json as unknown as NextData
    const { pageProps, ...appProps } = props
    return { ...rest, props: pageProps, appProps, hasLoader: gssp ?? gip ?? appGip ?? false }
  },
  readData({ pageProps, notFound, ...appProps }) {
    if (typeof pageProps !== 'object' || pageProps === null)
      return notFound === true ? { kind: 'notFound' } : undefined
    const {
      __N_REDIRECT: destination,
      __N_REDIRECT_STATUS: statusCode = 307,
      __N_REDIRECT_BASE_PATH: basePath,
    } = pageProps as NextProps
    if (typeof destination !== 'string') return { kind: 'props', props: pageProps as Props, appProps }
    return {
      kind: 'redirect',
      redirect: { destination, statusCode, ...(basePath === false && { basePath }) },
    }
  },
}
