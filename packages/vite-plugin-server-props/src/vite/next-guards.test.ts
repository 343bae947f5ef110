import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { Apps } from './fixtures/run-app.js'

// Real servers and builds, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const apps = new Apps({ next: true })
afterEach(() => apps.close())

const PAGE = 'export default () => <p>page</p>\n'
const GUARD = 'export const middleware = () => new Response("no", { status: 401 })\n'

test.each(['middleware.ts', 'middleware.js', 'proxy.ts', 'proxy.mjs'])(
  "T9 Next's guard in %s stops the build",
  async (name) => {
    const root = apps.create({ [name]: GUARD })
    await expect(apps.build(root)).rejects.toThrow(
      `[server-props] ${name} is not run here: Next's middleware (proxy) is not supported`,
    )
  },
)

test('T9 it stops the build beside src/pages, where Next looks for it then', async () => {
  const root = apps.create({ 'src/pages/index.jsx': PAGE, 'middleware.ts': GUARD })
  rmSync(path.join(root, 'pages'), { recursive: true })
  await apps.build(root)
  writeFileSync(path.join(root, 'src/proxy.js'), GUARD)
  await expect(apps.build(root)).rejects.toThrow('[server-props] src/proxy.js is not run here')
})

test('T9 in development it fails each request, from when it is there until it is gone', async () => {
  const root = apps.create({ 'middleware.ts': GUARD })
  const { ask } = await apps.startDev(root)
  const { status, text } = await ask('/')
  expect(status).toBe(500)
  expect(text).toContain('middleware.ts is not run here')
  expect(text).toContain('ErrorOverlay')
  rmSync(path.join(root, 'middleware.ts'))
  expect((await ask('/')).status).toBe(200)
  writeFileSync(path.join(root, 'proxy.ts'), GUARD)
  await expect.poll(async () => (await ask('/')).status, { timeout: 20_000 }).toBe(500)
})

test('without next mode a file of that name is any other', async () => {
  const own = new Apps()
  const root = own.create({ 'middleware.ts': GUARD })
  await own.build(root)
})
