import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { createLogger, createServer } from 'vite'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Apps } from '../fixtures/run-app.js'
import { serverProps } from '../plugin.js'

// Real servers and builds, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const apps = new Apps({ next: true })

afterEach(() => apps.close())

const page = `export const getServerSideProps = () => ({ props: { server: process.env.API } })
export default function Page({ server }) { return <p>server {server} page {process.env.API}</p> }`

const config = `export default {
  basePath: '/docs',
  env: { API: 'https://api.test' },
  typescript: { ignoreBuildErrors: true },
  webpack: (config) => config,
}`

const text = (html: string) => html.replaceAll('<!-- -->', '')

describe('S270 in next mode a next.config takes part', () => {
  test('in development', async () => {
    const root = apps.create({ 'pages/index.jsx': page, 'next.config.mjs': config })
    const { ask, log } = await apps.startDev(root)
    const answer = await ask('/docs')
    expect(text(answer.text)).toContain('server https://api.test page https://api.test')
    expect(log().match(/next\.config/g)).toHaveLength(1)
    expect(log()).toContain('[server-props] next.config.mjs: not supported here and ignored: webpack.')
  })

  test('in a build', async () => {
    const root = apps.create({ 'pages/index.jsx': page, 'next.config.mjs': config })
    expect(await apps.build(root)).toContain(
      '[server-props] next.config.mjs: not supported here and ignored: webpack.',
    )
    const { ask } = await apps.startBuilt(root)
    expect(text((await ask('/docs')).text)).toContain('server https://api.test page https://api.test')
    expect((await ask('/')).status).toBe(404)
  })
})

test('S272 what is wrong in a next.config names it', async () => {
  const root = apps.create({
    'next.config.js': `export default { redirects: () => [{ source: '/a', destination: '/b' }] }`,
  })
  await expect(apps.build(root)).rejects.toThrow(
    'next.config.js: redirects[0]: `permanent` is not set to `true` or `false`',
  )
})

test('S270 a next.config that changes starts the server anew', async () => {
  const root = apps.create({ 'next.config.js': `export default { basePath: '/a' }` })
  let onRestart = (): void => {}
  const restarted = new Promise<void>((resolve) => (onRestart = resolve))
  const logger = createLogger('info')
  Object.assign(logger, { info: (line: string) => line.includes('server restarted') && onRestart() })
  const server = await createServer({
    root,
    configFile: false,
    customLogger: logger,
    plugins: [serverProps({ next: true })],
  })
  try {
    await new Promise((resolve) => server.watcher.once('ready', resolve))
    expect(server.config.base).toBe('/a/')
    writeFileSync(path.join(root, 'next.config.js'), `export default { basePath: '/b' }`)
    await restarted
    expect(server.config.base).toBe('/b/')
  } finally {
    await server.close()
  }
})

test('without next mode a next.config is not looked at', async () => {
  const own = new Apps()
  try {
    const root = own.create({ 'next.config.mjs': 'throw new Error("read")' })
    expect((await (await own.startDev(root)).ask('/')).status).toBe(200)
  } finally {
    await own.close()
  }
})
