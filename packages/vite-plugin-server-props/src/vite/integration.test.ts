import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { createBuilder, createServer, type HotPayload, type InlineConfig, type ViteDevServer } from 'vite'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createApp, packageDir } from './fixtures/create-app.js'
import { Apps } from './fixtures/run-app.js'
import { serverProps } from './plugin.js'

// Real servers and builds, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const cleanups: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

function toConfig(root: string, config: InlineConfig = {}): InlineConfig {
  return { root, configFile: false, logLevel: 'silent', plugins: [react(), serverProps()], ...config }
}

interface Running {
  readonly server: ViteDevServer
  get(path: string): Promise<{ status: number; text: string }>
}

async function startDev(root: string, config: InlineConfig = {}): Promise<Running> {
  const server = await createServer(
    toConfig(root, { server: { port: 0, host: '127.0.0.1', fs: { allow: [root, packageDir] } }, ...config }),
  )
  cleanups.push(() => server.close())
  await server.listen()
  const address = server.httpServer?.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen')
  return {
    server,
    async get(target) {
      const response = await fetch(`http://127.0.0.1:${address.port}${target}`, { redirect: 'manual' })
      return { status: response.status, text: await response.text() }
    },
  }
}

async function build(root: string, config: InlineConfig = {}): Promise<void> {
  const builder = await createBuilder(toConfig(root, config))
  await builder.buildApp()
}

type Entry = { fetch(request: Request): Promise<Response> }

/** Asks the server that was built, without a socket. */
async function ask(root: string, target: string): Promise<{ status: number; text: string }> {
  const file = pathToFileURL(path.join(root, 'dist/server/index.js')).href
  const { fetch }: Entry = await import(/* @vite-ignore */ file)
  const response = await fetch(new Request(`http://localhost${target}`))
  return { status: response.status, text: await response.text() }
}

function readAll(dir: string): string {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(path.join(entry.parentPath, entry.name), 'utf8')}`)
    .join('\n')
}

/** Asks until the answer is as expected, for as long as a watcher may take. */
async function eventually(read: () => Promise<string>, expected: string): Promise<void> {
  await expect.poll(read, { timeout: 15_000, interval: 50 }).toContain(expected)
}

describe('an app of one file', () => {
  test('is served in development', async () => {
    const { get } = await startDev(createApp('minimal'))
    const { status, text } = await get('/')
    expect(status).toBe(200)
    expect(text).toContain('<h1>Hello from one file</h1>')
    expect(text).toContain('/@vite/client')
    expect(text).toContain('@react-refresh')
  })

  test('is built, and leaves no index.html and no manifest in the public folder', async () => {
    const root = createApp('minimal')
    await build(root, { build: { manifest: true } })
    expect((await ask(root, '/')).text).toContain('<h1>Hello from one file</h1>')
    const client = readdirSync(path.join(root, 'dist/client'), { recursive: true }).map(String)
    expect(client.filter((name) => /index\.html|manifest/.test(name))).toEqual([])
    expect(readdirSync(path.join(root, 'dist/server'))).toEqual(
      expect.arrayContaining(['index.js', 'serve.js', 'start.js']),
    )
  })

  test('gets the same build id on each build', async () => {
    const root = createApp('minimal')
    const readId = async () => {
      await build(root)
      const shards = readdirSync(path.join(root, 'dist/client/assets')).filter((name) =>
        name.startsWith('routes-'),
      )
      return shards.join()
    }
    const first = await readId()
    expect(first).toMatch(/^routes-[0-9a-f]{16}-0\.json$/)
    expect(await readId()).toBe(first)
  })
})

describe('in development', () => {
  test('JSX in .js files works on the server and in the browser, with Fast Refresh', async () => {
    const { get } = await startDev(createApp('full'))
    expect((await get('/?name=you')).text).toContain('<h1 id="banner">Hello you</h1>')
    const module = (await get('/pages/index.js')).text
    expect(module).toContain('$RefreshReg$(_c, "Home")')
    expect(module).not.toContain('_c2')
    expect(module).not.toContain('getServerSideProps')
    expect((await get('/lib/banner.js')).text).toContain('jsxDEV')
  })

  test('E51 nothing of the loader is in what the browser gets, source maps included', async () => {
    const { get } = await startDev(createApp('full'))
    const { text } = await get('/pages/secret.tsx')
    const map = /base64,(\S+)/.exec(text)?.[1] ?? ''
    for (const sent of [text, Buffer.from(map, 'base64').toString()]) {
      expect(sent).not.toMatch(/SECRET|node:fs|lib\/secret/)
    }
  })

  test('styles of the App and the page are in the first document', async () => {
    const { get } = await startDev(createApp('full'))
    const { text } = await get('/')
    expect(text.indexOf('rgb(1, 2, 3)')).toBeGreaterThan(0)
    expect(text.indexOf('rgb(4, 5, 6)')).toBeGreaterThan(text.indexOf('rgb(1, 2, 3)'))
    const name = /\.(_home_\w+)/.exec(text)?.[1]
    expect(text).toContain(`<main class="${name}"`)
    expect(text).toContain('data-vite-dev-id=')
  })

  test('an edit of a CSS module does not reload the page', async () => {
    const root = createApp('full')
    const { server, get } = await startDev(root)
    const { client } = server.environments
    const sent: HotPayload[] = []
    const send = client.hot.send.bind(client.hot)
    client.hot.send = (...args: [HotPayload] | [string, unknown?]) => {
      if (typeof args[0] === 'object') sent.push(args[0])
      return send(...(args as [HotPayload]))
    }
    await get('/')
    // What the browser does.
    for (const url of ['/pages/index.js', '/styles/home.module.css']) await client.transformRequest(url)
    for (const module of client.moduleGraph.getModulesByFile(`${root}/pages/index.js`) ?? []) {
      module.isSelfAccepting = true
    }
    writeFileSync(path.join(root, 'styles/home.module.css'), '.home { color: rgb(7, 8, 9) }')
    await eventually(async () => (await get('/')).text, 'rgb(7, 8, 9)')
    expect(sent.map(({ type }) => type)).toEqual(['update'])
  })

  test('works below a base', async () => {
    const { get } = await startDev(createApp('full'), { base: '/shop/' })
    const { status, text } = await get('/shop/blog/one')
    expect(status).toBe(200)
    expect((await get('/shop?name=you')).text).toContain('Hello you')
    expect((await get('/shop/')).status).toBe(308)
    expect(text).toContain('<article id="post">one</article>')
    expect(text).toContain('/shop/@vite/client')
    expect(text).toContain('/shop/pages/blog/[slug].jsx')
    expect((await get('/shop/hello.txt')).text).toBe('a file of public/\n')
  })

  test('C182 an edit of a loader is seen by the next request', async () => {
    const root = createApp('full')
    const { get } = await startDev(root)
    await get('/')
    const file = path.join(root, 'pages/index.js')
    writeFileSync(file, readFileSync(file, 'utf8').replace('`Hello', '`Good day'))
    await eventually(async () => (await get('/')).text, 'Good day world')
  })

  test('C195 and C196 a page that is added is served, one that is removed is not', async () => {
    const root = createApp('full')
    const { get } = await startDev(root)
    expect((await get('/late')).status).toBe(404)
    const file = path.join(root, 'pages/late.jsx')
    writeFileSync(file, 'export default () => <p>late</p>')
    await eventually(async () => (await get('/late')).text, '<p>late</p>')
    rmSync(file)
    await eventually(async () => String((await get('/late')).status), '404')
  })

  test('C78 C195 T34 the built-in error page is served though the package lies where nothing else is', async () => {
    const root = createApp('minimal')
    const { get } = await startDev(root, { server: { port: 0, host: '127.0.0.1', fs: { allow: [root] } } })
    const document = await get('/nope')
    const [, inDocument = ''] = /"module":"([^"]+)"/.exec(document.text) ?? []
    const routes = await get('/@id/__x00__virtual:server-props/routes')
    const [, inTable = ''] = /"\/_error","module":"([^"]+)"/.exec(routes.text) ?? []
    expect([document.status, inDocument]).toEqual([404, `/${inTable}`])
    const module = await get(inDocument)
    const [, errorPage = ''] = / from "([^"]+)"/.exec(module.text) ?? []
    expect(errorPage).toMatch(/\/dist\/dev\/client\/error\.js/)
    expect([module.status, (await get(errorPage)).status]).toEqual([200, 200])
    // Vite serves no more than before.
    const other = errorPage.replace(/dist\/.*/, 'package.json?import&raw')
    expect((await get(other)).status).toBe(403)
  })

  test('S26 pages that collide fail requests with their names, until they are mended', async () => {
    const root = createApp('full')
    const { get } = await startDev(root)
    const file = path.join(root, 'pages/blog/[other].jsx')
    writeFileSync(file, 'export default () => null')
    await eventually(async () => (await get('/')).text, 'pages/blog/[other].jsx')
    rmSync(file)
    await eventually(async () => (await get('/')).text, 'Hello world')
  })

  test("S182 and C187 an error is shown with its place, and Vite's overlay", async () => {
    const root = createApp('full')
    writeFileSync(
      path.join(root, 'pages/broken.jsx'),
      'export default () => null\nexport function getServerSideProps() {\n  throw new Error("it <broke>")\n}\n',
    )
    const { get } = await startDev(root)
    const { status, text } = await get('/broken')
    expect(status).toBe(500)
    expect(text).toContain('it &lt;broke&gt;')
    // Vitest reads stacks its own way, so lines are not mapped here; a browser test has them.
    expect(text).toContain(`${root}/pages/broken.jsx:`)
    expect(text).toContain('ErrorOverlay')
    expect(text).not.toContain('<broke>')
  })

  test('T35 another site gets no page data', async () => {
    const { server } = await startDev(createApp('full'))
    const address = server.resolvedUrls?.local[0] ?? ''
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'null' }
    expect((await fetch(`${address}_data/dev/index.json`, { headers })).status).toBe(403)
    expect((await fetch(`${address}_data/dev/index.json`)).status).toBe(200)
  })

  test('T35 nor does it at the address that next mode adds', async () => {
    const nextApps = new Apps({ next: true })
    try {
      const { ask } = await nextApps.startDev(nextApps.create({}))
      const headers = { 'sec-fetch-site': 'cross-site' }
      for (const address of ['/_next/data/development/index.json', '/_data/development/index.json']) {
        expect([address, (await ask(address, { headers })).status]).toEqual([address, 403])
      }
      expect((await ask('/')).status).toBe(200)
    } finally {
      await nextApps.close()
    }
  })

  test('two servers in one process do not meet', async () => {
    const [one, two] = await Promise.all([startDev(createApp('minimal')), startDev(createApp('full'))])
    expect((await one.get('/')).text).toContain('Hello from one file')
    expect((await two.get('/')).text).toContain('Hello world')
    expect((await one.get('/blog/a')).status).toBe(404)
    expect((await two.get('/blog/a')).status).toBe(200)
  })
})

describe('after a build', () => {
  test('E52 and T26 nothing of the loader is in the public folder, with source maps on', async () => {
    const root = createApp('full')
    await build(root, { build: { sourcemap: true } })
    const client = readAll(path.join(root, 'dist/client'))
    expect(client).toContain('"sourcesContent"')
    expect(client).not.toMatch(/SECRET_IN|node:fs/)
    expect((await ask(root, '/secret')).text).toContain('<p id="length">30</p>')
  })

  test('S189 style sheets are linked in the head, JSX in .js files works', async () => {
    const root = createApp('full')
    await build(root)
    const { text } = await ask(root, '/?name=you')
    expect(text).toContain('Hello you')
    const sheets = [
      ...text.matchAll(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"|<link[^>]*href="([^"]+\.css)"/g),
    ]
    const css = sheets.map((match) =>
      readFileSync(path.join(root, `dist/client${match[1] ?? match[2]}`), 'utf8'),
    )
    expect(css.join()).toContain('#app')
    expect(css.join()).toContain(/<main class="([^"]+)"/.exec(text)?.[1])
  })

  test('works below a base', async () => {
    const root = createApp('full')
    await build(root, { base: '/shop/' })
    const { text } = await ask(root, '/shop/blog/one')
    expect(text).toContain('<article id="post">one</article>')
    expect(text).toMatch(/src="\/shop\/assets\/client-[^"]+\.js"/)
  })

  test('two apps can be built in one process', async () => {
    const roots = [createApp('minimal'), createApp('full')] as const
    await Promise.all(roots.map((root) => build(root)))
    expect((await ask(roots[0], '/')).text).toContain('Hello from one file')
    expect((await ask(roots[1], '/')).text).toContain('Hello world')
  })

  test('E35 and E36 what is for the server only stops the build, with the way to it', async () => {
    const root = createApp('full')
    writeFileSync(
      path.join(root, 'lib/files.js'),
      "import fs from 'node:fs'\nexport const size = () => fs.statSync('.').size",
    )
    const file = path.join(root, 'pages/uses.jsx')
    writeFileSync(file, "import { size } from '../lib/files'\nexport default () => <p>{size()}</p>")
    await expect(build(root)).rejects.toThrow('lib/files.js:1 imports "node:fs"')
    writeFileSync(path.join(root, 'lib/db.server.js'), "import 'server-only'\nexport const db = 1")
    writeFileSync(file, "import { db } from '../lib/db.server'\nexport default () => <p>{db}</p>")
    await expect(build(root)).rejects.toThrow('pages/uses.jsx:1 imports "../lib/db.server"')
    writeFileSync(
      file,
      `${readFileSync(file, 'utf8').replace('{db}', '1')}\nexport const getServerSideProps = () => ({ props: { db } })`,
    )
    await build(root)
  })

  test('S28 a page without a default export stops the build, and fails its requests in development', async () => {
    const root = createApp('minimal')
    writeFileSync(
      path.join(root, 'pages/empty.jsx'),
      'export const getServerSideProps = () => ({ props: {} })\n',
    )
    const { get } = await startDev(root)
    const answer = await get('/empty')
    expect(answer.status).toBe(500)
    expect(answer.text).toContain('The default export is not a React Component in page: ')
    expect(answer.text).toContain('pages/empty.jsx')
    expect((await get('/')).status).toBe(200)
    await expect(build(root)).rejects.toThrow(/not a React Component in page: "\/empty".*pages\/empty\.jsx/s)
    // What is left of the page is no ES module by its text, and here it is said to be none.
    writeFileSync(path.join(root, 'package.json'), '{ "private": true, "type": "commonjs" }')
    await expect(build(root)).rejects.toThrow(/not a React Component in page: "\/empty".*pages\/empty\.jsx/s)
  })

  test('T9 and T26 a loader under a wrong name stops the build, and no file of it is written', async () => {
    const root = createApp('minimal')
    writeFileSync(
      path.join(root, 'pages/wrong.jsx'),
      "export default () => null\nexport const getServersideProps = () => ({ props: { text: 'SECRET' } })\n",
    )
    await expect(build(root)).rejects.toThrow(
      /exports "getServersideProps".*Did you mean getServerSideProps\?.*\(pages\/wrong\.jsx:2\)/s,
    )
    expect(existsSync(path.join(root, 'dist'))).toBe(false)
  })

  test('S26 pages that collide stop the build', async () => {
    const root = createApp('full')
    writeFileSync(path.join(root, 'pages/blog/[other].jsx'), 'export default () => null')
    await expect(build(root)).rejects.toThrow('pages/blog/[other].jsx')
  })

  test('a folder without pages is an error that says where they are looked for', async () => {
    const root = createApp('minimal')
    rmSync(path.join(root, 'pages'), { recursive: true })
    await expect(build(root)).rejects.toThrow("Couldn't find any `pages` directory")
  })
})

test('S201 the first JSON in a document of development is the payload', async () => {
  const { get } = await startDev(createApp('minimal'))
  const { text } = await get('/')
  expect(/<script[^>]*application\/json[^>]*>/.exec(text)?.[0]).toBe(
    '<script id="__SERVER_PROPS__" type="application/json">',
  )
})

test("what Vite's plugins put into head and body is in the documents of development", async () => {
  const plugin = {
    name: 'tags',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'in-head' } },
      { tag: 'i', attrs: { id: 'in-body' }, injectTo: 'body' as const },
    ],
  }
  const root = createApp('minimal')
  const { get } = await startDev(root, { plugins: [react(), serverProps(), plugin] })
  expect((await get('/')).text).toMatch(/<meta name="in-head">.*<\/head>.*<i id="in-body"><\/i><\/body>/s)
  writeFileSync(
    path.join(root, 'pages/_document.jsx'),
    "import { Html, Head, Main, NextScript } from 'vite-plugin-server-props/document'\nexport default () => <Html><Head /><body><Main /><NextScript /></body></Html>",
  )
  await eventually(async () => (await get('/')).text, '<i id="in-body"></i></body>')
})

describe("code that was written for Node's own modules", () => {
  const EXPECTED = {
    made: ['made', 'made', 'made', 'named'],
    greeting: 'Hello you from string',
    size: 4,
    retries: 3,
    hasEnd: true,
    missing: 'MODULE_NOT_FOUND',
    place: ['string', 'string'],
  }

  function createNodeApp(): string {
    const root = createApp('node-code')
    const dir = path.join(root, 'node_modules/compiled')
    mkdirSync(dir)
    writeFileSync(path.join(dir, 'package.json'), '{ "name": "compiled", "main": "index.js" }')
    const mark = "Object.defineProperty(exports, '__esModule', { value: true })"
    writeFileSync(
      path.join(dir, 'index.js'),
      `${mark}\nexports.default = () => 'made'\nexports.named = 'named'\n`,
    )
    return root
  }

  const readShown = (html: string): unknown =>
    JSON.parse((/<pre>(.*)<\/pre>/.exec(html)?.[1] ?? '').replaceAll('&quot;', '"'))

  test('S57 require, CommonJS and defaults that a compiler wrote work in development', async () => {
    const root = createNodeApp()
    const { get } = await startDev(root)
    expect(readShown((await get('/')).text)).toEqual(EXPECTED)
    writeFileSync(path.join(root, 'lib/words.cjs'), "exports.hello = 'Good evening'\n")
    await eventually(async () => (await get('/')).text, 'Good evening you')
  })

  test('S57 they work in a build, and a thread is built with its file', async () => {
    const root = createNodeApp()
    writeFileSync(
      path.join(root, 'pages/thread.jsx'),
      `import { Worker } from 'node:worker_threads'
export async function getServerSideProps() {
  const worker = new Worker(new URL('../lib/thread.ts', import.meta.url))
  return { props: { said: await new Promise((resolve) => worker.once('message', resolve)) } }
}
export default ({ said }) => <pre>{JSON.stringify(said)}</pre>
`,
    )
    writeFileSync(
      path.join(root, 'lib/thread.ts'),
      "import { parentPort } from 'node:worker_threads'\nimport { size } from './size'\nparentPort?.postMessage(size)\n",
    )
    await build(root)
    expect(readShown((await ask(root, '/')).text)).toEqual(EXPECTED)
    expect(readShown((await ask(root, '/thread')).text)).toBe(4)
  })
})
