import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { createServer, type ErrorPayload, type ViteDevServer } from 'vite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HOT_EVENTS } from '../shared/names.js'
import { createApp } from './fixtures/create-app.js'
import { serverProps } from './plugin.js'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let root: string
let server: ViteDevServer
/** Sends an error as a browser does, and gives what comes back. */
let send: (error: unknown) => Promise<ErrorPayload['err']>

beforeEach(async () => {
  root = createApp('edits')
  const listeners = new Map<
    string,
    (data: unknown, client: { send(payload: ErrorPayload): void }) => unknown
  >()
  server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'listen-along',
        configureServer({ environments }) {
          const { hot } = environments.client
          const on = hot.on.bind(hot)
          hot.on = ((event: string, listener: never) => {
            listeners.set(event, listener)
            on(event, listener)
          }) as typeof hot.on
        },
      },
      serverProps(),
    ],
    server: { middlewareMode: true, ws: false },
    environments: { client: { optimizeDeps: { noDiscovery: true, include: [] } } },
  })
  send = (error) =>
    new Promise((resolve) => {
      listeners.get(HOT_EVENTS.error)!(error, { send: ({ err }) => resolve(err) })
    })
})

afterEach(() => server.close())

test('C187 a place in a module that the browser has is shown in its source, with the code', async () => {
  const result = await server.environments.client.transformRequest('/pages/index.jsx')
  const lines = result!.code.split('\n')
  const line = lines.findIndex((text) => text.includes('export default')) + 1
  const stack = `Error: boom\n    at Page (http://127.0.0.1:5173/pages/index.jsx?t=1700000000000:${line}:1)`
  const { message, loc, frame, stack: mapped } = await send({ message: 'boom', stack })
  const file = path.posix.join(root, 'pages/index.jsx')
  expect(message).toBe('boom')
  expect(loc?.file).toBe(file)
  expect(mapped).toContain(`${file}:${loc?.line}:`)
  expect(frame).toContain('export default')
})

test('C187 a module that could not be loaded is named by its file', async () => {
  await server.environments.client.transformRequest('/pages/index.jsx')
  const message =
    'Failed to fetch dynamically imported module: http://127.0.0.1:5173/pages/index.jsx?t=1700000000000'
  const { id, loc } = await send({ message, stack: `TypeError: ${message}` })
  expect([id, loc]).toEqual([path.posix.join(root, 'pages/index.jsx'), undefined])
})

type Files = Readonly<Record<string, string>>

const refused =
  '"node:fs" is there on the server only (it is a module of Node\'s), but code that runs in the browser'

test.each<[what: string, files: Files, text: string, file: string, line: number]>([
  [
    'the page',
    { 'pages/fs.jsx': "import fs from 'node:fs'\nexport default () => fs.x\n" },
    refused,
    'pages/fs.jsx',
    1,
  ],
  [
    'what it imports',
    {
      'pages/fs.jsx': "import '../lib/shared'\nimport { x } from '../lib/fs'\nexport default () => x\n",
      'lib/fs.js': "export const a = 1\nimport fs from 'node:fs'\nexport const x = fs.x\n",
    },
    refused,
    'lib/fs.js',
    2,
  ],
  [
    'a module with such a name',
    {
      'pages/fs.jsx': "import { x } from '../lib/k.server'\nexport default () => x\n",
      'lib/k.server.js': 'export const x = 1\n',
    },
    'pages/fs.jsx:1 imports "../lib/k.server"',
    'pages/fs.jsx',
    1,
  ],
  [
    'a page that does not parse',
    { 'pages/fs.jsx': 'export default () => <p>\n' },
    'Unexpected token',
    'pages/fs.jsx',
    1,
  ],
])(
  'E35 C187 why a module could not be loaded is shown, with the place: %s',
  async (_what, files, text, file, line) => {
    for (const [name, code] of Object.entries(files)) writeFileSync(path.join(root, name), code)
    await server.environments.client.transformRequest('/pages/fs.jsx').catch(() => null)
    const message = 'Failed to fetch dynamically imported module: http://127.0.0.1:5173/pages/fs.jsx'
    const shown = await send({ message, stack: `TypeError: ${message}` })
    expect(shown.message).toContain(text)
    expect([shown.id, shown.loc?.line]).toEqual([path.posix.join(root, file), line])
    expect(shown.frame).not.toBe('')
    // As from a browser that does not name the module.
    const unnamed = { message: 'Importing a module script failed.', stack: '', module: '/pages/fs.jsx' }
    expect(await send(unnamed)).toEqual(shown)
  },
)

test.each([
  '    at x (/etc/passwd:1:1)',
  '    at x (file:///etc/passwd:1:1)',
  '    at x (http://127.0.0.1:5173/@fs/etc/passwd:1:1)',
  '    at x (http://127.0.0.1:5173/../../etc/passwd:1:1)',
  '    at x (http://[:1:1)',
  42,
])('T34 a browser can name no file to be read: %s', async (stack) => {
  const error = await send({ message: 'boom', stack })
  expect([error.message, error.frame, error.loc]).toEqual(['boom', undefined, undefined])
})

test('T34 what is no error at all is answered', async () => {
  expect((await send(undefined)).message).toBe('undefined')
})
