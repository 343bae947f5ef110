import { escapeHtml, escapeJson } from '../shared/escape.js'
import { LATER_SCRIPTS_ID } from '../shared/names.js'
import type { ServerApp, ServerRoute } from '../shared/server-app.js'
import { toFlatText } from './flat-text.js'
import type { PageTraits } from './page-parts.js'
import { chooseFormat } from './wire-format.js'

/** What is the same in all documents of a page, written once. */
export interface PageTexts {
  /** Style sheets and preloads, for the head. */
  readonly head: string
  /** The payload up to the value of the page's props, escaped. */
  readonly payloadStart: string
}

/** Writes a page's texts: once in production, for each request in development. */
export function createPageTexts(app: ServerApp, page: PageTraits): PageTexts {
  return {
    head: toFlatText(writeAssets(app, page.route)),
    payloadStart: toFlatText(escapeJson(chooseFormat(app).startPayload(app, page))),
  }
}

/** Style sheets first, in the order in which they override each other; then what the browser can fetch ahead. */
export function writeAssets(app: ServerApp, route: ServerRoute, nonce?: string): string {
  const extra = nonceAttribute(nonce)
  const { styles, modules } = listAssets(app, route)
  let html = ''
  for (const href of styles) html += `<link rel="stylesheet" href="${escapeHtml(href)}"${extra}>`
  for (const href of modules) html += `<link rel="modulepreload" href="${escapeHtml(href)}"${extra}>`
  return html
}

/** What a page's document loads, each file once. In development the browser finds the modules by itself. */
export function listAssets(
  app: ServerApp,
  { assets }: ServerRoute,
): { readonly styles: ReadonlySet<string>; readonly modules: ReadonlySet<string> } {
  return {
    styles: new Set([...app.assets.styles, ...assets.styles]),
    modules: new Set(
      app.isDev ? [] : [app.assets.entry, ...app.assets.preloads, assets.module, ...assets.preloads],
    ),
  }
}

/** What stands before the payload's JSON. */
export function writePayloadOpen(app: ServerApp, nonce?: string): string {
  return `<script id="${chooseFormat(app).payloadId}" type="application/json"${nonceAttribute(nonce)}>`
}

/** What stands after the payload's JSON: the module that starts the client. */
export function writePayloadClose(app: ServerApp, nonce?: string): string {
  return `</script><script type="module" src="${escapeHtml(app.assets.entry)}"${nonceAttribute(nonce)}></script>${app.assets.body ?? ''}`
}

/** The `<Script>`s of a `_document` that the client loads; empty without any. Their handlers can't travel. */
export function writeLaterScripts(scripts: readonly object[], nonce?: string): string {
  if (scripts.length === 0) return ''
  const json = escapeJson(JSON.stringify(scripts))
  return `<script id="${LATER_SCRIPTS_ID}" type="application/json"${nonceAttribute(nonce)}>${json}</script>`
}

function nonceAttribute(nonce: string | undefined): string {
  return nonce === undefined ? '' : ` nonce="${escapeHtml(nonce)}"`
}
