import { DefaultApp } from '../react/default-app.js'
import type { AppComponent } from '../react/page-types.js'
import { registerRouter, singletonRouter } from '../react/singleton-router.js'
import type { ClientApp } from '../shared/client-app.js'
import { toFirstRouterState } from '../shared/first-router-state.js'
import { PAYLOAD_ID, ROOT_ID } from '../shared/names.js'
import type { Payload } from '../shared/page-data.js'
import type { LoadedModule } from '../shared/server-app.js'
import { stripBasePath } from '../shared/url/base-path.js'
import { createAnnouncer } from './announce.js'
import type { Client, View } from './client.js'
import { completeFirstView } from './complete-first-view.js'
import { createRouter } from './create-router.js'
import { noPayload } from './errors.js'
import { createPropsFetcher } from './fetch-props.js'
import { createHistory } from './history.js'
import { connectHot, showOverlay } from './hot.js'
import { createLeave } from './leave.js'
import { createPageLoader, toComponent } from './load-page.js'
import { followHash, followPop } from './pop.js'
import { createPrefetcher } from './prefetch.js'
import { createRouteTable } from './route-table.js'
import { createScreen, type Screen } from './screen.js'
import { showErrorPage } from './show-error-page.js'
import { startOptionalParts } from './start-optional-parts.js'
import { createHead } from './sync-head.js'

/** The outside, as tests put something else in its place. */
export interface Environment {
  readonly fetch: typeof fetch
  importModule(url: string): Promise<LoadedModule>
}

const browser: Environment = {
  fetch: (...args) => fetch(...args),
  importModule: (url) => import(/* @vite-ignore */ url) as Promise<LoadedModule>,
}

/**
 * Takes over the server's document: reads the payload, hydrates the page and follows navigations from
 * then on. Rejects when the document or the page's module is none.
 */
export async function startClient(app: ClientApp, environment: Environment = browser): Promise<void> {
  const payload = readPayload()
  const module = await environment.importModule(payload.module)
  const view = toFirstView(app, payload, toComponent(module, payload.page))
  const head = createHead(document)
  const { client, prefetcher } = createClient(app, payload.buildId, environment, view, () => screen)
  const toRouter = createRouter(client, app.isDev ? undefined : prefetcher.prefetch)
  const screen: Screen = createScreen(
    {
      container: element(ROOT_ID),
      App: (app.App.default ?? DefaultApp) as AppComponent,
      head,
      observe: app.isDev ? null : prefetcher.observe,
      toRouter(state) {
        const router = toRouter(state)
        registerRouter(router)
        return router
      },
      onError: (error, failed) =>
        import.meta.hot ? showOverlay(import.meta.hot, error) : showErrorPage(client, error, failed),
    },
    view,
  )
  if (app.isNext) Object.assign(window, { next: { router: singletonRouter } })
  client.history.listen(
    (entry) => followPop(client, entry),
    (as) => followHash(client, as),
  )
  if (import.meta.hot) connectHot(client, import.meta.hot)
  await screen.hydrated
  completeFirstView(client, view)
  startOptionalParts(app)
}

function createClient(
  app: ClientApp,
  buildId: string,
  { fetch, importModule }: Environment,
  view: View,
  getScreen: () => Screen,
): { client: Client; prefetcher: ReturnType<typeof createPrefetcher> } {
  const { base } = app
  const routes = createRouteTable({ app, buildId, fetch })
  const pages = createPageLoader({ base, document, importModule })
  const client: Client = {
    app,
    basePath: base.slice(0, -1),
    events: singletonRouter.events,
    history: createHistory(window),
    routes,
    pages,
    data: createPropsFetcher({ base, buildId, origin: location.origin, fetch }),
    leave: createLeave(location),
    show: (next) => getScreen().show(next),
    announce: createAnnouncer(document),
    view,
    navigation: undefined,
    beforePopState: undefined,
  }
  return { client, prefetcher: createPrefetcher({ routes, pages, navigator }) }
}

/** The router says what it said on the server; the hash, which no server sees, comes after (C5, C9). */
function toFirstView({ base }: ClientApp, payload: Payload, Component: View['Component']): View {
  const path = stripBasePath(base.slice(0, -1), location.pathname) ?? location.pathname
  const state = toFirstRouterState(payload, base, path, location.search)
  return { state, Component, pageProps: payload.props, appProps: payload.appProps }
}

function readPayload(): Payload {
  return JSON.parse(element(PAYLOAD_ID).textContent ?? '') as Payload
}

function element(id: string): Element {
  const found = document.getElementById(id)
  if (found === null) throw noPayload(id)
  return found
}
