import type { ReactElement } from 'react'
import { DefaultApp } from '../react/default-app.js'
import { PageTree, type PageTreeProps } from '../react/page-tree.js'
import type { AppComponent } from '../react/page-types.js'
import { ViewContext } from '../react/view-context.js'
import type { Surroundings } from '../shared/first-router-state.js'
import type { ServerHooks, ServerRequest } from '../shared/exchange.js'
import type { Router } from '../shared/router-types.js'
import { escapeJson } from '../shared/escape.js'
import type { ServerApp } from '../shared/server-app.js'
import type { Query } from '../shared/url/query.js'
import type { Api } from './api/create-api.js'
import type { WriteDocument } from './document.js'
import type { WarnOfLargeData } from './large-data.js'
import type { LoadPage } from './load-page.js'
import type { LoadedPage, LoadedProps } from './page-parts.js'
import type { ParseRequest } from './parse-request.js'
import type { PageRenderer, PlacedPage, RenderedPage, ToTree } from './render-page.js'
import { renderReactDocument, type RenderView } from './render-react-document.js'
import type { WireFormat } from './wire-format.js'

/** All that is made once for an app; nothing here belongs to one request (F24). */
export interface Server {
  readonly app: ServerApp
  readonly hooks: ServerHooks
  readonly surroundings: Surroundings
  readonly parseRequest: ParseRequest
  /** Whether addresses begin with what no page sees of them: a base or a language. */
  readonly hasPrefix: boolean
  readonly loadPage: LoadPage
  readonly format: WireFormat
  /** Undefined without API routes. */
  readonly api: Api | undefined
  readonly renderer: PageRenderer
  readonly writeDocument: WriteDocument
  /** Development only. */
  readonly warnOfLargeData: WarnOfLargeData | undefined
}

/** A page with its props, ready to be rendered. */
export interface View {
  readonly page: LoadedPage
  readonly request: ServerRequest
  readonly router: Router
  readonly props: LoadedProps
  /** The page's props, serialised. */
  readonly propsJson: string
  readonly status: number
  /** On the error page: what was thrown. */
  readonly error: Error | undefined
  /** See `PayloadParts`. */
  readonly rewrittenQuery: Query | undefined
}

/** Renders a view to its document; not as a promise where nothing has to be waited for. */
export function renderDocument(server: Server, view: View): string | Promise<string> {
  const { trace } = view.request
  if (trace === undefined) return render(server, view)
  return trace.run({ step: 'render', route: view.page.route }, render, server, view)
}

function render(server: Server, view: View): string | Promise<string> {
  const { app, format, renderer, writeDocument } = server
  const { page, router } = view
  const payload = page.texts.payloadStart + escapeJson(format.endPayload(view))
  if (app.isDev || page.Document !== undefined) return renderSlowly(server, view, payload)
  const toPageTree: ToTree = (head) => toTree(view, { router, head }, page.App, page.Component)
  const assets = page.texts.head
  const place = ({ html, hoisted, head }: RenderedPage): PlacedPage =>
    writeDocument({ html, hoisted, head, assets, payload, locale: router.locale })
  const atOnce = renderer.renderAtOnce(page.route, toPageTree, place)
  if (atOnce !== undefined) return atOnce.text
  return renderer.renderToEnd(page.route, view.request, toPageTree).then((rendered) => place(rendered).text)
}

/** Development, and documents of the app's own. */
async function renderSlowly(server: Server, view: View, payload: string): Promise<string> {
  const { hooks, renderer } = server
  const { page, request } = view
  const renderView: RenderView = (App, Component) => {
    const toPageTree: ToTree = (head) => toTree(view, { router: view.router, head }, App, Component)
    const atOnce = renderer.renderAtOnce(page.route, toPageTree, placeAlone)
    return atOnce?.rendered ?? renderer.renderToEnd(page.route, request, toPageTree)
  }
  const head = (await hooks.toHead?.(page.route.file)) ?? ''
  if (page.Document !== undefined) {
    return renderReactDocument(server, page.Document, view, payload, head, renderView)
  }
  const { html, hoisted, head: ownHead } = await renderView(page.App, page.Component)
  const { locale } = view.router
  const assets = page.texts.head + head
  return server.writeDocument({ html, hoisted, head: ownHead, assets, payload, locale }).text
}

/** A page that is looked at before its document is there. */
function placeAlone(rendered: RenderedPage): PlacedPage & { readonly rendered: RenderedPage } {
  return { rendered, text: rendered.html, pageStart: 0 }
}

/**
 * `PageTree` is called, and the built-in App left out: neither has state or shows in the markup or in
 * `useId`, and each component less is time that a small page feels.
 */
function toTree(
  { props }: View,
  context: PageTreeProps['context'],
  App: AppComponent,
  Component: LoadedPage['Component'],
): ReactElement {
  if (App !== DefaultApp) {
    // The App may write on the object, which the loader may give to the next request again (S187).
    const pageProps = { ...props.pageProps }
    return PageTree({ context, App, Component, pageProps, appProps: props.appProps })
  }
  return (
    <ViewContext.Provider value={context}>
      <Component {...props.pageProps} />
    </ViewContext.Provider>
  )
}
