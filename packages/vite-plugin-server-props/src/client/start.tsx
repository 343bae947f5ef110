import { DefaultApp } from '../react/default-app.js'
import type { AppComponent } from '../react/page-types.js'
import { registerRouter, routerSlot } from '../react/router-slot.js'
import type { SingletonRouter } from '../react/singleton-router.js'
import type { ClientApp } from '../shared/client-app.js'
import { toFirstRouterState } from '../shared/first-router-state.js'
import type { Payload } from '../shared/page-data.js'
import type { LoadedModule } from '../shared/server-app.js'
import { toPath } from '../shared/url/split-path.js'
import type { SetTrailingSlash } from '../shared/url/trailing-slash.js'
import { createAddresses } from './addresses.js'
import { createAnnouncer } from './announce.js'
import type { Client, Later, View } from './client.js'
import { completeFirstView } from './complete-first-view.js'
import { createRouter } from './create-router.js'
import { noPayload } from './errors.js'
import { createPropsFetcher } from './fetch-props.js'
import { followDeployments } from './follow-deployments.js'
import { createHistory } from './history.js'
import type { ClientI18n } from './i18n.js'
import { catchUp, connectHot, showOverlay } from './hot.js'
import { createLeave } from './leave.js'
import { createPageLoader, toComponent } from './load-page.js'
import type { ClientPart } from './optional-parts.js'
import { followHash, followPop } from './pop.js'
import { createPrefetcher } from './prefetch.js'
import type { ClientRewrites } from './rewrites.js'
import { createRouteTable } from './route-table.js'
import { createScreen, type Screen, type ScreenOptions } from './screen.js'
import type { ClientFormat, JsonObject } from './wire-format.js'

/** An app, and the parts of the client that not every app needs. */
export interface StartOptions extends ClientApp {
  readonly format: ClientFormat
  /** In apps whose addresses end with a slash: puts it there. */
  readonly trailingSlash?: SetTrailingSlash
  readonly i18n?: ClientI18n
  readonly rewrites?: ClientRewrites
  /** In next mode: `window.next`. */
  readonly next?: { readonly router: SingletonRouter }
  /** React's `StrictMode`, in apps that want it. */
  readonly strictMode?: ScreenOptions['strictMode']
  readonly parts?: readonly ClientPart[]
}

/** The outside, as tests put something else in its place. */
export interface Environment {
  readonly fetch: typeof fetch
  importModule(url: string): Promise<LoadedModule>
}

const browser: Environment = {
  fetch: (...args) => fetch(...args),
  // Whole: to an address that begins with a slash, Vite adds a query in development, and what imports the
  // module by its name (React's refresh does, in the module itself) evaluates it a second time.
  importModule: (url) => import(/* @vite-ignore */ new URL(url, location.href).href) as Promise<LoadedModule>,
}

/**
 * Takes over the server's document: reads the payload, hydrates the page and follows navigations from
 * then on. Rejects when the document or the page's module is none.
 */
export async function startClient(app: StartOptions, environment: Environment = browser): Promise<void> {
  const payload = readPayload(app.format)
  const imported = environment.importModule(payload.module)
  if (import.meta.hot) imported.catch(showOverlay.bind(undefined, import.meta.hot))
  const module = await imported
  const Component = toComponent(module, payload.page)
  const client = createClient(app, payload, Component, environment, (view) => screen.show(view))
  const prefetcher = app.isDev ? undefined : createPrefetcher({ ...client, navigator })
  const toRouter = createRouter(client, prefetcher?.prefetch)
  const { view, history } = client
  const screen: Screen = createScreen(
    {
      container: element(app.format.rootId),
      App: (app.App.default ?? DefaultApp) as AppComponent,
      head: { isServer: false },
      strictMode: app.strictMode,
      observe: prefetcher?.observe ?? null,
      toRouter(state) {
        const router = toRouter(state)
        registerRouter(router)
        return router
      },
      onError: (error, failed) =>
        import.meta.hot
          ? showOverlay(import.meta.hot, error)
          : client.later().then(({ showErrorPage }) => showErrorPage(client, error, failed)),
    },
    view,
  )
  if (app.next !== undefined) Object.assign(window, { next: app.next })
  history.listen(
    (entry) => followPop(client, entry),
    (as) => followHash(client, as),
  )
  followDeployments(client)
  if (import.meta.hot) connectHot(client, import.meta.hot)
  await screen.hydrated
  if (import.meta.hot) catchUp(import.meta.hot)
  completeFirstView(client, view, payload.rewrittenQuery)
  app.parts?.forEach((start) => start(client))
}

function createClient(
  app: StartOptions,
  payload: Payload,
  Component: View['Component'],
  { fetch, importModule }: Environment,
  show: Client['show'],
): Client {
  const { base, rewrites } = app
  const { buildId, defaultLocale, props, appProps } = payload
  const addresses = createAddresses({ ...app, basePath: base.slice(0, -1), defaultLocale })
  const { hostname, pathname, search, origin } = location
  // The router says what it said on the server; the hash, which no server sees, comes after (C5, C9).
  const path = addresses.fromBrowser(pathname)?.address ?? pathname
  const isLocaleDomain = app.i18n?.isDomain(hostname)
  const state = toFirstRouterState({ ...payload, isLocaleDomain }, app, path, search)
  const client: Client = {
    app,
    addresses,
    events: routerSlot.events,
    history: createHistory(window),
    routes: createRouteTable({ app, buildId, fetch }),
    pages: createPageLoader({ base, document, importModule }),
    data: createPropsFetcher({ ...app, buildId, origin, fetch }),
    leave: createLeave(location),
    later: () => loadLater(client, importModule) as Promise<unknown> as Promise<Later>,
    rewrites,
    show,
    announce: createAnnouncer(document),
    view: { state, Component, pageProps: props, appProps },
    navigation: undefined,
    beforePopState: undefined,
  }
  return client
}

async function loadLater(
  { app, routes, view }: Client,
  importModule: Environment['importModule'],
): Promise<LoadedModule> {
  if (import.meta.env.DEV && app.loadLater !== undefined) return app.loadLater()
  return importModule(app.base + (await routes.findLater(toPath(view.state.asPath))))
}

function readPayload({ payloadId, readPayload }: ClientFormat): Payload {
  return readPayload(JSON.parse(element(payloadId).textContent ?? '') as JsonObject)
}

function element(id: string): Element {
  const found = document.getElementById(id)
  if (found === null) throw noPayload(id)
  return found
}
