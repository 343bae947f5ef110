import type { ReactElement, ReactNode } from 'react'

/** A tag of the document's head as data: the server writes it as HTML, the browser as a DOM node. */
export interface HeadTag {
  /** Such as `meta`; always a name. */
  readonly type: string
  /** By HTML names, such as `http-equiv`; empty for an attribute without a value. */
  readonly attributes: Readonly<Record<string, string>>
  readonly text?: string
  /** Markup that is taken as it is (`dangerouslySetInnerHTML`). */
  readonly html?: string
  /** What is inside a `<noscript>`, which the server alone writes: it says nothing where scripts run. */
  readonly children?: ReactNode
}

/** Props of an element inside `<Head>`, as React takes them. */
export interface HeadElementProps {
  readonly [name: string]: unknown
  readonly children?: ReactNode
  readonly dangerouslySetInnerHTML?: { readonly __html: unknown }
}

/** React's names that are more than the HTML name in camel case. */
const HTML_NAMES: { readonly [name: string]: string | null | undefined } = {
  // Names that every object has are none of these.
  __proto__: null,
  className: 'class',
  htmlFor: 'for',
  httpEquiv: 'http-equiv',
  acceptCharset: 'accept-charset',
}

const NAME = /^[a-z][\w.:-]*$/i

/** Writes an element of `<Head>` as data; undefined when its name is none (T1). */
export function toHeadTag({ type, props }: ReactElement<HeadElementProps, string>): HeadTag | undefined {
  if (!NAME.test(type)) return undefined
  const attributes: Record<string, string> = {}
  for (const [prop, value] of Object.entries(props)) {
    const text = toValue(prop, value)
    if (text !== undefined) attributes[HTML_NAMES[prop] ?? prop.toLowerCase()] = text
  }
  const { children, dangerouslySetInnerHTML: { __html: html } = {} as { __html?: unknown } } = props
  const tag = { type, attributes }
  // The spread comes last, because Node 20 takes microseconds for each property after one.
  if (html !== undefined && html !== null) return { html: String(html), ...tag }
  if (type === 'noscript') return { children, ...tag }
  const text = toText(children)
  return text === '' && type !== 'title' ? tag : { text, ...tag }
}

/** Handlers can't travel in HTML, so they count on neither side. */
function toValue(prop: string, value: unknown): string | undefined {
  if (prop === 'children' || /^(?:on|dangerously)/i.test(prop) || !NAME.test(prop)) return undefined
  if (typeof value === 'boolean') return /^(?:data|aria)-/.test(prop) ? String(value) : value ? '' : undefined
  return isText(value) ? String(value) : undefined
}

/** The text of children; elements have none. */
export function toText(children: unknown): string {
  return [children].flat(Infinity).filter(isText).join('')
}

function isText(value: unknown): boolean {
  return /^(?:string|number|bigint)$/.test(typeof value)
}
