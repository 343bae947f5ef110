import { expect, test } from './fixtures.js'
import { isMarked, mark, untilHydrated } from './document.js'

test.use({ app: 'react-19' })

const TITLE = 'Of the page: A text & <more>'

test('S188 the first HTML has tags for the head in the head, and what suspended in its place', async ({
  request,
}) => {
  const metadata = await (await request.get('/metadata')).text()
  const [head, body] = metadata.split('</head>') as [string, string]
  expect(head.match(/<title/g)).toHaveLength(1)
  expect(head).toContain('Of the page: A text &amp; &lt;more&gt;</title>')
  expect(head).toContain('<meta name="description" content="A text &amp; &lt;more&gt;"/>')
  expect(head).toContain('<link rel="stylesheet" href="/metadata.css" data-precedence="default"/>')
  expect(body).not.toMatch(/<title|<meta|<link/)
  const waiting = await (await request.get('/waiting')).text()
  expect(waiting).toContain('<p id="used">a text, waited for</p>')
  expect(waiting).toContain('word 1999</p>')
  expect(waiting.match(/loaded later/g)).toHaveLength(2)
  expect(waiting).not.toMatch(/class="fallback"|hidden id=|aria-label="kept"/)
})

test('tags for the head are taken over, and come and go with their page', async ({ page }) => {
  const description = page.locator('head meta[name=description]')
  await page.goto('/metadata')
  await untilHydrated(page)
  await mark(page)
  await expect(page).toHaveTitle(TITLE)
  await expect(description).toHaveCount(1)
  await expect(page.locator('link[rel=canonical]')).toHaveCount(1)
  await expect(page.locator('link[href="/metadata.css"]')).toHaveCount(1)
  await expect(page.locator('h1')).toHaveCSS('color', 'rgb(11, 12, 13)')
  await page.getByRole('link', { name: 'home' }).click()
  await expect(page).toHaveTitle('Of the App')
  await expect(description).toHaveCount(0)
  await page.getByRole('link', { name: 'metadata' }).click()
  await expect(page).toHaveTitle(TITLE)
  await expect(description).toHaveCount(1)
  await expect(page.locator('h1')).toHaveCSS('color', 'rgb(11, 12, 13)')
  await page.goBack()
  await expect(page).toHaveTitle('Of the App')
  expect(await isMarked(page)).toBe(true)
})

test('use, lazy, dynamic, useId, refs and Activity hydrate without a warning', async ({ page }) => {
  await page.goto('/waiting')
  await untilHydrated(page)
  // The effects of a ref run in the browser only.
  await expect(page.locator('#name')).toHaveText('INPUT')
  await expect(page.locator('#used')).toHaveText('a text, waited for')
  await expect(page.locator('#colour')).toHaveText('green')
  await expect(page.locator('#lazy')).toHaveCount(2)
  await page.getByLabel('field').fill('typed')
  const kept = page.getByLabel('kept')
  await expect(kept).toBeHidden()
  await page.getByRole('button', { name: 'show' }).click()
  await kept.fill('stays')
  await page.getByRole('button', { name: 'show' }).click()
  await expect(kept).toBeHidden()
  await page.getByRole('button', { name: 'show' }).click()
  await expect(kept).toHaveValue('stays')
  await expect(page.getByLabel('field')).toHaveValue('typed')
})

test('what suspends is waited for on a navigation, while the last page stays', async ({ page }) => {
  await page.goto('/')
  await untilHydrated(page)
  await mark(page)
  await page.getByRole('link', { name: 'waiting' }).click()
  await expect(page.locator('#used')).toHaveText('a text, waited for')
  expect(await isMarked(page)).toBe(true)
})

test('the action of a form runs in the browser, with its state', async ({ page }) => {
  await page.goto('/form')
  await untilHydrated(page)
  await mark(page)
  await page.getByLabel('text').fill('first')
  await page.getByRole('button', { name: 'send' }).click()
  await expect(page.getByRole('button')).toHaveText('sending')
  await expect(page.locator('#pending')).toHaveText('true')
  await page.evaluate(() => window.dispatchEvent(new Event('let-it-through')))
  await expect(page.locator('li')).toHaveText(['first'])
  await expect(page.getByRole('button')).toHaveText('send')
  await expect(page.getByLabel('text')).toHaveValue('')
  expect(await isMarked(page)).toBe(true)
})
