// With `earlyHints`, what a page needs in the browser is told ahead of its document: by an answer 103 while its props load,
// and by the header `Link` of the document, from which a CDN can make one.
import type { AnswerHeaders, PageResponse, ServerRequest } from '../shared/exchange.js'
import type { ServerApp, ServerRoute } from '../shared/server-app.js'
import { listAssets } from './assets.js'
import type { LoadedPage } from './page-parts.js'

/** The files of a page as the header `Link` names them. */
export interface PageHints {
  readonly links: readonly string[]
  /** All of them in one header. */
  readonly header: string
}

/** Proxies refuse answers with long headers: of nginx they have to fit into 4 kB. The document names the rest. */
const LONGEST = 2000

/** Writes a page's hints, once; undefined without the option, and in development, where modules are not known ahead. */
export function createPageHints(app: ServerApp, route: ServerRoute): PageHints | undefined {
  if (!app.earlyHints || app.isDev) return undefined
  const { styles, modules } = listAssets(app, route)
  const links: string[] = []
  let length = 0
  for (const link of [
    ...[...styles].map((href) => `<${toAscii(href)}>; rel=preload; as=style`),
    ...[...modules].map((href) => `<${toAscii(href)}>; rel=modulepreload`),
  ]) {
    length += link.length + 2
    if (length > LONGEST) break
    links.push(link)
  }
  return { links, header: links.join(', ') }
}

/** Names of files may have letters that headers can't; what the base has is encoded already. */
function toAscii(href: string): string {
  return href.replaceAll(/[^\x21-\x7e]+|[<>"]/g, encodeURIComponent)
}

/**
 * Sends 103 Early Hints before a page's props are loaded, where the transport can and a browser is about to show
 * the document. Only browsers say so, by `Sec-Fetch-Dest`, and all that say so know the status; other clients
 * might take it for the answer. A page that has nothing to wait for is as early itself.
 */
export function sendEarlyHints(request: ServerRequest, { hints, isPerRequest }: LoadedPage): void {
  if (hints === undefined || !isPerRequest || request.method !== 'GET') return
  if (request.getHeader('sec-fetch-dest') === 'document') request.sendEarlyHints?.(hints.links)
}

/**
 * Adds a page's hints to the headers of its document, after links of its own. Under a policy with a nonce the browser
 * would refuse what is asked for without it, so there the tags of the head have to do.
 */
export function addLinkHeader(headers: AnswerHeaders, hints: PageHints, res: PageResponse | undefined): void {
  if (hasNonce(res, 'content-security-policy') || hasNonce(res, 'content-security-policy-report-only')) return
  const own = res?.getHeader('link')
  headers['link'] = own === undefined ? hints.header : [own, hints.header].flat().map(String)
}

function hasNonce(res: PageResponse | undefined, name: string): boolean {
  return res?.hasHeader(name) === true && String(res.getHeader(name)).includes("'nonce-")
}
