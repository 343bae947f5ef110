import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createServer, type HotPayload, type ViteDevServer } from 'vite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApp } from './fixtures/create-app.js'
import { serverProps } from './plugin.js'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let root: string
let server: ViteDevServer
let sent: HotPayload[]

beforeEach(async () => {
  root = createApp('edits')
  server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [serverProps()],
    server: { middlewareMode: true, ws: false },
    environments: { client: { optimizeDeps: { noDiscovery: true, include: [] } } },
  })
  sent = []
  server.environments.client.hot.send = (...args: [string, unknown?] | [HotPayload]) => {
    sent.push(typeof args[0] === 'string' ? { type: 'custom', event: args[0], data: args[1] } : args[0])
  }
  // What a browser and the server have loaded. The modules' graphs are known once they are transformed.
  for (const name of ['ssr', 'client'] as const) {
    for (const url of [
      'pages/index.jsx',
      'pages/other.jsx',
      'lib/part.jsx',
      'lib/shared.js',
      'lib/other.js',
    ]) {
      await server.environments[name].transformRequest(`/${url}`)
    }
  }
  await server.environments.ssr.transformRequest('/lib/server-only.js')
  await server.environments.client.transformRequest('virtual:server-props/routes')
  // Fast Refresh would say so.
  for (const file of ['pages/index.jsx', 'pages/other.jsx', 'lib/part.jsx']) {
    for (const module of server.environments.client.moduleGraph.getModulesByFile(`${root}/${file}`) ?? []) {
      module.isSelfAccepting = true
    }
  }
})

afterEach(() => server.close())

/** Edits a file and waits until Vite has told the browser what there is to tell. */
async function edit(file: string, from: string, to: string): Promise<void> {
  const full = path.join(root, file)
  const text = readFileSync(full, 'utf8')
  expect(text).toContain(from)
  writeFileSync(full, text.replace(from, to))
  await expect.poll(() => sent.length, { timeout: 15_000 }).toBeGreaterThan(0)
  await new Promise((resolve) => setTimeout(resolve, 60))
}

const updates = () =>
  sent.flatMap((payload) => (payload.type === 'update' ? payload.updates : [])).map(({ path }) => path)
const dataOf = (event: string) =>
  sent.flatMap((payload) => (payload.type === 'custom' && payload.event === event ? [payload.data] : []))
const propsPages = () => dataOf('server-props:props').map(({ pages }) => pages)
const reloads = () => sent.filter(({ type }) => type === 'full-reload')

test('C182 and E54 an edit of the loader asks for props and updates no module', async () => {
  await edit('pages/index.jsx', 'one $', 'two\\n\\n$')
  expect(propsPages()).toEqual([['/']])
  expect(updates()).toEqual([])
  expect(reloads()).toEqual([])
})

test('E54 so does an edit that brings the loader another import', async () => {
  await edit(
    'pages/index.jsx',
    'import { shared }',
    "import { readFileSync } from 'node:fs'\nimport { shared }",
  )
  await edit('pages/index.jsx', '{ props: { text', '{ props: { x: readFileSync.name, text')
  expect(propsPages().length).toBeGreaterThan(0)
})

test('C180 an edit of the component updates the module and asks for nothing', async () => {
  await edit('pages/index.jsx', '<main>', '<main id="x">')
  expect(updates()).toEqual(['/pages/index.jsx'])
  expect(propsPages()).toEqual([])
})

test('E54 an edit of both does both', async () => {
  await edit(
    'pages/index.jsx',
    '{text} {shared} <Part />\n    </main>\n  )\n}\n\nexport async function getServerSideProps() {\n',
    '!{text} {shared} <Part />\n    </main>\n  )\n}\n\nexport async function getServerSideProps() {\n  await null\n',
  )
  expect(updates()).toEqual(['/pages/index.jsx'])
  expect(propsPages()).toEqual([['/']])
})

test('E54 a blank that JSX shows is no formatting', async () => {
  await edit('pages/index.jsx', '{text} {shared}', '{text}{shared}')
  expect(updates()).toEqual(['/pages/index.jsx'])
})

test.each(['lib/server-only.js', 'lib/deep.js'])(
  'C183 an edit of %s, which only the loader reaches, asks for props',
  async (file) => {
    await server.environments.ssr.transformRequest('/lib/deep.js')
    await edit(file, 'deep', 'deep ')
    expect(propsPages()).toEqual([['/']])
    expect(updates()).toEqual([])
    expect(reloads()).toEqual([])
  },
)

test('C184 an edit of a module of both sides is an update, and asks for props', async () => {
  await edit('lib/shared.js', "'shared'", "'changed'")
  expect(updates()).toEqual(['/pages/index.jsx'])
  expect(propsPages()).toEqual([['/']])
})

test('C181 an edit of a child component is an update only', async () => {
  await edit('lib/part.jsx', 'part<', 'piece<')
  expect(updates()).toEqual(['/lib/part.jsx'])
  expect(propsPages()).toEqual([])
})

test('C197 an edit of what another page uses names that page', async () => {
  await edit('lib/other.js', "'other'", "'another'")
  expect(propsPages()).toEqual([['/other']])
})

test('C186 a page that gains or loses its loader sends the route table', async () => {
  await edit(
    'pages/other.jsx',
    'export default',
    'export const getServerSideProps = () => ({ props: {} })\nexport default',
  )
  expect(dataOf('server-props:routes')[0].rows).toContainEqual({
    pattern: '/other',
    module: 'pages/other.jsx',
    hasLoader: true,
  })
  expect(propsPages()).toEqual([['/other']])
  sent = []
  await edit('pages/other.jsx', 'export const getServerSideProps = () => ({ props: {} })\n', '')
  expect(dataOf('server-props:routes')[0].rows).toContainEqual({
    pattern: '/other',
    module: 'pages/other.jsx',
    hasLoader: false,
  })
})

test('C186 a page that the server has not run yet is asked for its props when it gains its loader', async () => {
  const { moduleGraph } = server.environments.ssr
  expect(moduleGraph.getModulesByFile(`${root}/pages/unasked.jsx`)).toBeUndefined()
  await edit(
    'pages/unasked.jsx',
    'export default',
    'export const getServerSideProps = () => ({ props: {} })\nexport default',
  )
  expect(propsPages()).toEqual([['/unasked']])
})

test('C195 C196 a page that is added, or written anew, is read for the route table', async () => {
  const file = path.join(root, 'pages/added.jsx')
  const rowOf = (pattern: string) =>
    dataOf('server-props:routes')
      .at(-1)
      ?.rows.find((row: { pattern: string }) => row.pattern === pattern)
  writeFileSync(file, 'export const getServerSideProps = () => ({ props: {} })\nexport default () => null\n')
  await expect.poll(() => rowOf('/added')?.hasLoader, { timeout: 15_000 }).toBe(true)
  rmSync(file)
  writeFileSync(file, 'export default () => null\n')
  await expect.poll(() => rowOf('/added')?.hasLoader, { timeout: 15_000 }).toBe(false)
  rmSync(file)
  await expect.poll(() => rowOf('/added'), { timeout: 15_000 }).toBeUndefined()
})

test('C192 a syntax error is an update, and so is its end', async () => {
  await edit('pages/index.jsx', 'return (', 'return ((')
  expect(updates()).toEqual(['/pages/index.jsx'])
  expect(dataOf('server-props:routes')).toEqual([])
  await server.environments.client.transformRequest('/pages/index.jsx').catch(() => null)
  sent = []
  await edit('pages/index.jsx', 'return ((', 'return (')
  expect(updates()).toEqual(['/pages/index.jsx'])
})

test('C187 every change is told to pages that show an error', async () => {
  await edit('lib/other.js', "'other'", "'another'")
  expect(dataOf('server-props:change').length).toBe(1)
})
