import { expect, test } from 'vitest'
import type { ServerApp } from '../shared/server-app.js'
import { writeAppModule, type AppDescription } from './virtual-app.js'
import { writeClientModule } from './virtual-client.js'
import { writeLaterModule } from './virtual-later.js'
import { writeStartFile } from './start-file.js'

const assets = { module: '/p.js', preloads: ['/i.js'], styles: ['/s.css'] }
const errorPage = { pattern: '/_error', file: 'pages/_error.jsx', source: '/app/pages/_error.jsx', assets }
const apiRoute = {
  pattern: '/api/x',
  file: 'pages/api/x.ts',
  source: '/app/pages/api/x.ts',
  isApi: true,
} as const
const app: AppDescription = {
  base: '/',
  buildId: 'b1',
  isDev: false,
  isNext: true,
  checkOrigin: true,
  allowedOrigins: [],
  largeDataBytes: 128_000,
  serverTiming: false,
  earlyHints: false,
  preloadPages: false,
  trailingSlash: false,
  rules: undefined,
  i18n: undefined,
  routes: [{ pattern: '/a"b', file: 'pages/a"b.jsx', source: '/app/pages/a"b.jsx', assets }],
  apiRoutes: [],
  preview: { key: 'k', maxAge: 60 },
  app: { pattern: '/_app', file: 'pages/_app.jsx', source: '/app/pages/_app.jsx' },
  document: undefined,
  errorPage,
  notFoundPage: undefined,
  serverErrorPage: undefined,
  shell: '<div id="root"></div>',
  assets: { entry: '/e.js', preloads: [], styles: [], head: '' },
}

/** Runs a generated module that imports nothing at once. */
async function run(code: string): Promise<Record<string, unknown>> {
  return import(`data:text/javascript,${encodeURIComponent(code)}`)
}

test('the app module holds the app as data, and imports pages when they are needed', async () => {
  const { default: made } = await run(writeAppModule(app))
  expect(made).toMatchObject({
    base: '/',
    buildId: 'b1',
    isDev: false,
    isNext: true,
    routes: [{ pattern: '/a"b', file: 'pages/a"b.jsx', assets }],
    apiRoutes: [],
    preview: { key: 'k', maxAge: 60 },
    errorPage: { pattern: '/_error', file: 'pages/_error.jsx', assets },
    shell: '<div id="root"></div>',
  })
  const { routes, app: ownApp, document } = made as ServerApp
  expect(String(routes[0]?.load)).toBe(String.raw`() => import("/app/pages/a\"b.jsx")`)
  expect(ownApp?.file).toBe('pages/_app.jsx')
  expect(String(ownApp?.load)).toBe('() => import("/app/pages/_app.jsx")')
  expect(document).toBeUndefined()
})

test('in development the app module holds the same, and no import of a page', async () => {
  const builtIn = { ...errorPage, source: 'vite-plugin-server-props/error' }
  const text = writeAppModule({ ...app, isDev: true, apiRoutes: [apiRoute], errorPage: builtIn })
  expect(text.match(/import\(.*\)/g)).toEqual([
    'import(/* @vite-ignore */ address)',
    'import("vite-plugin-server-props/error")',
  ])
  const { default: made } = await run(text.replace(/^import .*$/m, 'const createApi = undefined'))
  const load: unknown = expect.any(Function)
  expect(made).toMatchObject({
    routes: [{ pattern: '/a"b', file: 'pages/a"b.jsx', load, assets }],
    apiRoutes: [{ pattern: '/api/x', file: 'pages/api/x.ts', load, isApi: true }],
    app: { pattern: '/_app', file: 'pages/_app.jsx', load },
  })
  const [route] = (made as ServerApp).routes
  expect(route).not.toHaveProperty('source')
  // Node finds no such file; it says which it has looked for.
  await expect(route?.load()).rejects.toThrow('/app/pages/a')
})

test('the app module of an app without pages is still a module', async () => {
  const { default: made } = await run(writeAppModule({ ...app, routes: [], shell: undefined }))
  expect(made).toMatchObject({ routes: [], shell: undefined })
})

test('S260 S272 S276 the app module imports what only some apps need of the server', () => {
  expect(writeAppModule(app)).not.toContain('vite-plugin-server-props')
  const apiRoutes = [apiRoute]
  const rules = { redirects: [], headers: [], beforeFiles: [], afterFiles: [], fallback: [] }
  const i18n = { locales: ['en'], defaultLocale: 'en', localeDetection: true }
  const text = writeAppModule({ ...app, apiRoutes, rules, i18n })
  expect(text).toMatch(
    /^import { createApi, createRuleRouter, localeReader } from 'vite-plugin-server-props\/server'\n/,
  )
  expect(text).toContain('\n  createApi,\n  createRuleRouter,\n  localeReader,\n}')
  expect(text).toContain(
    '{ pattern: "/api/x", file: "pages/api/x.ts", isApi: true, load: () => import("/app/pages/api/x.ts") }',
  )
})

const client = {
  base: '/x/',
  isDev: false,
  isNext: false,
  trailingSlash: false,
  i18n: undefined,
  isStrict: false,
  app: '/a.jsx',
  shards: 3,
  assetsDir: 'assets',
  hasDocument: false,
  hasWebVitals: false,
  hasInitialProps: false,
  later: "'/assets/later.js'",
}
const later = {
  isNext: false,
  hasRewrites: false,
  hasSkeletons: false,
  staleTime: undefined,
  prefetchStaleTime: 10_000,
  progressBar: undefined,
  viewTransitions: false,
}

test('the browser entry ends in one call, and knows the route table in development only', () => {
  const built = writeClientModule(client)
  expect(built).toContain('import * as App from "/a.jsx"')
  expect(built).toContain('shards: 3')
  expect(built).not.toMatch(/loadRoutes|loadLater/)
  expect(built).not.toMatch(/nextFormat|createI18n|trailingSlash|rewrites|StrictMode/)
  expect(writeClientModule({ ...client, isDev: true })).toContain('import("virtual:server-props/routes")')
})

test('the browser entry of an app without _app leaves it to the client', () => {
  expect(writeClientModule({ ...client, app: undefined })).toContain('const App = {}')
})

test('the browser entry names what is loaded later, and has it in development', () => {
  expect(writeClientModule(client)).toContain("\n  later: '/assets/later.js',\n")
  expect(writeClientModule({ ...client, isDev: true })).toContain(
    'import * as later from "virtual:server-props/later"',
  )
  expect(writeClientModule(client)).not.toContain('parts')
  expect(writeClientModule({ ...client, hasInitialProps: true })).toContain('parts: [laterAtOnce]')
})

test('what is loaded later has the parts that the app asks for, and no others', () => {
  const few = writeLaterModule(later)
  expect(few).toContain("import { createLater, readOwnData } from 'vite-plugin-server-props/client-later'")
  expect(few).toContain('    readData: readOwnData,\n    prefetchStaleTime: 10000,\n  })')
  const all = writeLaterModule({
    ...later,
    isNext: true,
    hasRewrites: true,
    hasSkeletons: true,
    staleTime: 0,
    progressBar: { height: 2 },
    viewTransitions: true,
  })
  expect(all).toContain(
    'import { createLater, historyMemory, progressBar, readNextData, rewrites, skeleton, viewTransitions } from',
  )
  expect(all).toContain('\n    rewrites,\n')
  expect(all).toContain('parts: [historyMemory(0), skeleton, progressBar({"height":2}), viewTransitions]')
})

test('the browser entry can load scripts and web vitals in apps that may have them, and only there', () => {
  const built = writeClientModule(client)
  expect(built).not.toMatch(/import\('|laterScripts|webVitals/)
  const full = writeClientModule({ ...client, hasDocument: true, hasWebVitals: true })
  expect(full).toContain('import { laterScripts, ownFormat, startClient, webVitals } from')
  expect(full).toContain(
    "parts: [laterScripts(() => import('vite-plugin-server-props/script')), webVitals(() => import('vite-plugin-server-props/web-vitals'))]",
  )
})

test('start.js hands over where things are', () => {
  expect(
    writeStartFile({
      base: '/',
      assetsDir: 'assets',
      clientDir: '../client',
      hasSourceMaps: false,
      compress: true,
      precompressed: true,
    }),
  ).toContain('clientDir: new URL("../client/", import.meta.url)')
})

test('S236 S276 the browser entry imports what only some apps need', () => {
  const i18n = { locales: ['en', 'fr'] }
  const text = writeClientModule({ ...client, isNext: true, trailingSlash: true, i18n })
  expect(text).toContain(
    "import { createI18n, nextFormat, setTrailingSlash, singletonRouter, startClient } from 'vite-plugin-server-props/client'",
  )
  expect(text).toContain('  trailingSlash: setTrailingSlash,\n  i18n: createI18n({"locales":["en","fr"]}),\n')
  expect(text).toContain('\nwindow.next = { router: singletonRouter }\n')
  expect(text).not.toContain('ownFormat')
  const strict = writeClientModule({ ...client, isStrict: true })
  expect(strict).toMatch(/^import { StrictMode } from 'react'\n/)
  expect(strict).toContain('\n  strictMode: StrictMode,')
})
