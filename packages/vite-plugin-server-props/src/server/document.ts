import type { ReactNode } from 'react'
import { reduceHead } from '../react/head-tags.js'
import type { ServerApp } from '../shared/server-app.js'
import { writePayloadClose, writePayloadOpen } from './assets.js'
import { escapeHtml } from '../shared/escape.js'
import { DEFAULT_HEAD, type OwnHead } from '../shared/own-head.js'
import { splitShell, type DocumentFrame } from '../shared/split-shell.js'
import { toFlatText } from './flat-text.js'
import { isCharset, isTitle, isViewport, toHeadHtml } from './head-html.js'
import { hasTitle, markTitle } from './hoisted.js'
import type { PlacedPage } from './render-page.js'
import { chooseFormat } from './wire-format.js'

/** The parts of one document. */
export interface DocumentParts {
  /** What the mounted `<Head>`s hold. */
  readonly head: readonly ReactNode[]
  /** Markup: style sheets and preloads. */
  readonly assets: string
  /** The page's markup. */
  readonly html: string
  /** Markup: tags for the head that the page renders itself. */
  readonly hoisted: string
  /** Escaped JSON. */
  readonly payload: string
  /** With i18n: the language of the page (S276). */
  readonly locale: string | undefined
}

/** Writes a document: string concatenation and no more (T2). */
export type WriteDocument = (parts: DocumentParts) => PlacedPage

/** The document of an app without `pages/_document`: `index.html`, or the built-in one (S209). */
export function createDocumentWriter(app: ServerApp): WriteDocument {
  const { rootId } = chooseFormat(app)
  const frame =
    app.shell === undefined ? createFrame(app, rootId) : splitShell(app.shell, app.assets.head, rootId)
  const { own, end } = frame
  const noHead = toFlatText(writeHead([], own, ''))
  const beforePage = toFlatText(frame.beforePage)
  const beforePayload = toFlatText(frame.afterPage + writePayloadOpen(app))
  const afterPayload = toFlatText(writePayloadClose(app) + end)
  const toStart = createStart(app, toFlatText(frame.start))
  return ({ head, assets, html, hoisted, payload, locale }) => {
    const beforeHtml =
      toStart(locale) +
      (head.length === 0 && hoisted === '' ? noHead : writeHead(head, own, hoisted)) +
      assets +
      beforePage
    const text = beforeHtml + html + beforePayload + payload + afterPayload
    return { text, pageStart: beforeHtml.length }
  }
}

/** The document's beginning for each language; no work where there is but one. */
function createStart(app: ServerApp, start: string): (locale: string | undefined) => string {
  if (app.i18n === undefined) return () => start
  const starts = new Map(app.i18n.locales.map((locale) => [locale, setLanguage(start, locale)]))
  return (locale = '') => starts.get(locale) ?? start
}

/** Puts the language into `<html>`, in place of one that `index.html` names. */
function setLanguage(start: string, locale: string): string {
  return start.replace(
    /<html\b([^>]*)>/i,
    (_tag, attributes: string) =>
      `<html lang="${escapeHtml(locale)}"${attributes.replace(/\slang\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/i, '')}>`,
  )
}

function createFrame(app: ServerApp, rootId: string): DocumentFrame {
  return {
    start: `<!DOCTYPE html><html><head>${app.assets.head}`,
    own: DEFAULT_HEAD,
    beforePage: `</head><body><div id="${rootId}">`,
    afterPage: '</div>',
    end: '</body></html>',
  }
}

/**
 * Each tag once, charset first: what a page brings takes the place of the document's own (S224).
 * A title among the hoisted tags wins, as it does in the browser.
 */
export function writeHead(
  children: readonly ReactNode[],
  own: OwnHead,
  hoisted: string,
  nonce?: string,
): string {
  const isTitled = hasTitle(hoisted)
  const tags = reduceHead(children).filter((tag) => !(isTitled && isTitle(tag)))
  const charset = tags.filter(isCharset)
  const others = tags.filter((tag) => !isCharset(tag))
  return (
    (charset.length > 0 ? toHeadHtml(charset, own) : own.charset) +
    (others.some(isViewport) ? '' : own.viewport) +
    (isTitled || others.some(isTitle) ? '' : own.title) +
    toHeadHtml(others, own, nonce) +
    (isTitled ? markTitle(hoisted, own) : hoisted)
  )
}
