import { untilHydrated } from './document.js'
import { expect, test } from './fixtures.js'

test.use({ app: 'basic', viteArgs: ['--base=/sub/dir/'] })

test('S270 pages, data, assets, public files and links are below the base and nowhere else', async ({
  page,
  request,
}) => {
  const addresses: string[] = []
  page.on('request', (each) => addresses.push(new URL(each.url()).pathname))
  const response = await page.goto('/sub/dir')
  expect(response!.status()).toBe(200)
  await expect(page.locator('h1')).toHaveText('Hello stranger')
  expect(JSON.parse((await page.locator('#router').textContent())!)).toMatchObject({
    asPath: '/',
    basePath: '/sub/dir',
  })
  await expect(page.locator('nav').getByRole('link', { name: 'posts' })).toHaveAttribute(
    'href',
    '/sub/dir/posts',
  )
  await untilHydrated(page)
  await page.locator('nav').getByRole('link', { name: 'posts' }).click()
  await expect(page.locator('h1')).toHaveText('Posts')
  expect(await page.evaluate(() => location.pathname)).toBe('/sub/dir/posts')
  await page.locator('nav').getByRole('link', { name: 'styled' }).click()
  await expect(page.locator('h1')).toHaveCSS('color', 'rgb(1, 2, 3)')
  for (const id of ['asset', 'public']) {
    await expect
      .poll(() => page.locator(`#${id}`).evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
  }
  expect(addresses.filter((path) => path !== '/sub/dir' && !path.startsWith('/sub/dir/'))).toEqual([])
  for (const outside of ['/posts', '/robots.txt', '/_data/x/posts.json', '/sub/directory']) {
    expect((await request.get(outside)).status(), outside).toBe(404)
  }
})

test('S69 S270 an inside redirect gets the base', async ({ page, request }) => {
  const response = await request.get('/sub/dir/posts/old', { maxRedirects: 0 })
  expect(response.status()).toBe(308)
  expect(response.headers().location).toBe('/sub/dir/posts/1')
  await page.goto('/sub/dir/')
  await untilHydrated(page)
  await page.getByRole('link', { name: 'old post' }).click()
  await expect(page.locator('h1')).toHaveText('First post')
  expect(await page.evaluate(() => location.pathname)).toBe('/sub/dir/posts/1')
})
