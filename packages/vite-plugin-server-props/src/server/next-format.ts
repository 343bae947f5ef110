import { NEXT_PAYLOAD_ID, NEXT_ROOT_ID } from '../shared/names.js'
import type { Props } from '../shared/page-data.js'
import type { PageTraits } from './page-parts.js'
import { serializeProps } from './serialize-props.js'
import type { WireFormat } from './wire-format.js'

/** Next's `__NEXT_DATA__`, with what our client needs besides, and Next's page data (S110, S116, S236). */
export const nextFormat: WireFormat = {
  rootId: NEXT_ROOT_ID,
  payloadId: NEXT_PAYLOAD_ID,
  startPayload({ buildId }, page) {
    const payload = {
      page: page.route.pattern,
      buildId,
      isFallback: false,
      ...toFlags(page),
      scriptLoader: [],
      module: page.route.assets.module,
    }
    return `${JSON.stringify(payload).slice(0, -1)},"props":{"pageProps":`
  },
  endPayload({ page, propsJson, props, router, status, rewrittenQuery }) {
    const rest: Record<string, unknown> = { query: router.query }
    if (status !== 200) rest['status'] = status
    if (router.isPreview) rest['isPreview'] = true
    if (router.locale !== undefined) {
      const { locale, locales, defaultLocale, domainLocales } = router
      Object.assign(rest, { locale, locales, defaultLocale, domainLocales })
    }
    if (rewrittenQuery !== undefined) rest['rewrittenQuery'] = rewrittenQuery
    return `${writeProps(page, propsJson, props.appProps)},${JSON.stringify(rest).slice(1)}`
  },
  writeData(page, propsJson, appProps) {
    return `{"pageProps":${writeProps(page, propsJson, appProps)}`
  },
  writeRedirect({ destination, statusCode, basePath }) {
    const pageProps = {
      __N_REDIRECT: destination,
      __N_REDIRECT_STATUS: statusCode,
      ...(basePath === false && { __N_REDIRECT_BASE_PATH: false }),
    }
    return JSON.stringify({ pageProps, __N_SSP: true })
  },
}

/** By which of its functions a page is made; what has none of them is the same for everybody. */
function toFlags({ loader, Component, hasAppProps, isPerRequest }: PageTraits): Record<string, true> {
  return {
    ...(loader !== undefined && { gssp: true }),
    ...(Component.getInitialProps !== undefined && { gip: true }),
    ...(hasAppProps && { appGip: true }),
    ...(!isPerRequest && { nextExport: true, autoExport: true }),
  }
}

/** The rest of App's props, from the value of `pageProps` on; its braces are closed. */
function writeProps({ loader }: PageTraits, propsJson: string, appProps: Props | undefined): string {
  const { pageProps: _, ...others }: Props = { ...appProps, ...(loader !== undefined && { __N_SSP: true }) }
  const json = serializeProps(others)
  return json === '{}' ? `${propsJson}}` : `${propsJson},${json.slice(1)}`
}
