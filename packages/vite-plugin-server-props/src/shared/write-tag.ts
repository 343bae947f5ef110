import { escapeHtml } from './escape.js'
import type { HeadTag } from './head-tag.js'

const VOID = new Set(['base', 'img', 'link', 'meta'])
const NAME = /^[a-z][\w.:-]*$/i

/** Writes a tag as HTML, with `marks` in front of its attributes; what is no name is left out (S227, T1). */
export function writeTag({ type, attributes, text, html }: HeadTag, marks = ''): string {
  if (!NAME.test(type)) return ''
  let open = `<${type}${marks}`
  for (const [name, value] of Object.entries(attributes)) {
    if (NAME.test(name)) open += value === true ? ` ${name}=""` : ` ${name}="${escapeHtml(value)}"`
  }
  if (VOID.has(type)) return `${open}/>`
  return `${open}>${html ?? escapeHtml(text ?? '')}</${type}>`
}
