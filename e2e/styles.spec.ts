import { isMarked, mark, untilHydrated } from './document.js'
import { expect, test } from './fixtures.js'

test.use({ app: 'basic' })

const colour = (element: Element) => getComputedStyle(element).color
const background = (element: Element) => getComputedStyle(element).backgroundColor

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('S189 the first HTML has the styles of the page, its modules and _app', async ({ page, server }) => {
    await page.goto('/styled')
    expect(server.url).toContain('127.0.0.1')
    await expect(page.locator('.page-title')).toHaveCSS('color', 'rgb(1, 2, 3)')
    await expect(page.locator('#card')).toHaveCSS('background-color', 'rgb(4, 5, 6)')
    await expect(page.locator('nav')).toHaveCSS('color', 'rgb(10, 20, 30)')
  })
})

test('the styles stay after hydration, and come with a navigation', async ({ page }) => {
  await page.goto('/about')
  await untilHydrated(page)
  await page.locator('nav').getByRole('link', { name: 'styled' }).click()
  await expect(page.locator('h1')).toHaveText('Styled')
  expect(await page.locator('h1').evaluate(colour)).toBe('rgb(1, 2, 3)')
  expect(await page.locator('#card').evaluate(background)).toBe('rgb(4, 5, 6)')
  await page.reload()
  expect(await page.locator('#card').evaluate(background)).toBe('rgb(4, 5, 6)')
  const sheets = await page.evaluate(() =>
    [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)),
  )
  expect(sheets.filter((rule) => rule.startsWith('.page-title'))).toHaveLength(1)
})

test('a navigation shows a page once its sheets apply, plain ones and those of modules', async ({ page }) => {
  await page.goto('/about')
  await untilHydrated(page)
  await mark(page)
  // Told of a change of the document before the browser paints it.
  const seen = page.evaluate(
    () =>
      new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          const [title, card] = document.querySelectorAll('.page-title, #card')
          if (title === undefined || card === undefined) return
          observer.disconnect()
          resolve([getComputedStyle(title).color, getComputedStyle(card).backgroundColor])
        })
        observer.observe(document.body, { childList: true, subtree: true, characterData: true })
      }),
  )
  await page.locator('nav').getByRole('link', { name: 'styled' }).click()
  expect(await seen).toEqual(['rgb(1, 2, 3)', 'rgb(4, 5, 6)'])
  expect(await isMarked(page)).toBe(true)
})

test('S240 assets and public files are served', async ({ page, request }) => {
  await page.goto('/styled')
  for (const id of ['asset', 'public']) {
    const width = await page.locator(`#${id}`).evaluate((image: HTMLImageElement) => image.naturalWidth)
    expect(width, id).toBeGreaterThan(0)
  }
  const robots = await request.get('/robots.txt')
  expect(robots.status()).toBe(200)
  expect(robots.headers()['content-type']).toContain('text/plain')
})
