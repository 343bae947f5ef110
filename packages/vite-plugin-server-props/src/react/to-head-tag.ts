import { isValidElement, type ReactElement } from 'react'
import { escapeHtml } from '../shared/escape.js'
import type { HeadTag } from '../shared/head-tag.js'
import { writeTag } from '../shared/write-tag.js'

/** Props of an element inside `<Head>`, as React takes them. */
export interface HeadElementProps {
  readonly [name: string]: unknown
  readonly children?: React.ReactNode
  readonly dangerouslySetInnerHTML?: { readonly __html: unknown }
}

/** React's names that are more than the HTML name in camel case. */
const HTML_NAMES: Readonly<Record<string, string>> = {
  className: 'class',
  htmlFor: 'for',
  httpEquiv: 'http-equiv',
  acceptCharset: 'accept-charset',
}

const NAME = /^[a-z][\w.:-]*$/i

/** Writes an element of `<Head>` as data; undefined when its name is none (T1). */
export function toHeadTag({ type, props }: ReactElement<HeadElementProps, string>): HeadTag | undefined {
  if (!NAME.test(type)) return undefined
  const attributes: Record<string, string | true> = {}
  for (const [prop, value] of Object.entries(props)) {
    const text = toValue(prop, value)
    if (text !== undefined)
      attributes[Object.hasOwn(HTML_NAMES, prop) ? (HTML_NAMES[prop] as string) : prop.toLowerCase()] = text
  }
  const { __html: html } = props.dangerouslySetInnerHTML ?? {}
  if (html !== undefined && html !== null)
    return { type, attributes, html: guard(type, attributes, String(html), true) }
  if (type === 'noscript') return { type, attributes, html: toMarkup(props.children) }
  const text = toText(props.children)
  if (type === 'script' || type === 'style') {
    return text === ''
      ? { type, attributes }
      : { type, attributes, html: guard(type, attributes, text, false) }
  }
  return text === '' && type !== 'title' ? { type, attributes } : { type, attributes, text }
}

/** Handlers can't travel in HTML, so they count on neither side. */
function toValue(prop: string, value: unknown): string | true | undefined {
  if (prop === 'children' || prop === 'dangerouslySetInnerHTML' || /^on/i.test(prop) || !NAME.test(prop))
    return undefined
  if (typeof value === 'boolean') {
    if (/^(?:data|aria)-/.test(prop)) return String(value)
    return value ? true : undefined
  }
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined
}

/** The elements inside a `<noscript>`; a browser with scripts reads them as text, so they are markup on both sides. */
function toMarkup(children: unknown): string {
  if (Array.isArray(children)) return children.map(toMarkup).join('')
  if (!isValidElement<HeadElementProps>(children)) return escapeHtml(toText(children))
  if (typeof children.type !== 'string') return toMarkup(children.props.children)
  const tag = toHeadTag(children as ReactElement<HeadElementProps, string>)
  return tag === undefined ? '' : writeTag(tag)
}

function toText(children: unknown): string {
  if (Array.isArray(children)) return children.map(toText).join('')
  return typeof children === 'string' || typeof children === 'number' ? String(children) : ''
}

/**
 * The text of a script or style can't leave its element: what would end it is written another way that
 * means the same in JSON, in a JavaScript string and in CSS (T1). Raw JavaScript is its author's.
 */
function guard(type: string, attributes: HeadTag['attributes'], text: string, isRaw: boolean): string {
  if (type === 'style') return text.replace(/<(?=\/style)/gi, '\\3c ')
  if (type !== 'script') return text
  const kind = attributes.type
  if (typeof kind === 'string' && /json/i.test(kind)) return text.replaceAll('<', '\\u003c')
  return isRaw ? text : text.replace(/<(?=\/?script|!--)/gi, '\\u003c')
}
