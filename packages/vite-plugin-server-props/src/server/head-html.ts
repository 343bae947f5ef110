import { escapeHtml } from '../shared/escape.js'
import type { HeadTag } from '../shared/head-tag.js'
import { HEAD_ATTRIBUTE, SCRIPT_ATTRIBUTE } from '../shared/names.js'

const VOID = new Set(['base', 'link', 'meta'])
const NAME = /^[a-z][\w.:-]*$/i

/**
 * Writes the tags of `<Head>` as HTML, marked as `<Head>`'s own so that the client finds them (S227, T1).
 * Those of `<Script>` are not: they stay. They get the nonce of the document's head unless they have one.
 */
export function toHeadHtml(tags: readonly HeadTag[], nonce?: string): string {
  let html = ''
  for (const tag of tags) html += toTagHtml(tag, nonce)
  return html
}

function toTagHtml({ type, attributes, text, html }: HeadTag, nonce: string | undefined): string {
  if (!NAME.test(type)) return ''
  let open = `<${type}`
  if (attributes[SCRIPT_ATTRIBUTE] === undefined) open += ` ${HEAD_ATTRIBUTE}=""`
  else if (nonce !== undefined && attributes.nonce === undefined) open += ` nonce="${escapeHtml(nonce)}"`
  for (const [name, value] of Object.entries(attributes)) {
    if (NAME.test(name)) open += value === true ? ` ${name}=""` : ` ${name}="${escapeHtml(value)}"`
  }
  if (VOID.has(type)) return `${open}/>`
  return `${open}>${html ?? escapeHtml(text ?? '')}</${type}>`
}
