import type { ReactNode } from 'react'
import { reduceHead } from '../react/head-tags.js'
import type { HeadTag } from '../shared/head-tag.js'
import { ROOT_ID } from '../shared/names.js'
import type { ServerApp } from '../shared/server-app.js'
import { writePayloadClose, writePayloadOpen } from './assets.js'
import { toHeadHtml } from './head-html.js'
import { splitShell } from './shell.js'

/** Tags of `index.html` that give way to a page's; markup, or empty. */
export interface OwnHead {
  readonly charset: string
  readonly viewport: string
  readonly title: string
}

/** A document with the places cut out where a page's parts go. */
export interface DocumentFrame {
  /** Up to the head tags. */
  readonly start: string
  readonly own: OwnHead
  /** From the end of the head to where the page goes. */
  readonly beforePage: string
  /** From the page to the payload. */
  readonly afterPage: string
  /** After the payload and the entry. */
  readonly end: string
}

/** The parts of one document. */
export interface DocumentParts {
  /** What the mounted `<Head>`s hold. */
  readonly head: readonly ReactNode[]
  /** Markup: style sheets and preloads. */
  readonly assets: string
  /** The page's markup. */
  readonly html: string
  /** Escaped JSON. */
  readonly payload: string
}

/** Writes a document: string concatenation and no more (T2). */
export type WriteDocument = (parts: DocumentParts) => string

/** The document of an app without `pages/_document`: `index.html`, or the built-in one (S209). */
export function createDocumentWriter(app: ServerApp): WriteDocument {
  const frame = app.shell === undefined ? createFrame(app) : splitShell(app.shell, app.assets.head)
  const { start, own, beforePage, end } = frame
  const noHead = writeHead([], own)
  const beforePayload = frame.afterPage + writePayloadOpen()
  const afterPayload = writePayloadClose(app) + end
  return ({ head, assets, html, payload }) =>
    start +
    (head.length === 0 ? noHead : writeHead(head, own)) +
    assets +
    beforePage +
    html +
    beforePayload +
    payload +
    afterPayload
}

function createFrame(app: ServerApp): DocumentFrame {
  return {
    start: `<!DOCTYPE html><html><head>${app.assets.head}`,
    own: { charset: '', viewport: '', title: '' },
    beforePage: `</head><body><div id="${ROOT_ID}">`,
    afterPage: '</div>',
    end: '</body></html>',
  }
}

/** Each tag once: what a page brings takes the place of the document's own, which replaces the defaults (S224). */
export function writeHead(children: readonly ReactNode[], own: OwnHead, nonce?: string): string {
  const tags = reduceHead(children)
  const kept = tags.filter(
    (tag) => !(own.charset !== '' && isCharset(tag)) && !(own.viewport !== '' && isDefaultViewport(tag)),
  )
  const hasViewport = kept.some(({ type, attributes }) => type === 'meta' && attributes.name === 'viewport')
  const hasTitle = kept.some(({ type }) => type === 'title')
  return (
    own.charset + (hasViewport ? '' : own.viewport) + (hasTitle ? '' : own.title) + toHeadHtml(kept, nonce)
  )
}

function isCharset({ type, attributes }: HeadTag): boolean {
  return type === 'meta' && attributes.charset !== undefined
}

function isDefaultViewport({ type, attributes }: HeadTag): boolean {
  return type === 'meta' && attributes.name === 'viewport' && attributes.content === 'width=device-width'
}
