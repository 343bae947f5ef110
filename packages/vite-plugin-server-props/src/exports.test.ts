import { readdirSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

// Every module of the package is read.
vi.setConfig({ testTimeout: 30_000 })

const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  exports: Record<string, string | { types: string; default: string }>
}

const toFile = (entry: string) => (entry === '.' ? 'index' : entry.slice(2))

const entries = Object.keys(exports).filter((name) => name !== './package.json' && name !== './next-types')

test('each entry is one file of the same name, with its declarations', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) =>
    /^(?!.*\.(test|d)\.ts$).*\.ts$/.test(name),
  )
  expect(entries.map((name) => `${toFile(name)}.ts`).toSorted()).toEqual(files.toSorted())
  for (const name of entries) {
    expect(exports[name]).toEqual({
      types: `./dist/${toFile(name)}.d.ts`,
      // The plugin is loaded by each start of Vite: as one file.
      default: name === '.' ? './dist/vite/plugin-bundle.js' : `./dist/${toFile(name)}.js`,
    })
  }
})

test('the declarations of next are a file of their own, with nothing to run', () => {
  expect(exports['./next-types']).toEqual({ types: './dist/next-types.d.ts' })
})

test('the public names are these', async () => {
  const names: Record<string, string[]> = {}
  // The server's entry needs an app; its names are those of its contract with hosts.
  for (const name of entries.filter((each) => each !== './server-entry')) {
    const module = (await import(`./${toFile(name)}.ts`)) as object
    names[name] = Object.keys(module).toSorted()
  }
  expect(names).toMatchInlineSnapshot(`
    {
      ".": [
        "default",
        "serverProps",
      ],
      "./app": [
        "App",
        "default",
      ],
      "./client": [
        "createI18n",
        "laterAtOnce",
        "laterScripts",
        "nextFormat",
        "ownFormat",
        "setTrailingSlash",
        "singletonRouter",
        "startClient",
        "webVitals",
      ],
      "./client-later": [
        "createLater",
        "historyMemory",
        "progressBar",
        "readNextData",
        "readOwnData",
        "rewrites",
        "skeleton",
        "viewTransitions",
      ],
      "./compat-router": [
        "useRouter",
      ],
      "./config": [
        "default",
        "getConfig",
        "setConfig",
      ],
      "./document": [
        "Document",
        "Head",
        "Html",
        "Main",
        "NextScript",
        "default",
      ],
      "./dynamic": [
        "default",
        "dynamic",
      ],
      "./error": [
        "ErrorPage",
        "default",
      ],
      "./form": [
        "Form",
        "default",
      ],
      "./head": [
        "Head",
        "default",
      ],
      "./image": [
        "Image",
        "default",
        "getImageProps",
      ],
      "./link": [
        "Link",
        "default",
      ],
      "./navigation": [
        "ReadonlyURLSearchParams",
        "RedirectType",
        "ServerInsertedHTMLContext",
        "forbidden",
        "notFound",
        "permanentRedirect",
        "redirect",
        "unauthorized",
        "unstable_isUnrecognizedActionError",
        "unstable_rethrow",
        "useParams",
        "usePathname",
        "useRouter",
        "useSearchParams",
        "useSelectedLayoutSegment",
        "useSelectedLayoutSegments",
        "useServerInsertedHTML",
      ],
      "./next-link": [
        "Link",
        "default",
      ],
      "./node": [
        "serve",
        "toNodeHandler",
      ],
      "./router": [
        "default",
        "useRouter",
        "withRouter",
      ],
      "./script": [
        "Script",
        "default",
        "handleClientScriptLoad",
        "initScriptLoader",
      ],
      "./server": [
        "createApi",
        "createFetch",
        "createHandler",
        "createObserver",
        "createRuleRouter",
        "localeReader",
        "preloadPages",
      ],
      "./web-vitals": [
        "reportWebVitals",
        "useReportWebVitals",
      ],
    }
  `)
})
