import type { Page } from '@playwright/test'
import { isMarked, mark, untilHydrated } from './document.js'
import { expect, test } from './fixtures.js'
import { createGate } from './gate.js'

// What leads to other pages is a file of its own, which the first page does not wait for.
test.use({ app: 'beyond-next' })
test.beforeEach(({ mode }) => test.skip(mode === 'dev', 'development has all of it at once'))

const LATER = '/assets/later-'

/** The paths that a page asks for, from now on. */
function watchPaths(page: Page): string[] {
  const paths: string[] = []
  page.on('request', (request) => paths.push(new URL(request.url()).pathname))
  return paths
}

const isAskedFor = (paths: string[], start: string): boolean => paths.some((path) => path.startsWith(start))
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await untilHydrated(page)
  await mark(page)
}

test('it comes with the code of a link in view, and not to a page that has none', async ({ page }) => {
  const paths = watchPaths(page)
  await open(page, '/unlinked')
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  expect(isAskedFor(paths, LATER)).toBe(false)
  await open(page, '/')
  await expect.poll(() => isAskedFor(paths, LATER)).toBe(true)
})

test('on the first push it comes beside the routes, and code and data after both', async ({ page }) => {
  const gate = createGate()
  await page.route(`**${LATER}*`, async (route) => {
    await gate.opened
    await route.continue()
  })
  await open(page, '/unlinked')
  const paths = watchPaths(page)
  await page.getByRole('button', { name: 'Push' }).click()
  await expect
    .poll(() => ['/assets/routes-', LATER].map((start) => isAskedFor(paths, start)))
    .toEqual([true, true])
  expect(isAskedFor(paths, '/_data/')).toBe(false)
  gate.open()
  await expect(heading(page)).toHaveText('Item 3')
  expect(await isMarked(page)).toBe(true)
})

test('C26 a hash works as the first thing that is clicked', async ({ page }) => {
  await open(page, '/unlinked')
  await page.getByRole('link', { name: 'Hash' }).click()
  await expect(page).toHaveURL(/\/unlinked#end$/)
  await page.goBack()
  await expect(page).toHaveURL(/\/unlinked$/)
  expect(await isMarked(page)).toBe(true)
})

test.describe('where it can’t be loaded', () => {
  test.use({ allow: [LATER] })

  test('C85 a push, a click and a step back load documents', async ({ page }) => {
    await page.route(`**${LATER}*`, (route) => route.fulfill({ status: 404 }))
    await open(page, '/unlinked')
    await page.getByRole('button', { name: 'Push' }).click()
    await expect(heading(page)).toHaveText('Item 3')
    expect(await isMarked(page)).toBe(false)
    await page.goBack()
    await untilHydrated(page)
    await mark(page)
    await page.getByRole('link', { name: 'Link' }).click()
    await expect(heading(page)).toHaveText('Item 1')
    expect(await isMarked(page)).toBe(false)
    await page.goBack()
    await expect(heading(page)).toHaveText('Unlinked')
  })
})
