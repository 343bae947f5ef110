import type { ReactNode } from 'react'
import { HEAD_ATTRIBUTE } from '../shared/names.js'
import type { ClientHead, DocumentHead } from './page-head.js'
import { reduceHead } from './head-tags.js'
import type { HeadTag } from './to-head-tag.js'

/** What keeps the document's head; made when it is asked for first. */
export function openDocumentHead(client: ClientHead): DocumentHead {
  return (client.head ??= createDocumentHead(document))
}

/** Keeps the document's head as the mounted `<Head>`s want it. Nothing else touches it (C155 to C169). */
export function createDocumentHead(document: Document): DocumentHead {
  const owners = new Map<object, ReactNode>()
  // React puts the title of a page in front of it.
  const ownTitle = readOwn(document.head, 'title:last-of-type')
  const ownViewport = readOwn(document.head, VIEWPORT)
  let isDirty = false
  const flush = (): void => {
    if (!isDirty) return
    isDirty = false
    syncHead(document, reduceHead([...owners.values()]), ownTitle, ownViewport)
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

const VIEWPORT = 'meta[name=viewport]'

/** What the document's own tag says, or was to say: a page's tag in its place has that as the value of its mark. */
function readOwn(head: Element, selector: string): string {
  const element = head.querySelector<HTMLTitleElement & HTMLMetaElement>(selector)
  return element?.getAttribute(HEAD_ATTRIBUTE) ?? (element?.content || element?.textContent) ?? ''
}

/**
 * Adds what is missing and removes what is too much; a tag that stays is not touched (C165, C169). Title and viewport
 * are there once, and say what a page's do, else what the document's own did; its charset stays (C167, C168).
 */
function syncHead(document: Document, tags: readonly HeadTag[], ownTitle: string, ownViewport: string): void {
  const { head } = document
  const marked = head.querySelectorAll(`[${HEAD_ATTRIBUTE}]:not(title,noscript,[charset],${VIEWPORT})`)
  const present = [...marked].map((element) => ({ element, mark: toMark(element) }))
  const wanted: Element[] = []
  let title = ownTitle
  let viewport = ownViewport
  for (const tag of tags) {
    const { type, attributes } = tag
    if (type === 'title') title = tag.text ?? ''
    else if (attributes.name === 'viewport') viewport = attributes.content ?? ''
    else if (type !== 'noscript' && attributes.charset === undefined) wanted.push(toElement(document, tag))
  }
  // A page may render a title of its own, which React keeps; it wins, as on the server.
  if (document.title !== title && !hasReactTitle(head)) document.title = title
  const element = head.querySelector<HTMLMetaElement>(VIEWPORT)
  if (element !== null && element.content !== viewport) element.content = viewport
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

function toElement(document: Document, { type, attributes, text, html }: HeadTag): Element {
  const element = document.createElement(type)
  element.setAttribute(HEAD_ATTRIBUTE, '')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  // What a head may hold has text inside, of which a script or style is no markup however it was given.
  element.textContent = html ?? text ?? ''
  return element
}
