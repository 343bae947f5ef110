import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.js'
import { isMarked, mark, untilHydrated } from './document.js'

test.use({ app: 'basic' })

/** Collects the addresses of data requests and documents from now on. */
function watchRequests(page: Page) {
  const data: string[] = []
  const documents: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.includes('/_data/')) data.push(pathname.replace(/^\/_data\/[^/]+/, '') + search)
    if (request.isNavigationRequest()) documents.push(pathname)
  })
  return { data, documents }
}

async function open(page: Page, path: string): Promise<ReturnType<typeof watchRequests>> {
  await page.goto(path)
  await untilHydrated(page)
  await mark(page)
  return watchRequests(page)
}

const routerOf = async (page: Page) => JSON.parse((await page.locator('#router').textContent())!)

test('C2 hydrates with the props of the document and asks for no data', async ({ page, context, server }) => {
  await context.addCookies([{ name: 'visitor', value: 'Ada%20L', url: server.url }])
  const requests = watchRequests(page)
  const response = await page.goto('/?text=a+b')
  const html = (await response!.text()).replaceAll('<!-- -->', '')
  expect(html).toContain('Hello Ada L')
  const calls = /id="calls">(\d+)</.exec(html)![1]
  await untilHydrated(page)
  await page.locator('#count').click()
  await expect(page.locator('#count')).toHaveText('1')
  await expect(page.locator('#calls')).toHaveText(calls)
  await expect(page.locator('#text')).toHaveText('a b')
  expect(requests.data).toEqual([])
  expect(await routerOf(page)).toEqual({
    pathname: '/',
    query: { text: 'a b' },
    asPath: '/?text=a+b',
    isReady: true,
    basePath: '',
  })
})

test('C54 C56 C17 a click asks once for data and changes page, address and title together', async ({
  page,
}) => {
  const requests = await open(page, '/')
  await page.getByRole('link', { name: 'first post' }).click()
  await expect(page.locator('h1')).toHaveText('First post')
  expect(await page.evaluate(() => location.pathname)).toBe('/posts/1')
  await expect(page).toHaveTitle('First post – Basic')
  expect(requests.data).toEqual(['/posts/1.json?from=home'])
  expect(requests.documents).toEqual([])
  expect(await isMarked(page)).toBe(true)
  expect(await routerOf(page)).toMatchObject({
    pathname: '/posts/[id]',
    query: { id: '1', from: 'home' },
    asPath: '/posts/1?from=home#end',
  })
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(100)
})

test('C55 C6 a page without a loader asks for no data and knows its query after mounting', async ({
  page,
}) => {
  const requests = await open(page, '/')
  await page.locator('nav').getByRole('link', { name: 'about' }).click()
  await expect(page.locator('h1')).toHaveText('About')
  await expect(page).toHaveTitle('About')
  await expect(page.locator('meta[name=description]')).toHaveAttribute('content', 'about this app')
  expect(requests.data).toEqual([])
  expect(await isMarked(page)).toBe(true)
  await page.goto('/about?x=1&x=2')
  await expect(page.locator('#router')).toContainText('"isReady":true')
  expect(await routerOf(page)).toMatchObject({ query: { x: ['1', '2'] }, asPath: '/about?x=1&x=2' })
})

test('C65 C66 C67 the same page keeps its state, another page starts anew', async ({ page }) => {
  const requests = await open(page, '/posts')
  await page.locator('#count').click()
  await page.locator('#search').click()
  await expect(page.locator('li')).toHaveCount(1)
  await expect(page.locator('#count')).toHaveText('1')
  expect(await page.evaluate(() => location.search)).toBe('?q=second')
  await page.getByRole('link', { name: 'Second post' }).click()
  await expect(page.locator('h1')).toHaveText('Second post')
  await expect(page.locator('#count')).toHaveText('0')
  await page.locator('#count').click()
  await page.getByRole('link', { name: 'next post' }).click()
  await expect(page.locator('h1')).toHaveText('Third post')
  await expect(page.locator('#count')).toHaveText('1')
  expect(requests.data).toEqual(['/posts.json?q=second', '/posts/2.json', '/posts/3.json'])
})

test('C58 C125 back and forward show page, props and address, with fresh data', async ({ page }) => {
  const requests = await open(page, '/')
  await page.locator('nav').getByRole('link', { name: 'posts' }).click()
  await expect(page.locator('h1')).toHaveText('Posts')
  await page.getByRole('link', { name: 'First post' }).click()
  await expect(page.locator('h1')).toHaveText('First post')
  await page.goBack()
  await expect(page.locator('h1')).toHaveText('Posts')
  await page.goBack()
  await expect(page.locator('h1')).toHaveText('Hello stranger')
  await page.goForward()
  await expect(page.locator('h1')).toHaveText('Posts')
  await expect(page).toHaveTitle('Posts')
  expect(await page.evaluate(() => location.pathname)).toBe('/posts')
  expect(requests.data).toEqual(['/posts.json', '/posts/1.json', '/posts.json', '/index.json', '/posts.json'])
  expect(await isMarked(page)).toBe(true)
})

test('C131 C136 a navigation ends at the top, and back restores the position', async ({ page }) => {
  await open(page, '/tall')
  await page.getByRole('link', { name: 'posts from the bottom' }).scrollIntoViewIfNeeded()
  const position = await page.evaluate(() => window.scrollY)
  expect(position).toBeGreaterThan(1000)
  await page.getByRole('link', { name: 'posts from the bottom' }).click()
  await expect(page.locator('h1')).toHaveText('Posts')
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  await page.goBack()
  await expect(page.locator('h1')).toHaveText('Tall')
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(position)
})

test('C71 a redirect is followed in the document, with one entry in the history', async ({ page }) => {
  const requests = await open(page, '/')
  const length = await page.evaluate(() => history.length)
  await page.getByRole('link', { name: 'old post' }).click()
  await expect(page.locator('h1')).toHaveText('First post')
  expect(await page.evaluate(() => location.pathname)).toBe('/posts/1')
  expect(await page.evaluate(() => history.length)).toBe(length + 1)
  expect(requests.data).toEqual(['/posts/old.json', '/posts/1.json'])
  expect(await isMarked(page)).toBe(true)
})

test.describe('not found', () => {
  test.use({ allow: ['404 '] })

  test('C78 C79 shows the 404 page under the address that was asked for', async ({ page }) => {
    await open(page, '/')
    await page.getByRole('link', { name: 'missing post' }).click()
    await expect(page.locator('h1')).toHaveText('Nothing here')
    await expect(page).toHaveTitle('Nothing here')
    expect(await page.evaluate(() => location.pathname)).toBe('/posts/missing')
    expect(await routerOf(page)).toMatchObject({ pathname: '/404' })
    expect(await isMarked(page)).toBe(true)
    await page.getByRole('link', { name: 'all posts' }).click()
    await expect(page.locator('h1')).toHaveText('Posts')
    expect(await isMarked(page)).toBe(true)
  })

  test('C11 S22 the document of an unknown address hydrates as the 404 page', async ({ page }) => {
    const response = await page.goto('/nowhere?x=1')
    expect(response!.status()).toBe(404)
    expect(await routerOf(page)).toMatchObject({ pathname: '/404', asPath: '/nowhere?x=1' })
    await untilHydrated(page)
  })
})

test('S12 S34 catch-alls give arrays, in documents and in data', async ({ page, request }) => {
  const seen = async (path: string) => {
    await page.goto(path)
    return JSON.parse((await page.locator('#seen').textContent())!)
  }
  expect(await seen('/docs/a/b%2Fc?x=1')).toEqual({
    params: { path: ['a', 'b/c'] },
    query: { path: ['a', 'b/c'], x: '1' },
    resolvedUrl: '/docs/a/b%2Fc?x=1',
  })
  expect(await seen('/files')).toEqual({ params: {}, query: {}, resolvedUrl: '/files' })
  expect(await seen('/files/a')).toMatchObject({ params: { path: ['a'] } })
  expect((await request.get('/docs')).status()).toBe(404)
})

test('T1 C3 hostile text arrives as it was and nothing in it runs', async ({ page }) => {
  await page.goto('/hostile')
  await untilHydrated(page)
  const { texts, byName } = JSON.parse((await page.locator('#texts').textContent())!)
  expect(texts).toHaveLength(8)
  expect(Object.keys(byName)).toEqual(texts)
  expect(await page.evaluate(() => 'PWN' in window)).toBe(false)
  await expect(page.locator('#root')).toHaveCount(1)
})
