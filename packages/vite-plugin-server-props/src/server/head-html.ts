import { isValidElement, type ReactElement } from 'react'
import { toHeadTag, toText, type HeadElementProps, type HeadTag } from '../react/to-head-tag.js'
import { escapeHtml } from '../shared/escape.js'
import { HEAD_ATTRIBUTE, SCRIPT_ATTRIBUTE } from '../shared/names.js'

const MARK = ` ${HEAD_ATTRIBUTE}`
const VOID = new Set(['base', 'img', 'link', 'meta'])

/**
 * Writes the tags of `<Head>` as HTML, marked as `<Head>`'s own so that the client finds them (S227, T1).
 * Those of `<Script>` are not: they stay. They get the nonce of the document's head unless they have one.
 */
export function toHeadHtml(tags: readonly HeadTag[], nonce?: string): string {
  let html = ''
  for (const tag of tags) html += writeTag(tag, toMarks(tag, nonce))
  return html
}

function toMarks({ attributes }: HeadTag, nonce: string | undefined): string {
  if (attributes[SCRIPT_ATTRIBUTE] === undefined) return MARK
  return nonce !== undefined && attributes.nonce === undefined ? ` nonce="${escapeHtml(nonce)}"` : ''
}

function writeTag(tag: HeadTag, marks = ''): string {
  const { type, attributes } = tag
  let open = `<${type}${marks}`
  for (const [name, value] of Object.entries(attributes)) open += ` ${name}="${escapeHtml(value)}"`
  if (VOID.has(type)) return `${open}/>`
  return `${open}>${toInside(tag)}</${type}>`
}

/**
 * The text of a script or style can't leave its element: what would end it is written another way that
 * means the same in JSON, in a JavaScript string and in CSS (T1). Raw JavaScript is its author's.
 */
function toInside({ type, attributes, text = '', html, children }: HeadTag): string {
  if (type === 'style') return (html ?? text).replace(/<(?=\/style)/gi, '\\3c ')
  if (type !== 'script') return html ?? (children === undefined ? escapeHtml(text) : toMarkup(children))
  if (/json/i.test(attributes.type ?? '')) return (html ?? text).replaceAll('<', '\\u003c')
  return html ?? text.replace(/<(?=\/?script|!--)/gi, '\\u003c')
}

/** What is inside a `<noscript>`, as markup. */
function toMarkup(children: unknown): string {
  if (Array.isArray(children)) return children.map(toMarkup).join('')
  if (!isValidElement<HeadElementProps>(children)) return escapeHtml(toText(children))
  if (typeof children.type !== 'string') return toMarkup(children.props.children)
  const tag = toHeadTag(children as ReactElement<HeadElementProps, string>)
  return tag === undefined ? '' : writeTag(tag)
}
