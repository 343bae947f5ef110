import { DefaultApp } from '../react/default-app.js'
import type { AppComponent } from '../react/page-types.js'
import { registerRouter, routerSlot } from '../react/router-slot.js'
import type { SingletonRouter } from '../react/singleton-router.js'
import type { ClientApp } from '../shared/client-app.js'
import { toFirstRouterState } from '../shared/first-router-state.js'
import type { Payload } from '../shared/page-data.js'
import type { LoadedModule } from '../shared/server-app.js'
import type { SetTrailingSlash } from '../shared/url/trailing-slash.js'
import { createAddresses, type Addresses } from './addresses.js'
import { createAnnouncer } from './announce.js'
import type { Client, View } from './client.js'
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
import { showErrorPage } from './show-error-page.js'
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
  const addresses = toAddresses(app, payload)
  const view = toFirstView(app, payload, addresses, toComponent(module, payload.page))
  const { client, prefetcher } = createClient(app, payload, addresses, environment, view, () => screen)
  const toRouter = createRouter(client, app.isDev ? undefined : prefetcher.prefetch)
  const screen: Screen = createScreen(
    {
      container: element(app.format.rootId),
      App: (app.App.default ?? DefaultApp) as AppComponent,
      head: { isServer: false },
      strictMode: app.strictMode,
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
  if (app.next !== undefined) Object.assign(window, { next: app.next })
  client.history.listen(
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
  { buildId }: Payload,
  addresses: Addresses,
  { fetch, importModule }: Environment,
  view: View,
  getScreen: () => Screen,
): { client: Client; prefetcher: ReturnType<typeof createPrefetcher> } {
  const { base, rewrites } = app
  const routes = createRouteTable({ app, buildId, fetch })
  const pages = createPageLoader({ base, document, importModule })
  const data = createPropsFetcher({ ...app, buildId, origin: location.origin, fetch })
  const client: Client = {
    app,
    basePath: base.slice(0, -1),
    addresses,
    events: routerSlot.events,
    history: createHistory(window),
    routes,
    pages,
    data,
    leave: createLeave(location),
    rewrites,
    show: (next) => getScreen().show(next),
    announce: createAnnouncer(document),
    view,
    navigation: undefined,
    beforePopState: undefined,
  }
  return { client, prefetcher: createPrefetcher({ routes, pages, data, addresses, navigator }) }
}

function toAddresses(app: StartOptions, { defaultLocale }: Payload): Addresses {
  return createAddresses({ ...app, basePath: app.base.slice(0, -1), defaultLocale })
}

/** The router says what it said on the server; the hash, which no server sees, comes after (C5, C9). */
function toFirstView(
  app: StartOptions,
  payload: Payload,
  addresses: Addresses,
  Component: View['Component'],
): View {
  const path = addresses.fromBrowser(location.pathname)?.address ?? location.pathname
  const isLocaleDomain = app.i18n?.isDomain(location.hostname)
  const state = toFirstRouterState({ ...payload, isLocaleDomain }, app, path, location.search)
  return { state, Component, pageProps: payload.props, appProps: payload.appProps }
}

function readPayload({ payloadId, readPayload }: ClientFormat): Payload {
  return readPayload(JSON.parse(element(payloadId).textContent ?? '') as JsonObject)
}

function element(id: string): Element {
  const found = document.getElementById(id)
  if (found === null) throw noPayload(id)
  return found
}
