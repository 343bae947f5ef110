import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createAppTree } from '../react/app-tree.js'
import type { AppComponent } from '../react/page-types.js'
import { ViewContext } from '../react/view-context.js'
import { DEFAULT_HEAD, takeOwnHead, type OwnHead } from '../shared/own-head.js'
import { writeAssets, writeLaterScripts, writePayloadClose, writePayloadOpen } from './assets.js'
import { withCookies } from './cookies.js'
import { writeHead } from './document.js'
import { DocumentStateContext, type DocumentState } from './document-components.js'
import type {
  DocumentComponent,
  DocumentContext,
  DocumentInitialProps,
  DocumentOwnProps,
  RenderPageOptions,
} from './document-types.js'
import { createDocumentPropsError } from './errors.js'
import { createDocumentRegistry } from './head-registry.js'
import type { LoadedPage } from './page-parts.js'
import type { RenderedPage } from './render-page.js'
import type { Server, View } from './view.js'

/** Renders a page with an App and a component that may have been wrapped. */
export type RenderView = (
  App: AppComponent,
  Component: LoadedPage['Component'],
) => RenderedPage | Promise<RenderedPage>

/** Renders a `pages/_document` around a page, per request (S200 to S206). `assets` is more markup for the head. */
export async function renderReactDocument(
  server: Server,
  Document: DocumentComponent,
  view: View,
  payload: string,
  assets: string,
  renderView: RenderView,
): Promise<string> {
  const { app, format } = server
  let head: readonly ReactNode[] = []
  let hoisted = ''
  const context = createContext(view, async (options) => {
    const { App, Component } = enhance(view.page, options)
    const rendered = await renderView(App, Component)
    ;({ head, hoisted } = rendered)
    return { html: rendered.html, head }
  })
  const props = await (Document.getInitialProps === undefined
    ? context.defaultGetInitialProps(context)
    : Document.getInitialProps(context))
  if (typeof props?.html !== 'string') throw createDocumentPropsError(props)
  const state = createState(props, format.rootId, view.router.locale)
  const registry = createDocumentRegistry()
  const markup = renderToStaticMarkup(
    createElement(
      DocumentStateContext.Provider,
      { value: state },
      createElement(
        ViewContext.Provider,
        { value: { router: null, head: registry } },
        createElement(Document, { ...toOwnProps(server, view), ...props }),
      ),
    ),
  )
  if (app.isDev) warnOfMissing(state)
  const frame = cutHead(markup)
  const headNonce = state.rendered.get('Head')
  const headHtml =
    app.assets.head +
    writeHead([...(props.head ?? head), ...registry.children], frame.own, hoisted, headNonce) +
    writeAssets(app, view.page.route, headNonce) +
    assets
  const nonce = state.rendered.get('NextScript')
  const scripts =
    writeLaterScripts(registry.later, nonce) +
    writePayloadOpen(app, nonce) +
    payload +
    writePayloadClose(app, nonce)
  return `<!DOCTYPE html>${frame.start && frame.start + headHtml}${fill(frame.rest, state.mark, props.html, scripts)}`
}

/** Documents written for Next read their page's language and payload there. */
function toOwnProps({ app, format }: Server, { page, props, router }: View): Partial<DocumentOwnProps> {
  return {
    locale: router.locale,
    ...(format.toDocumentData && { __NEXT_DATA__: format.toDocumentData(app, page, { props, router }) }),
  }
}

function createState(
  { styles }: DocumentInitialProps,
  rootId: string,
  locale: string | undefined,
): DocumentState {
  return {
    mark: crypto.randomUUID(),
    rootId,
    locale,
    styles: styles as ReactNode,
    rendered: new Map(),
  }
}

interface CutDocument {
  /** Up to where the page's tags go; empty when there is no such place. */
  readonly start: string
  readonly own: OwnHead
  readonly rest: string
}

/** Cuts a document's markup where its head begins, and takes out of it what a page may bring itself (S224). */
function cutHead(markup: string): CutDocument {
  // React escapes `>` in attributes, so the tag ends at the first one.
  const opening = /<head(?:\s[^>]*)?>/.exec(markup)
  if (opening === null) return { start: '', own: DEFAULT_HEAD, rest: markup }
  const index = opening.index + opening[0].length
  const end = markup.indexOf('</head>', index)
  const { head, own } = takeOwnHead(markup.slice(index, end))
  return { start: markup.slice(0, index), own, rest: head + markup.slice(end) }
}

/** Puts the parts where the document has their marks, by index and from the end (T2). */
function fill(markup: string, mark: string, html: string, scripts: string): string {
  const text = replaceLast(markup, `<script>${mark}scripts</script>`, scripts)
  return replaceLast(text, `${mark}page`, html)
}

function replaceLast(text: string, part: string, replacement: string): string {
  const index = text.lastIndexOf(part)
  return index < 0 ? text : text.slice(0, index) + replacement + text.slice(index + part.length)
}

function createContext(
  view: View,
  renderPage: DocumentContext['renderPage'] & RenderWithOptions,
): DocumentContext {
  const { page, request, router } = view
  return {
    pathname: router.pathname,
    query: router.query,
    asPath: router.asPath,
    AppTree: createAppTree(page, router),
    locale: router.locale,
    locales: router.locales,
    defaultLocale: router.defaultLocale,
    ...(page.isPerRequest && { req: withCookies(request.req), res: request.res }),
    ...(view.error !== undefined && { err: view.error }),
    renderPage,
    async defaultGetInitialProps(context) {
      return { ...(await context.renderPage()), styles: [] }
    },
  }
}

type RenderWithOptions = (options?: Parameters<DocumentContext['renderPage']>[0]) => Promise<{ html: string }>

function enhance(
  { App, Component }: LoadedPage,
  options: Parameters<DocumentContext['renderPage']>[0],
): Pick<LoadedPage, 'App' | 'Component'> {
  // Next's first form of it: one function that wraps the component.
  const { enhanceApp, enhanceComponent }: RenderPageOptions =
    typeof options === 'function' ? { enhanceComponent: options } : (options ?? {})
  return {
    App: enhanceApp?.(App) ?? App,
    Component: enhanceComponent?.(Component) ?? Component,
  }
}

function warnOfMissing({ rendered }: DocumentState): void {
  const missing = (['Html', 'Head', 'Main', 'NextScript'] as const).filter((name) => !rendered.has(name))
  if (missing.length === 0) return
  console.warn(
    `Your custom Document (pages/_document) did not render all the required components: ${missing.map((name) => `<${name} />`).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
  )
}
