import { click, open, path, place, props, sent } from './addresses.js'
import { isMarked } from './document.js'
import { expect, test } from './fixtures.js'

// The same app below a base, with a slash at the end of its addresses.
test.use({ app: 'addresses', viteArgs: ['--base=/sub/'], env: { TRAILING_SLASH: 'true' } })

test('S270 S271 S272 S275 addresses are put right, redirected and linked', async ({ page, request }) => {
  expect(await sent(request, '/sub')).toEqual([308, '/sub/'])
  expect(await sent(request, '/sub/item/7?x=1')).toEqual([308, '/sub/item/7/?x=1'])
  expect(await sent(request, '/sub/second.txt/')).toEqual([308, '/sub/second.txt'])
  expect(await sent(request, '/sub/old/8/')).toEqual([307, '/sub/item/8?from=old'])
  expect(await sent(request, '/root')).toEqual([307, '/elsewhere'])
  expect((await sent(request, '/item/7/'))[0]).toBe(404)
  await open(page, '/sub/fr/')
  const hrefs = await page
    .locator('nav a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(hrefs).toEqual([
    '/sub/fr/',
    '/sub/fr/item/7/?x=1',
    '/sub/fr/old/8/',
    '/sub/fr/thing/9/',
    '/sub/fr/info/shop/?x=2',
    '/sub/fr/about/',
    '/sub/fr/item/7/',
    '/sub/item/7/',
  ])
  await click(page, 'item')
  await expect(page.locator('h1')).toHaveText('Item 7 in fr')
  expect(await path(page)).toBe('/sub/fr/item/7/?x=1')
  expect(await props(page)).toMatchObject({ resolvedUrl: '/item/7/?x=1' })
  expect(await place(page)).toMatchObject({ asPath: '/item/7/?x=1' })
  await click(page, 'thing')
  await expect(page.locator('h1')).toHaveText('Item 9 in fr')
  expect(await path(page)).toBe('/sub/fr/thing/9/')
  expect(await isMarked(page)).toBe(true)
})
