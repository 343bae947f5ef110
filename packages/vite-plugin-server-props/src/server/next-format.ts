import { NEXT_PAYLOAD_ID, NEXT_ROOT_ID } from '../shared/names.js'
import type { Props } from '../shared/page-data.js'
import type { Router } from '../shared/router-types.js'
import type { ServerApp } from '../shared/server-app.js'
import type { PageTraits } from './page-parts.js'
import { serializeData, serializeProps } from './serialize-props.js'
import type { WireFormat } from './wire-format.js'

/** Next's `__NEXT_DATA__`, with what our client needs besides, and Next's page data (S110, S116, S236). */
export const nextFormat: WireFormat = {
  rootId: NEXT_ROOT_ID,
  payloadId: NEXT_PAYLOAD_ID,
  startPayload(app, page) {
    const payload = { ...toStart(app, page), scriptLoader: [], module: page.route.assets.module }
    return `${JSON.stringify(payload).slice(0, -1)},"props":{"pageProps":`
  },
  endPayload({ page, propsJson, props, router, status, rewrittenQuery }) {
    const rest: Record<string, unknown> = toEnd(router)
    if (status !== 200) rest['status'] = status
    if (rewrittenQuery !== undefined) rest['rewrittenQuery'] = rewrittenQuery
    return `${writeProps(page, propsJson, props.appProps)},${JSON.stringify(rest).slice(1)}`
  },
  toDocumentData(app, page, { props: { pageProps, appProps }, router }) {
    return { ...toStart(app, page), props: { ...appProps, pageProps }, ...toEnd(router) }
  },
  writeData(page, { pageProps, appProps }) {
    if (appProps !== undefined) return `{"pageProps":${writeProps(page, serializeProps(pageProps), appProps)}`
    return serializeData(
      page.loader === undefined ? { pageProps } : { pageProps, __N_SSP: true },
      'pageProps',
    )
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

/** What is the same for all documents of a page. */
function toStart({ buildId }: Pick<ServerApp, 'buildId'>, page: PageTraits) {
  return { page: page.route.pattern, buildId, isFallback: false, ...toFlags(page) }
}

/** What the router says. */
function toEnd({ query, isPreview, locale, locales, defaultLocale, domainLocales }: Router) {
  return {
    query,
    ...(isPreview && { isPreview }),
    ...(locale !== undefined && { locale, locales, defaultLocale, domainLocales }),
  }
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
