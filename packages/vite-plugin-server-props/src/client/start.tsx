import { DefaultApp } from '../react/default-app.js'
import type { AppComponent } from '../react/page-types.js'
import { registerRouter, routerSlot } from '../react/router-slot.js'
import type { ClientApp } from '../shared/client-app.js'
import { toFirstRouterState } from '../shared/first-router-state.js'
import type { Payload } from '../shared/page-data.js'
import { mergeQuery } from '../shared/url/query.js'
import type { SetTrailingSlash } from '../shared/url/trailing-slash.js'
import { createAddresses } from './addresses.js'
import type { FirstClient, View } from './client.js'
import { completeFirstView } from './complete-first-view.js'
import type { Later } from './create-later.js'
import { createRouter } from './create-router.js'
import { browser, type Environment } from './environment.js'
import { noPayload } from './errors.js'
import { followDeployments } from './follow-deployments.js'
import { followHistory } from './follow-history.js'
import { createHints } from './hints.js'
import { createHistory } from './history.js'
import type { ClientI18n } from './i18n.js'
import { catchUp, showOverlay } from './hot.js'
import { createLeave } from './leave.js'
import type { ClientPart } from './optional-parts.js'
import { toComponent } from './page-component.js'
import { createPrefetcher } from './prefetch.js'
import { remember } from './remember.js'
import { createRouteTable } from './route-table.js'
import { createScreen, type Screen, type ScreenOptions } from './screen.js'
import type { ClientFormat, JsonObject } from './wire-format.js'

/** An app, and the parts of the client that not every app needs. */
export interface StartOptions extends ClientApp {
  readonly format: ClientFormat
  /** In apps whose addresses end with a slash: puts it there. */
  readonly trailingSlash?: SetTrailingSlash
  readonly i18n?: ClientI18n
  /** React's `StrictMode`, in apps that want it. */
  readonly strictMode?: ScreenOptions['strictMode']
  readonly parts?: readonly ClientPart[]
}

/**
 * Takes over the server's document: reads the payload, hydrates the page and follows navigations from
 * then on. Rejects when the document or the page's module is none.
 */
export async function startClient(app: StartOptions, environment: Environment = browser): Promise<void> {
  const payload = readPayload(app.format)
  const imported = environment.importModule(payload.module)
  if (import.meta.hot) {
    const hot = import.meta.hot
    imported.catch((error) => showOverlay(hot, error, payload.module))
  }
  const module = await imported
  const Component = toComponent(module, payload.page)
  const client = createClient(app, payload, Component, environment, (view) => screen.show(view))
  // Nothing is prefetched in development (C49).
  const prefetcher = app.isDev ? undefined : createPrefetcher({ ...client, navigator })
  routerSlot.observe = prefetcher?.observe
  const toRouter = createRouter(client, prefetcher?.prefetch)
  const { view } = client
  const screen: Screen = createScreen(
    {
      container: element(app.format.rootId),
      App: (app.App.default ?? DefaultApp) as AppComponent,
      head: { isServer: false },
      strictMode: app.strictMode,
      toRouter(state) {
        const router = toRouter(state)
        registerRouter(router)
        return router
      },
      onShown: (shown) => client.onShown?.(shown),
      onError: (error, failed) =>
        import.meta.hot
          ? showOverlay(import.meta.hot, error)
          : client.later().then(({ showErrorPage }) => showErrorPage(error, failed)),
    },
    view,
  )
  followHistory(client)
  followDeployments(client)
  // It hears of edits.
  if (import.meta.hot) void client.later()
  await screen.hydrated
  if (import.meta.hot) catchUp(import.meta.hot)
  completeFirstView(client, view, payload.rewrittenQuery)
  app.parts?.forEach((start) => start(client))
}

function createClient(
  app: StartOptions,
  payload: Payload,
  Component: View['Component'],
  environment: Environment,
  show: FirstClient['show'],
): FirstClient {
  const { base } = app
  const { buildId, defaultLocale, props, appProps } = payload
  const addresses = createAddresses({ ...app, basePath: base.slice(0, -1), defaultLocale })
  const { pathname, search } = location
  // The router says what it said on the server; the hash, which no server sees, comes after (C5, C9).
  const path = addresses.fromBrowser(pathname)?.address ?? pathname
  const query = mergeQuery(payload.query)
  const first = { ...payload, query, isLocaleDomain: app.i18n?.isDomain() }
  const state = toFirstRouterState(first, app, path, search)
  const loadLater = remember(async (url) => {
    const { default: create } = await (import.meta.env.DEV && app.loadLater !== undefined
      ? app.loadLater()
      : environment.importModule(url))
    return (client.loaded = (create as CreateLater)(client))
  })
  const client: FirstClient = {
    app,
    buildId,
    environment,
    addresses,
    events: routerSlot.events,
    history: createHistory(window),
    routes: createRouteTable({ app, buildId, fetch: environment.fetch }),
    hints: createHints(base, document),
    leave: createLeave(location),
    later: () => loadLater(app.later),
    loaded: undefined,
    show,
    view: { state, Component, pageProps: props, appProps },
    navigation: undefined,
    beforePopState: undefined,
  }
  return client
}

/** What the generated module with the app's later part exports. */
type CreateLater = (client: FirstClient) => Later

function readPayload({ payloadId, readPayload }: ClientFormat): Payload {
  return readPayload(JSON.parse(element(payloadId).textContent ?? '') as JsonObject)
}

function element(id: string): Element {
  const found = document.getElementById(id)
  if (found === null) throw noPayload(id)
  return found
}
