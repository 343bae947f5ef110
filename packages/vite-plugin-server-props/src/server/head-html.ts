import { escapeHtml } from '../shared/escape.js'
import type { HeadTag } from '../shared/head-tag.js'
import { HEAD_ATTRIBUTE } from '../shared/names.js'

const VOID = new Set(['base', 'link', 'meta'])
const NAME = /^[a-z][\w.:-]*$/i

/** Writes the tags of `<Head>` as HTML, marked as `<Head>`'s own so that the client finds them (S227, T1). */
export function toHeadHtml(tags: readonly HeadTag[]): string {
  let html = ''
  for (const tag of tags) html += toTagHtml(tag)
  return html
}

function toTagHtml({ type, attributes, text, html }: HeadTag): string {
  if (!NAME.test(type)) return ''
  let open = `<${type} ${HEAD_ATTRIBUTE}=""`
  for (const [name, value] of Object.entries(attributes)) {
    if (NAME.test(name)) open += value === true ? ` ${name}=""` : ` ${name}="${escapeHtml(value)}"`
  }
  if (VOID.has(type)) return `${open}/>`
  return `${open}>${html ?? escapeHtml(text ?? '')}</${type}>`
}
