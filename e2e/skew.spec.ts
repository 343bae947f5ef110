import { cpSync, rmSync } from 'node:fs'
import { createServer, request as send, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, test as base, type Page } from '@playwright/test'
import { startApp, type AppServer } from './app-server.js'
import { untilHydrated } from './document.js'

/** One address with two deployments behind it. */
interface Deployments {
  readonly url: string
  /** Which one answers; with `keepsFiles`, files of the old one are still there. */
  use(release: 'old' | 'new', options?: { keepsFiles?: boolean }): void
}

const test = base.extend<object, { deployments: Deployments }>({
  deployments: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- the form of Playwright's fixtures
    async ({}, use) => {
      const before = await startApp({ app: 'skew', mode: 'build' })
      const after = await startApp({ app: 'skew', mode: 'build', edit: toNewer })
      const front = createFront(before, after)
      await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve))
      const { port } = front.server.address() as AddressInfo
      await use({ url: `http://127.0.0.1:${port}`, use: front.use })
      front.server.closeAllConnections()
      front.server.close()
      await Promise.all([before.stop(), after.stop()])
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

function toNewer(dir: string): void {
  cpSync(path.join(dir, 'newer'), dir, { recursive: true })
  rmSync(path.join(dir, 'pages', 'gone.tsx'))
}

function ask(app: AppServer, { method, url, headers }: IncomingMessage): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    send(app.url + url, { method, headers }, resolve)
      .on('error', reject)
      .end()
  })
}

function createFront(before: AppServer, after: AppServer): { server: Server; use: Deployments['use'] } {
  let present = before
  let keepsFiles = false
  const server = createServer(async (req, res) => {
    let answer = await ask(present, req)
    if (answer.statusCode === 404 && keepsFiles && req.url?.startsWith('/assets/') === true) {
      answer.resume()
      answer = await ask(before, req)
    }
    res.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(res)
  })
  return {
    server,
    use(release, options = {}) {
      present = release === 'old' ? before : after
      keepsFiles = options.keepsFiles === true
    },
  }
}

test.beforeEach(() => {
  test.skip(test.info().project.name === 'dev', 'there are deployments after a build only')
})

/** The documents that a page has loaded, by path. */
function watchDocuments(page: Page): string[] {
  const loaded: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loaded.push(new URL(request.url()).pathname)
  })
  return loaded
}

/** Opens the old home page in a tab, and deploys the new release behind it. */
async function openBefore(page: Page, deployments: Deployments, keepsFiles: boolean): Promise<string[]> {
  deployments.use('old')
  await page.goto(deployments.url)
  await untilHydrated(page)
  deployments.use('new', { keepsFiles })
  return watchDocuments(page)
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

for (const keepsFiles of [false, true]) {
  test.describe(keepsFiles ? 'old files are still there' : 'old files are gone', () => {
    for (const [name, why] of [
      ['data', 'data of another build'],
      ['gains', 'a page that has a loader now'],
      ['loses', 'a page that has none any more'],
      ['fresh', 'a page that is new'],
    ] as const) {
      test(`F16, C82 ${why}: one document load, to where the visitor was going`, async ({
        page,
        deployments,
      }) => {
        const loaded = await openBefore(page, deployments, keepsFiles)
        await page.getByRole('link', { name: `/${name}` }).click()
        const isOldPage = name === 'gains' && keepsFiles
        await expect(heading(page)).toHaveText(
          `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${isOldPage ? 'old' : 'new'}`,
        )
        await expect(page).toHaveURL(`${deployments.url}/${name}`)
        expect(loaded).toEqual(isOldPage ? [] : [`/${name}`])
        // And the new page is at work.
        await untilHydrated(page)
        await page.getByRole('link', { name: 'Home' }).click()
        await expect(heading(page)).toHaveText(`Home, ${isOldPage ? 'old' : 'new'}`)
        expect(loaded).toHaveLength(isOldPage ? 0 : 1)
      })
    }

    test('C37 a page that is gone: its 404, in one document load', async ({ page, deployments }) => {
      const loaded = await openBefore(page, deployments, keepsFiles)
      await page.getByRole('link', { name: '/gone' }).click()
      await expect(page.getByText('404')).toBeVisible()
      expect([loaded, page.url()]).toEqual([['/gone'], `${deployments.url}/gone`])
    })

    test('C85 code of a page without data', async ({ page, deployments }) => {
      const loaded = await openBefore(page, deployments, keepsFiles)
      await page.getByRole('link', { name: '/plain' }).click()
      await expect(heading(page)).toHaveText(keepsFiles ? 'Plain, old' : 'Plain, new')
      expect(loaded).toEqual(keepsFiles ? [] : ['/plain'])
    })

    test('C85 a component that is loaded when it is needed', async ({ page, deployments }) => {
      const loaded = await openBefore(page, deployments, keepsFiles)
      await page.getByRole('button', { name: 'Open the panel' }).click()
      if (keepsFiles) {
        await expect(page.getByText('The old panel')).toBeVisible()
        expect(loaded).toEqual([])
        return
      }
      await expect(heading(page)).toHaveText('Home, new')
      expect(loaded).toEqual(['/'])
      await untilHydrated(page)
      await page.getByRole('button', { name: 'Open the panel' }).click()
      await expect(page.getByText('The new panel')).toBeVisible()
      expect(loaded).toEqual(['/'])
    })

    test('C52 what is loaded ahead is silent, and the click ends well', async ({ page, deployments }) => {
      const errors: string[] = []
      page.on('pageerror', ({ message }) => errors.push(message))
      const loaded = await openBefore(page, deployments, keepsFiles)
      // Where the old files are gone, the table of routes is the first that is missing.
      const asked = page.waitForResponse(keepsFiles ? /_data\/.*data\.json/ : /routes-/)
      await page.getByRole('button', { name: 'Prefetch' }).click()
      await asked
      await page.getByRole('link', { name: '/data' }).click()
      await expect(heading(page)).toHaveText('Data, new')
      expect([loaded, errors]).toEqual([['/data'], []])
    })
  })
}

test('C87 back, after a deployment', async ({ page, deployments }) => {
  deployments.use('old')
  await page.goto(`${deployments.url}/data`)
  await untilHydrated(page)
  await page.getByRole('link', { name: 'Home' }).click()
  await expect(heading(page)).toHaveText('Home, old')
  deployments.use('new')
  const loaded = watchDocuments(page)
  await page.goBack()
  await expect(heading(page)).toHaveText('Data, new')
  await expect.poll(() => loaded).toEqual(['/data'])
})

test('C90 a chunk that is gone for good is no loop', async ({ page, deployments }) => {
  deployments.use('new')
  await page.route(/assets\/panel/, (route) => route.fulfill({ status: 404 }))
  await page.goto(deployments.url)
  await untilHydrated(page)
  const loaded = watchDocuments(page)
  const told = page.waitForResponse(/\/_data\//)
  await page.getByRole('button', { name: 'Open the panel' }).click()
  await told
  // As in Next, what can't be loaded takes nothing else away.
  await expect(page.getByRole('button', { name: 'Open the panel' })).toBeVisible()
  await page.getByRole('link', { name: 'Plain' }).click()
  await expect(heading(page)).toHaveText('Plain, new')
  expect(loaded).toEqual([])
})
