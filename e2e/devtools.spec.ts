import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.js'
import { createGate } from './gate.js'

test.use({ app: 'basic', copy: 'devtools' })

const filter = (page: Page) => page.getByRole('searchbox', { name: 'Filter routes' })
const routes = (page: Page) => page.getByRole('navigation', { name: 'Routes' }).getByRole('listitem')

/** The watcher has seen a page. */
const isListed = (page: Page, pattern: string) =>
  expect
    .poll(async () => (await page.request.get('/__server-props/data/routes.json')).text())
    .toContain(`"pattern":"${pattern}"`)

test('a build has no page about the app', async ({ request, mode }) => {
  test.skip(mode !== 'build', 'a built app only')
  for (const address of [
    '/__server-props/',
    '/__server-props/devtools/main.js',
    '/__server-props/data/routes.json',
  ])
    expect((await request.get(address)).status(), address).toBe(404)
})

test.describe('in development', () => {
  test.skip(({ mode }) => mode !== 'dev', 'development only')

  test('E59 a page is shown with what is removed, what stays and why, and its modules', async ({
    page,
    server,
  }) => {
    const file = path.join(server.dir, 'pages/explained.tsx')
    writeFileSync(
      file,
      `import { findPosts } from '../lib/posts'
const LIMIT = 10
export const getServerSideProps = () => ({ props: { posts: findPosts('').slice(0, LIMIT) } })
export default function Explained() {
  return <p>{LIMIT}</p>
}
`,
    )
    await isListed(page, '/explained')
    await page.goto('/__server-props/')
    await routes(page).filter({ hasText: '/explained' }).getByRole('link').click()
    await expect(page.getByRole('heading', { name: '/explained' })).toBeVisible()
    await expect(page.getByRole('heading', { name: /^Removed: 2 names, / })).toBeVisible()
    await expect(page.getByText('No longer imported: ../lib/posts')).toBeVisible()
    await expect(page.getByText('LIMIT line 2, for Explained line 5')).toBeVisible()
    await expect(page.locator('del')).toHaveText([
      "import { findPosts } from '../lib/posts'",
      "export const getServerSideProps = () => ({ props: { posts: findPosts('').slice(0, LIMIT) } })",
    ])
    await expect(page.locator('.after')).not.toContainText(['findPosts'])
    await expect(page.getByRole('rowheader', { name: 'pages/explained.tsx' })).toBeVisible()
    await expect(page.getByRole('rowheader', { name: 'lib/posts.ts' })).toHaveCount(0)
    rmSync(file)
  })

  test('a page that can not be sent is shown with the reason', async ({ page, server }) => {
    const file = path.join(server.dir, 'pages/unclear.tsx')
    writeFileSync(file, "export * from '../lib/posts'\nexport default () => null\n")
    await isListed(page, '/unclear')
    await page.goto('/__server-props/')
    await routes(page).filter({ hasText: '/unclear' }).getByRole('link').click()
    await expect(page.getByRole('alert')).toContainText('export *')
    rmSync(file)
  })

  test('a thousand pages are filtered and gone through by keyboard, on a phone in the dark', async ({
    page,
    server,
  }) => {
    const dir = path.join(server.dir, 'pages/many')
    mkdirSync(dir)
    for (let index = 0; index < 1000; index++)
      writeFileSync(path.join(dir, `page-${index}.tsx`), `export default () => <p>${index}</p>\n`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 390, height: 800 })
    await isListed(page, '/many/page-999')
    await page.goto('/__server-props/')
    await expect(page.getByRole('status')).toHaveText(/^1,0/)
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(22, 23, 26)')
    await page.keyboard.press('/')
    await expect(filter(page)).toBeFocused()
    await page.keyboard.type('many page-77')
    await expect(page.getByRole('status')).toHaveText(/^11 of 1,0/)
    for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: '/many/page-770' })).toBeVisible()
    await expect(filter(page)).toBeHidden()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBe(390)
    await page.getByRole('link', { name: '← Routes' }).click()
    await expect(filter(page)).toHaveValue('many page-77')
    rmSync(dir, { recursive: true })
  })

  test('requests are listed with their times, and the props that weigh most', async ({ page }) => {
    await page.goto('/__server-props/#/requests')
    await page.request.get('/posts?q=second')
    const row = page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: '/posts?q=second' }) })
    await expect(row).toHaveCount(1)
    await expect(row.getByRole('cell').nth(2)).toHaveText('200')
    for (const column of [3, 5, 6, 7])
      await expect(row.getByRole('cell').nth(column)).toHaveText(/^\d+(\.\d)?$/)
    await row.getByRole('button').click()
    await expect(page.locator('.detail:visible code').first()).toHaveText('posts')
  })

  test('a request is listed once, also when its answer takes longer than the next look', async ({ page }) => {
    const held = createGate()
    await page.clock.install()
    await page.request.get('/posts?q=held')
    await page.route('**/data/requests.json*', async (route) => {
      const response = await route.fetch()
      await held.opened
      await route.fulfill({ response })
    })
    const asked = page.waitForRequest('**/data/requests.json*')
    await page.goto('/__server-props/#/requests')
    await asked
    await page.clock.runFor(2500)
    held.open()
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '/posts?q=held' }) })
    await expect(row).not.toHaveCount(0)
    // Once more, after all that had been asked for.
    const again = page.waitForResponse(/requests\.json\?after=[1-9]/)
    await page.clock.runFor(1000)
    await again
    await expect(row).toHaveCount(1)
  })

  test('T35 T34 other sites get nothing of it, and no other file is served', async ({ request }) => {
    for (const site of ['cross-site', 'same-site']) {
      const answer = await request.get('/__server-props/data/routes.json', {
        headers: { 'sec-fetch-site': site },
      })
      expect(answer.status()).toBe(403)
    }
    for (const name of ['..%2f..%2fpackage.json', 'tsconfig.json', 'data/page.json?pattern=/etc/passwd'])
      expect((await request.get(`/__server-props/${name}`)).ok(), name).toBe(false)
  })
})
