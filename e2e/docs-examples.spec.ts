import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test as base } from '@playwright/test'
import { startApp, type AppServer, type Mode } from './app-server.js'

const dispatcher = pathToFileURL(
  path.join(path.dirname(fileURLToPath(import.meta.url)), 'github-dispatcher.mjs'),
).href

// The examples of Next's documentation of getServerSideProps, as they are written there.
const test = base.extend<object, { mode: Mode; serve: (app: string) => Promise<AppServer> }>({
  mode: ['build', { option: true, scope: 'worker' }],
  serve: [
    async ({ mode }, use) => {
      const github = await startGitHub()
      const { port } = github.address() as AddressInfo
      const servers: AppServer[] = []
      await use(async (app) => {
        const env = { NODE_OPTIONS: `--import ${dispatcher}`, GITHUB_PORT: String(port) }
        const server = await startApp({ app, mode, env })
        servers.push(server)
        return server
      })
      await Promise.all(servers.map((server) => server.stop()))
      github.close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

function startGitHub(): Promise<Server> {
  const server = createServer((request, response) => {
    const isRepo = request.url === '/repos/vercel/next.js'
    response.writeHead(isRepo ? 200 : 404, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(isRepo ? { name: 'next.js', stargazers_count: 139_472 } : { message: 'Not Found' }),
    )
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

// Each starts an app, in a build makes one, in its own time.
test.slow()

for (const app of ['docs-ts', 'docs-js', 'docs-next']) {
  test(`the example of ${app} shows the stars of the repository, hydrated`, async ({ serve, page }) => {
    const server = await serve(app)
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      // The examples bring no icon.
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico'))
        problems.push(message.text())
    })
    const response = await page.goto(server.url)
    expect(await response?.text()).toContain('139472')
    await expect(page.locator('main p')).toHaveText('139472')
    await page.waitForFunction(() =>
      Object.keys(document.querySelector('main')!).some((key) => key.startsWith('__react')),
    )
    expect(problems).toEqual([])
  })
}

test('S147 the Cache-Control of the third example is sent for the document and its data', async ({
  serve,
  mode,
  request,
}) => {
  const { url } = await serve('docs-js')
  const document = await request.get(`${url}/cached`)
  const buildId = /"buildId":"([^"]+)"/.exec(await document.text())![1]
  const data = await request.get(`${url}/_data/${buildId}/cached.json`)
  const expected = mode === 'dev' ? 'no-store' : 'public, s-maxage=10, stale-while-revalidate=59'
  expect(document.headers()['cache-control']).toBe(expected)
  expect(data.headers()['cache-control']).toBe(expected)
  expect(await data.json()).toEqual({ props: {} })
})
