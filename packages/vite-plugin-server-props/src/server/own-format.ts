import { PAYLOAD_ID, ROOT_ID } from '../shared/names.js'
import { serializeData, serializeProps } from './serialize-props.js'
import type { WireFormat } from './wire-format.js'

/** A `Payload`, and `PageData`. Of what is seldom there, only what is there is written. */
export const ownFormat: WireFormat = {
  rootId: ROOT_ID,
  payloadId: PAYLOAD_ID,
  startPayload({ buildId }, { route, isPerRequest }) {
    const payload = {
      page: route.pattern,
      buildId,
      module: route.assets.module,
      ...(isPerRequest && { hasLoader: true }),
    }
    return `${JSON.stringify(payload).slice(0, -1)},"props":`
  },
  endPayload({ propsJson, props: { appProps }, router, status, rewrittenQuery }) {
    let json = `${propsJson},"query":${JSON.stringify(router.query)}`
    if (appProps !== undefined) json += `,"appProps":${serializeProps(appProps)}`
    if (status !== 200) json += `,"status":${status}`
    if (router.isPreview) json += ',"isPreview":true'
    if (router.locale !== undefined) {
      json += `,"locale":${JSON.stringify(router.locale)},"defaultLocale":${JSON.stringify(router.defaultLocale)}`
    }
    if (rewrittenQuery !== undefined) json += `,"rewrittenQuery":${JSON.stringify(rewrittenQuery)}`
    return `${json}}`
  },
  writeData(_page, { pageProps, appProps }) {
    if (appProps === undefined) return serializeData({ props: pageProps }, 'props')
    const { props: _, ...others } = appProps
    const propsJson = serializeProps(pageProps)
    const json = serializeProps(others)
    return json === '{}' ? `{"props":${propsJson}}` : `{"props":${propsJson},${json.slice(1)}`
  },
  writeRedirect(redirect) {
    return JSON.stringify({ redirect })
  },
}
