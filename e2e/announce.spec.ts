import { expect, test } from './visit.js'

test.use({ app: 'client' })

test('C170 C171 C172 C173 C175 a live region outside the app says each page that one comes to', async ({
  visit,
  page,
}) => {
  const region = page.locator('body > [aria-live=assertive]')
  await visit.open('/head/one')
  await expect(region).toHaveText('')
  const box = await page.locator('main').boundingBox()
  await visit.push('/head/two')
  await expect(region).toHaveText('Two')
  await visit.push('/head/none?untitled=1')
  await expect(region).toHaveText('head none')
  await page.evaluate(() => {
    document.querySelector('h1')!.remove()
  })
  await visit.go(-1)
  await expect(region).toHaveText('Two')
  await visit.go(1)
  await expect(region).toHaveText('head none')
  expect(await region.evaluate((element) => document.querySelector('#root')!.contains(element))).toBe(false)
  const { width, height } = (await region.boundingBox())!
  expect([width, height]).toEqual([1, 1])
  expect((await page.locator('main').boundingBox())!.y).toBe(box!.y)
})

test('C172 a page without title and heading is said by its address', async ({ visit, page }) => {
  await visit.open('/')
  await visit.push('/bare?untitled=1')
  await expect(page.locator('#bare')).toBeVisible()
  await expect(page.locator('body > [aria-live=assertive]')).toHaveText('/bare?untitled=1')
})

test('C174 focus stays on a link that stays', async ({ visit, page }) => {
  await visit.open('/')
  const link = page.locator('nav').getByRole('link', { name: 'echo' })
  await link.focus()
  await page.keyboard.press('Enter')
  await visit.shows('echo')
  await expect(link).toBeFocused()
})

test('C176 C177 C178 C179 dynamic: loading first with ssr: false, rendered by the server without, also by navigation', async ({
  visit,
  page,
}) => {
  const html = await (await visit.open('/lazy')).text()
  expect(html).toContain('id="loading"')
  expect(html).not.toMatch(/id="part"|id="named-part"|id="both-loading"/)
  expect(html).toContain('<p id="both">on both sides</p>')
  await expect(page.locator('#part')).toHaveText('seen by /lazy')
  await expect(page.locator('#named-part')).toHaveText('a named part')
  await expect(page.locator('#loading')).toHaveCount(0)
  await visit.open('/')
  await visit.push('/lazy')
  await expect(page.locator('#part')).toHaveText('seen by /lazy')
  await expect(page.locator('#named-part')).toBeVisible()
  await expect(page.locator('#both')).toBeVisible()
  await visit.isSame()
})
