import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  createServer,
  isRunnableDevEnvironment,
  type HotPayload,
  type RunnableDevEnvironment,
  type ViteDevServer,
} from 'vite'
import { afterEach, expect, test, vi } from 'vitest'
import { createApp, packageDir } from './fixtures/create-app.js'
import { serverProps } from './plugin.js'
import { VIRTUAL } from './virtual-ids.js'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let root: string
let server: ViteDevServer
let ssr: RunnableDevEnvironment
/** What Vite has told the server's modules. */
let sent: HotPayload[]

/** Starts the server of the fixture's app with more files. */
async function start(files: Readonly<Record<string, string>> = {}): Promise<void> {
  root = createApp('edits')
  for (const [file, text] of Object.entries(files)) write(file, text)
  server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [serverProps()],
    server: { port: 0, host: '127.0.0.1', fs: { allow: [root, packageDir] } },
    environments: { client: { optimizeDeps: { noDiscovery: true, include: [] } } },
  })
  const environment = server.environments.ssr
  if (!isRunnableDevEnvironment(environment)) throw new Error('the server has no runner')
  ssr = environment
  sent = []
  const send = ssr.hot.send.bind(ssr.hot)
  ssr.hot.send = (...args: [HotPayload] | [string, unknown?]) => {
    // All but the modules that the server asks for.
    if (typeof args[0] === 'object' && args[0].type !== 'custom') sent.push(args[0])
    return send(...(args as [HotPayload]))
  }
  await server.listen()
}

afterEach(() => server.close())

async function get(target: string): Promise<{ status: number; text: string }> {
  const address = server.httpServer?.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen')
  const response = await fetch(`http://127.0.0.1:${address.port}${target}`)
  return { status: response.status, text: await response.text() }
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(path.join(root, file), 'utf8')
  expect(text).toContain(from)
  write(file, text.replace(from, to))
}

/** Asks until an answer has a text, for as long as a watcher may take. */
async function shows(target: string, text: string): Promise<void> {
  await expect.poll(async () => (await get(target)).text, { timeout: 15_000 }).toContain(text)
}

/** The module with the table of all pages. */
const importTable = () => ssr.runner.import<object>(VIRTUAL.app)

test('C180 C182 C183 an edit is seen by the next request; neither the table of pages nor another page is run again', async () => {
  await start({ 'pages/kept.jsx': 'const at = performance.now()\nexport default () => <i>{at}</i>\n' })
  const readKept = async () => /<i>.*<\/i>/.exec((await get('/kept')).text)?.[0] ?? 'not shown'
  const [kept, table] = [await readKept(), await importTable()]
  await shows('/', 'one deep shared')
  edit('pages/index.jsx', '<main>', '<main id="edited">')
  await shows('/', '<main id="edited">')
  edit('pages/index.jsx', 'one $', 'two $')
  await shows('/', 'two deep shared')
  edit('lib/deep.js', "'deep'", "'deeper'")
  await shows('/', 'two deeper shared')
  expect(await readKept()).toBe(kept)
  expect(await importTable()).toBe(table)
  expect(sent).toEqual([])
})

test('C185 so is one of the App, of _document and of an API route', async () => {
  const files = {
    'pages/_app.jsx':
      'export default ({ Component, pageProps }) => <b title="old"><Component {...pageProps} /></b>',
    'pages/_document.jsx': `import { Html, Head, Main, NextScript } from 'vite-plugin-server-props/document'
export default () => <Html lang="old"><Head /><body><Main /><NextScript /></body></Html>`,
    'pages/api/said.js': "export default (req, res) => res.json({ said: 'old' })",
  }
  await start(files)
  await shows('/', '<b title="old">')
  await shows('/', 'lang="old"')
  await shows('/api/said', '"old"')
  const table = await importTable()
  for (const file of Object.keys(files)) edit(file, 'old', 'new')
  await shows('/', '<b title="new">')
  await shows('/', 'lang="new"')
  await shows('/api/said', '"new"')
  expect(await importTable()).toBe(table)
  expect(sent).toEqual([])
})

test('C182 edits leave no more modules behind than there were', async () => {
  await start()
  await shows('/', 'one deep')
  const graphs = [ssr.runner.evaluatedModules, ssr.moduleGraph]
  const before = graphs.map(({ idToModuleMap }) => idToModuleMap.size)
  for (const text of ['two', 'three', 'four']) {
    write('lib/deep.js', `export const deep = '${text}'\n`)
    await shows('/', `one ${text}`)
  }
  expect(graphs.map(({ idToModuleMap }) => idToModuleMap.size)).toEqual(before)
})

test('a module of the server that accepts its edits gets them at once, and hands over what it has opened', async () => {
  const module = `export const name = 'first'
export const opened = (import.meta.hot.data.opened ?? 0) + 1
import.meta.hot.dispose((data) => { data.opened = opened })
import.meta.hot.accept()
`
  const page = `import { name, opened } from '../lib/opened'
export const getServerSideProps = () => ({ props: { text: name + opened } })
export default ({ text }) => <p>{text}</p>
`
  await start({ 'lib/opened.js': module, 'pages/opened.jsx': page })
  await shows('/opened', '<p>first1</p>')
  edit('lib/opened.js', 'first', 'second')
  await shows('/opened', '<p>second2</p>')
  expect(sent.map(({ type }) => type)).toEqual(['update'])
})

test('C182 C183 a host that runs the server entry itself sees an edit at the next request', async () => {
  await start()
  const ask = async () => {
    const { default: entry } = await ssr.runner.import<{
      default: { fetch(request: Request): Promise<Response> }
    }>('vite-plugin-server-props/server-entry')
    return (await entry.fetch(new Request('http://localhost/'))).text()
  }
  expect(await ask()).toContain('one deep shared')
  edit('pages/index.jsx', 'one $', 'two $')
  edit('lib/deep.js', "'deep'", "'deeper'")
  await expect.poll(ask, { timeout: 15_000 }).toContain('two deeper shared')
  expect(sent).toEqual([])
})

test('what something else than a page runs is updated as Vite does it', async () => {
  await start({ 'jobs/job.js': "export { shared } from '../lib/shared'\n" })
  await ssr.runner.import('/jobs/job.js')
  await shows('/', 'one deep shared')
  edit('lib/shared.js', "'shared'", "'changed'")
  await shows('/', 'one deep changed')
  expect(sent.map(({ type }) => type)).toEqual(['full-reload'])
})

test('C187 a module that is missing, comes, goes and comes back is seen by the next request', async () => {
  const page = "import { text } from '../lib/missing'\nexport default () => <p>{text}</p>\n"
  await start({ 'pages/imports.jsx': page })
  await shows('/imports', 'lib/missing')
  expect((await get('/imports')).status).toBe(500)
  write('lib/missing.js', "export const text = 'here'\n")
  await shows('/imports', '<p>here</p>')
  rmSync(path.join(root, 'lib/missing.js'))
  await expect.poll(async () => (await get('/imports')).status, { timeout: 15_000 }).toBe(500)
  write('lib/missing.js', "export const text = 'back'\n")
  await shows('/imports', '<p>back</p>')
})
