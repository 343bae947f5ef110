import { isValidElement } from 'react'
import type { AppComponent } from '../react/page-types.js'
import { DefaultApp } from '../react/default-app.js'
import { findBrokenRule, findUnrunExport, toStaticPropsWarning } from '../shared/page-rules.js'
import { parsePattern } from '../shared/routes/parse-pattern.js'
import type { LoadedModule, RouteModule, ServerApp, ServerRoute } from '../shared/server-app.js'
import { createPageTexts } from './assets.js'
import { listLazyKeys } from './context-keys.js'
import type { DocumentComponent } from './document-types.js'
import { createPageHints } from './early-hints.js'
import { createConflictError, createNoComponentError } from './errors.js'
import type { LoadedPage, Loader, PageTraits } from './page-parts.js'
import { createSharedHeaders, withHints, type SharedHeaders } from './respond.js'

/** Gives a page; not as a promise when it has been loaded before. Rejects as its module does (F14). */
export type LoadPage = (route: ServerRoute) => LoadedPage | Promise<LoadedPage>

/** In development pages are loaded at each request; in production once, failures included (F14). */
export function createPageLoader(app: ServerApp): LoadPage {
  const warned = new Set<string>()
  const headers = app.isDev ? undefined : createSharedHeaders(app)
  const load = async (route: ServerRoute): Promise<LoadedPage> => {
    const { page, module } = await loadPage(app, headers, route)
    if (page.loader === undefined && module.getStaticProps !== undefined && !warned.has(route.file)) {
      warned.add(route.file)
      console.warn(toStaticPropsWarning(route.file))
    }
    return page
  }
  if (app.isDev) return load
  const pages = new Map<ServerRoute, LoadedPage | Promise<LoadedPage>>()
  return (route) => {
    const kept = pages.get(route)
    if (kept !== undefined) return kept
    const loading = load(route)
    pages.set(route, loading)
    loading.then(
      (page) => pages.set(route, page),
      () => undefined,
    )
    return loading
  }
}

interface Loaded {
  readonly page: LoadedPage
  readonly module: LoadedModule
}

async function loadPage(
  app: ServerApp,
  headers: SharedHeaders | undefined,
  route: ServerRoute,
): Promise<Loaded> {
  const [module, appModule, documentModule] = await Promise.all([
    route.load(),
    app.app?.load(),
    app.document?.load(),
  ])
  // A build has looked at the names of what it holds.
  const getOwn = app.isDev ? getNamedComponent : getComponent
  const Component = getOwn(module, route) as LoadedPage['Component']
  const App = (appModule && app.app ? getOwn(appModule, app.app) : DefaultApp) as AppComponent
  const Document = documentModule && app.document && getOwn(documentModule, app.document)
  const loader = getLoader(module, Component, route)
  // A class that only inherits from next/app's runs the page's own function, as we do without it.
  const hasAppProps = App.getInitialProps !== undefined && App.getInitialProps !== App.origGetInitialProps
  const isPerRequest = hasAppProps || loader !== undefined || Component.getInitialProps !== undefined
  const traits: PageTraits = {
    route,
    Component,
    App,
    Document: Document as DocumentComponent | undefined,
    loader,
    hasAppProps,
    isPerRequest,
  }
  const hints = createPageHints(app, route)
  const page = {
    ...traits,
    paramNames: listParams(route.pattern),
    lazyKeys: loader === undefined ? [] : listLazyKeys(loader),
    texts: createPageTexts(app, traits),
    hints,
    headers: isPerRequest ? headers && withHints(headers, hints) : undefined,
  }
  return { page, module }
}

function listParams(pattern: string): readonly string[] {
  return parsePattern(pattern).flatMap((segment) => (segment.kind === 'fixed' ? [] : [segment.name]))
}

/** Functions, classes, and what `memo`, `forwardRef` and `lazy` give; an element is what a component gives (S28). */
function getComponent(module: LoadedModule, { file, pattern }: RouteModule): unknown {
  const component = module.default
  const isComponent =
    typeof component === 'function' ||
    (typeof component === 'object' &&
      component !== null &&
      '$$typeof' in component &&
      !isValidElement(component))
  if (!isComponent) throw createNoComponentError(file, pattern)
  return component
}

function getNamedComponent(module: LoadedModule, route: RouteModule): unknown {
  const unrun = findUnrunExport(route.pattern, Object.keys(module))
  if (unrun !== undefined) throw createConflictError(route.file, unrun.sentence, unrun.exportName)
  return getComponent(module, route)
}

function getLoader(
  module: LoadedModule,
  Component: LoadedPage['Component'],
  { file, pattern }: ServerRoute,
): Loader | undefined {
  const loader = module.getServerSideProps
  const broken = findBrokenRule({
    pattern,
    loader: loader === undefined ? undefined : typeof loader,
    isAttached: 'getServerSideProps' in Component,
    hasInitialProps: Component.getInitialProps !== undefined,
    hasStatic: module.getStaticProps !== undefined || module.getStaticPaths !== undefined,
  })
  if (broken !== undefined) throw createConflictError(file, broken.sentence, broken.exportName)
  // Its type was looked at.
  return loader as Loader | undefined
}
