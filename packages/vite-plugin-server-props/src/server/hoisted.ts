// React writes the tags that belong into a head, such as a page's own <title> and the preloads of its images,
// in front of everything else: it moves them only when it renders <html> itself. Here they are told apart, so
// that they get into the head of the document. In the browser React finds them wherever they are.
import { createElement, type ReactElement } from 'react'
import { toMark } from './head-html.js'
import type { OwnHead } from '../shared/own-head.js'
import type { PlacedPage } from './render-page.js'

const WRAPPER = 'server-props-page'
const OPEN = `<div id="${WRAPPER}">`
const CLOSE = '</div>'

/** A page's markup, and the tags that React wants in the head. */
export interface HoistedPage {
  readonly html: string
  readonly hoisted: string
}

const HOISTABLE = /<(?:link|meta|script|style|title)\b/y

/** Whether a page begins with tags that React may have brought there. It may also begin with its own. */
export function mayHaveHoisted({ text, pageStart }: PlacedPage): boolean {
  HOISTABLE.lastIndex = pageStart
  return HOISTABLE.test(text)
}

/** Marks where a page begins, for `splitHoisted`; an element more changes neither hydration nor `useId`. */
export function wrapPage(tree: ReactElement): ReactElement {
  return createElement('div', { id: WRAPPER }, tree)
}

/** Takes the markup of a wrapped page apart. */
export function splitHoisted(markup: string): HoistedPage {
  const start = markup.indexOf(OPEN)
  return {
    html: markup.slice(start + OPEN.length, markup.lastIndexOf(CLOSE)),
    hoisted: markup.slice(0, start),
  }
}

/** Whether a title is among them: in the browser it would win over any other. */
export function hasTitle(hoisted: string): boolean {
  return hoisted.includes('<title')
}

/** Marks the title among them: it is not the document's own. */
export function markTitle(hoisted: string, { titleText }: OwnHead): string {
  return hoisted.replace('<title', () => `<title${toMark(titleText)}`)
}
