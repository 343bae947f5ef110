import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { createBuilder, createServer, type InlineConfig, type ViteDevServer } from 'vite'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createApp as copyApp, packageDir } from './fixtures/create-app.js'
import { serverProps } from './plugin.js'

// Real servers and builds, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const KEY = 'the key of draft mode, for this test'

const cleanups: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

/** An app with one page and one API route. */
function createApp(): string {
  const root = copyApp('minimal')
  mkdirSync(path.join(root, 'pages/api'))
  writeRoute(root, 'hello.ts', "res.json({ said: 'API_MARKER', body: req.body, method: req.method })")
  return root
}

function writeRoute(root: string, name: string, statement: string, imports = ''): void {
  const code = `${imports}\nexport default function handler(req: any, res: any) {\n  ${statement}\n}\n`
  writeFileSync(path.join(root, 'pages/api', name), code)
}

const toConfig = (root: string, config: InlineConfig = {}): InlineConfig => ({
  root,
  configFile: false,
  logLevel: 'silent',
  plugins: [react(), serverProps({ preview: { key: KEY } })],
  ...config,
})

interface Running {
  readonly server: ViteDevServer
  get(path: string, init?: RequestInit): Promise<{ status: number; text: string }>
}

async function startDev(root: string, config: InlineConfig = {}): Promise<Running> {
  const allow = [root, packageDir]
  const server = await createServer(
    toConfig(root, { server: { port: 0, host: '127.0.0.1', fs: { allow } }, ...config }),
  )
  cleanups.push(() => server.close())
  await server.listen()
  const address = server.httpServer?.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen')
  return {
    server,
    async get(target, init) {
      const response = await fetch(`http://127.0.0.1:${address.port}${target}`, {
        redirect: 'manual',
        ...init,
      })
      return { status: response.status, text: await response.text() }
    },
  }
}

async function build(root: string): Promise<void> {
  const builder = await createBuilder(toConfig(root))
  await builder.buildApp()
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

const post = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

describe('after a build', () => {
  test('S260 and T26 API routes answer, and nothing of them or of the key is in the public folder', async () => {
    const root = createApp()
    await build(root)
    const client = readAll(path.join(root, 'dist/client'))
    expect(client).not.toMatch(/API_MARKER|\/api\/hello/)
    expect(client).not.toContain(KEY)
    const file = pathToFileURL(path.join(root, 'dist/server/index.js')).href
    const { fetch } = (await import(/* @vite-ignore */ file)) as {
      fetch(request: Request): Promise<Response>
    }
    const response = await fetch(new Request('http://localhost/api/hello', post({ a: 1 })))
    expect(await response.json()).toEqual({ said: 'API_MARKER', body: { a: 1 }, method: 'POST' })
    expect((await fetch(new Request('http://localhost/api/nope'))).status).toBe(404)
  })

  test('E35 a component that imports an API route stops the build, a loader that does so does not', async () => {
    const root = createApp()
    writeRoute(root, 'data.ts', 'res.json(LIST)', 'export const LIST = [1, 2]')
    const page = path.join(root, 'pages/list.jsx')
    writeFileSync(page, "import { LIST } from './api/data'\nexport default () => <p>{LIST.length}</p>")
    await expect(build(root)).rejects.toThrow(
      '"pages/api/data.ts" is there on the server only (it is an API route), but code that runs in the browser imports it:\n\n  pages/list.jsx:1 imports "./api/data"',
    )
    writeFileSync(
      page,
      "import { LIST } from './api/data'\nexport default () => <p />\nexport const getServerSideProps = () => ({ props: { LIST } })",
    )
    await build(root)
  })
})

describe('in development', () => {
  test('S260 an edit is seen at the next request, routes come and go', async () => {
    const root = createApp()
    const { get } = await startDev(root)
    expect((await get('/api/hello', post({ a: 1 }))).text).toContain('"said":"API_MARKER","body":{"a":1}')
    writeRoute(root, 'hello.ts', "res.send('edited')")
    await eventually(async () => (await get('/api/hello')).text, 'edited')
    expect((await get('/api/late/x')).status).toBe(404)
    mkdirSync(path.join(root, 'pages/api/late'))
    writeRoute(root, 'late/[id].ts', 'res.send(`late ${req.query.id}`)')
    await eventually(async () => (await get('/api/late/x')).text, 'late x')
    rmSync(path.join(root, 'pages/api/late'), { recursive: true })
    await eventually(async () => String((await get('/api/late/x')).status), '404')
  })

  test('S260 an edit of what a route imports is seen, too', async () => {
    const root = createApp()
    const file = path.join(root, 'answer.ts')
    writeFileSync(file, "export const answer = 'first'")
    writeRoute(root, 'imports.ts', 'res.send(answer)', "import { answer } from '../../answer'")
    const { get } = await startDev(root)
    expect((await get('/api/imports')).text).toBe('first')
    writeFileSync(file, "export const answer = 'second'")
    await eventually(async () => (await get('/api/imports')).text, 'second')
  })

  test('S260 OPTIONS reaches the handler, and is answered by Vite where the address is its own', async () => {
    const { get } = await startDev(createApp(), { base: '/shop/' })
    const ask = (target: string) => get(target, { method: 'OPTIONS' })
    expect((await ask('/shop/api/hello')).text).toContain('"method":"OPTIONS"')
    expect((await ask('/shop')).status).toBe(204)
    expect((await ask('/shop/apish')).status).toBe(404)
    for (const target of ['@vite/client', '@id/react', '@react-refresh', 'node_modules/a.js']) {
      const { status, text } = await ask(`/shop/${target}`)
      expect([target, status, text]).toEqual([target, 204, ''])
    }
    expect((await ask('/shop/@someone')).status).toBe(404)
  })

  test('S260 what Vite says of CORS stays said, whoever answers', async () => {
    const { server } = await startDev(createApp())
    const origin = 'http://localhost:1'
    for (const target of ['/', '/api/hello', '/@vite/client']) {
      const { headers } = await fetch(new URL(target, server.resolvedUrls?.local[0]), {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PUT' },
      })
      expect([target, headers.get('access-control-allow-origin')]).toEqual([target, origin])
    }
  })

  test('T26 the browser gets no API route, neither by its file nor in the route table', async () => {
    const { get, server } = await startDev(createApp())
    const { status, text } = await get('/pages/api/hello.ts')
    expect(status).not.toBe(200)
    expect(text).not.toContain('API_MARKER')
    const routes = await server.environments.client.transformRequest('virtual:server-props/routes')
    expect(routes?.code).toContain('"pattern":"/"')
    expect(routes?.code).not.toContain('/api/hello')
  })

  test('what API routes import is not prepared for the browser', async () => {
    const root = createApp()
    const dir = path.join(root, 'node_modules/for-servers')
    mkdirSync(dir)
    writeFileSync(path.join(dir, 'package.json'), '{ "name": "for-servers", "main": "index.js" }')
    writeFileSync(path.join(dir, 'index.js'), 'module.exports = 1')
    writeRoute(root, 'data.ts', 'res.json(data)', "import data from 'for-servers'")
    const { server, get } = await startDev(root)
    expect((await get('/api/data')).text).toBe('1')
    const optimizer = server.environments.client.depsOptimizer
    await optimizer?.scanProcessing
    const { discovered = {}, optimized = {} } = optimizer?.metadata ?? {}
    expect(Object.keys({ ...discovered, ...optimized })).toContain('react')
    expect(Object.keys({ ...discovered, ...optimized })).not.toContain('for-servers')
  })

  test('S265 an error is shown with its place', async () => {
    const root = createApp()
    writeRoute(root, 'broken.ts', "throw new Error('it <broke>')")
    const { status, text } = await (await startDev(root)).get('/api/broken')
    expect(status).toBe(500)
    expect(text).toContain('it &lt;broke&gt;')
    expect(text).toContain(`${root}/pages/api/broken.ts:`)
  })
})
