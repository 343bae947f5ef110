import { isValidElement, type ReactElement } from 'react'
import { toHeadTag, toText, type HeadElementProps, type HeadTag } from '../react/to-head-tag.js'
import { escapeHtml } from '../shared/escape.js'
import { HEAD_ATTRIBUTE, SCRIPT_ATTRIBUTE } from '../shared/names.js'
import type { OwnHead } from '../shared/own-head.js'

const VOID = new Set(['base', 'img', 'link', 'meta'])

/**
 * Writes the tags of `<Head>` as HTML, marked as `<Head>`'s own so that the client finds them (S227, T1).
 * Those of `<Script>` are not: they stay. They get the nonce of the document's head unless they have one.
 */
export function toHeadHtml(tags: readonly HeadTag[], own: OwnHead, nonce?: string): string {
  let html = ''
  for (const tag of tags) html += writeTag(tag, toMarks(tag, own, nonce))
  return html
}

function toMarks(tag: HeadTag, own: OwnHead, nonce: string | undefined): string {
  const { attributes } = tag
  if (attributes[SCRIPT_ATTRIBUTE] === undefined) {
    return toMark(isTitle(tag) ? own.titleText : isViewport(tag) ? own.viewportContent : '')
  }
  return nonce !== undefined && attributes.nonce === undefined ? ` nonce="${escapeHtml(nonce)}"` : ''
}

/** The mark of a page's tag, with what the document's own in its place says. */
export function toMark(own: string): string {
  return own === '' ? ` ${HEAD_ATTRIBUTE}` : ` ${HEAD_ATTRIBUTE}="${own}"`
}

/** Whether a tag is the title. */
export function isTitle({ type }: HeadTag): boolean {
  return type === 'title'
}

/** Whether a tag says how the document is encoded. */
export function isCharset({ type, attributes }: HeadTag): boolean {
  return type === 'meta' && attributes.charset !== undefined
}

/** Whether a tag says how wide the document is. */
export function isViewport({ type, attributes }: HeadTag): boolean {
  return type === 'meta' && attributes.name === 'viewport'
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
