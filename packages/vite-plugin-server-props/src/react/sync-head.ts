import type { ReactNode } from 'react'
import { HEAD_ATTRIBUTE } from '../shared/names.js'
import type { ClientHead, DocumentHead } from './head-context.js'
import { reduceHead } from './head-tags.js'
import type { HeadTag } from './to-head-tag.js'

/** What keeps the document's head; made when it is asked for first. */
export function openDocumentHead(client: ClientHead): DocumentHead {
  return (client.head ??= createDocumentHead(document))
}

/** Keeps the document's head as the mounted `<Head>`s want it. Nothing else touches it (C155 to C169). */
export function createDocumentHead(document: Document): DocumentHead {
  const owners = new Map<object, ReactNode>()
  // The title of the app's own index.html; the server marks any other.
  const ownTitle = document.querySelector(`title:not([${HEAD_ATTRIBUTE}])`)?.textContent ?? ''
  let isDirty = false
  const flush = (): void => {
    if (!isDirty) return
    isDirty = false
    syncHead(document, reduceHead([...owners.values()]), ownTitle)
  }
  const change = (): void => {
    if (!isDirty) queueMicrotask(flush)
    isDirty = true
  }
  return {
    update(owner, children) {
      owners.set(owner, children)
      change()
    },
    remove(owner) {
      owners.delete(owner)
      change()
    },
    flush,
  }
}

/** Adds what is missing and removes what is too much; a tag that stays is not touched (C165, C169). */
function syncHead(document: Document, tags: readonly HeadTag[], ownTitle: string): void {
  const { head } = document
  const marked = head.querySelectorAll(`[${HEAD_ATTRIBUTE}]:not(title,noscript)`)
  const present = [...marked].map((element) => ({ element, mark: toMark(element) }))
  const wanted: Element[] = []
  let title = ownTitle
  for (const tag of tags) {
    if (tag.type === 'title') title = tag.text ?? ''
    else if (tag.type !== 'noscript' && !isOwnDefault(head, tag)) wanted.push(toElement(document, tag))
  }
  // A page may render a title of its own, which React keeps; it wins, as on the server.
  if (document.title !== title && !hasReactTitle(head)) document.title = title
  for (const element of wanted) {
    const mark = toMark(element)
    const index = present.findIndex((other) => other.mark === mark)
    if (index < 0) head.append(element)
    else present.splice(index, 1)
  }
  for (const { element } of present) element.remove()
}

/**
 * What makes two tags the same. Browsers hide the nonce of an element that is in the document, and the server
 * writes the `<` of scripts and styles another way.
 */
function toMark(element: Element): string {
  const tag = (element.cloneNode() as Element).outerHTML.replace(/ nonce="[^"]*"/, '')
  return tag + element.textContent.replace(/\\u003c|\\3c /g, '<')
}

function hasReactTitle(head: Element): boolean {
  const titles = [...head.querySelectorAll('title')]
  return titles.some((title) => Object.keys(title).some((key) => key.startsWith('__react')))
}

/** Charset and viewport of the app's own document are not doubled (C167). */
function isOwnDefault(head: Element, { type, attributes }: HeadTag): boolean {
  if (type !== 'meta' || (attributes.charset === undefined && attributes.name !== 'viewport')) return false
  const place = attributes.charset === undefined ? '[name="viewport"]' : '[charset]'
  return head.querySelector(`meta${place}:not([${HEAD_ATTRIBUTE}])`) !== null
}

function toElement(document: Document, { type, attributes, text, html }: HeadTag): Element {
  const element = document.createElement(type)
  element.setAttribute(HEAD_ATTRIBUTE, '')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  // What a head may hold has text inside, of which a script or style is no markup however it was given.
  element.textContent = html ?? text ?? ''
  return element
}
