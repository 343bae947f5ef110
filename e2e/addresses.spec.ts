import { click, open, path, place, props, sent } from './addresses.js'
import { isMarked } from './document.js'
import { expect, test } from './fixtures.js'

// Redirects, rewrites, headers, languages and slashes of the configuration, as a visitor meets them.
test.use({ app: 'addresses' })

test('S276 a language is in the address, in the document and in what pages see', async ({ page }) => {
  await open(page, '/fr/item/7?x=1')
  await expect(page.locator('h1')).toHaveText('Item 7 in fr')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  expect(await props(page)).toEqual({
    params: { id: '7' },
    query: { id: '7', x: '1' },
    resolvedUrl: '/item/7?x=1',
    locale: 'fr',
    locales: ['en', 'fr'],
    defaultLocale: 'en',
  })
  expect(await place(page)).toMatchObject({ asPath: '/item/7?x=1', locale: 'fr', isReady: true })
})

test('S276 links keep the language and change it, in the document; back brings it back', async ({ page }) => {
  const data: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/_data/')) data.push(pathname.replace(/^\/_data\/[^/]+/, ''))
  })
  await open(page, '/fr')
  await click(page, 'item')
  await expect(page.locator('h1')).toHaveText('Item 7 in fr')
  expect(await path(page)).toBe('/fr/item/7?x=1')
  await click(page, 'in English')
  await expect(page.locator('h1')).toHaveText('Item 7 in en')
  expect(await path(page)).toBe('/item/7')
  await click(page, 'about')
  await expect(page.locator('h1')).toHaveText('About')
  expect(await path(page)).toBe('/about')
  await page.goBack()
  await expect(page.locator('h1')).toHaveText('Item 7 in en')
  await page.goBack()
  await expect(page.locator('h1')).toHaveText('Item 7 in fr')
  expect(await path(page)).toBe('/fr/item/7?x=1')
  expect(await isMarked(page)).toBe(true)
  expect(data).toEqual(['/fr/item/7.json', '/en/item/7.json', '/en/item/7.json', '/fr/item/7.json'])
})

test('S276 the home page leads to the language that a visitor reads', async ({ request }) => {
  const ask = async (address: string, language: string) => {
    const response = await request.get(address, {
      headers: { 'accept-language': language },
      maxRedirects: 0,
    })
    return [response.status(), response.headers().location]
  }
  expect(await ask('/?a=b', 'fr')).toEqual([307, '/fr?a=b'])
  expect(await ask('/', 'de')).toEqual([200, undefined])
  expect(await ask('/about', 'fr')).toEqual([200, undefined])
})

test('S272 redirects lead on, documents and navigations alike, and go before files', async ({
  page,
  request,
}) => {
  expect(await sent(request, '/old/8?y=1')).toEqual([307, '/item/8?y=1&from=old'])
  expect(await sent(request, '/fr/old/8')).toEqual([307, '/fr/item/8?from=old'])
  expect(await sent(request, '/moved.txt')).toEqual([308, '/item/moved'])
  await open(page, '/fr')
  await click(page, 'old item')
  await expect(page.locator('h1')).toHaveText('Item 8 in fr')
  expect(await path(page)).toBe('/fr/item/8?from=old')
})

test('S273 a rewritten address shows its page, and is followed in the document', async ({ page }) => {
  await open(page, '/fr')
  await click(page, 'thing')
  await expect(page.locator('h1')).toHaveText('Item 9 in fr')
  expect(await path(page)).toBe('/fr/thing/9')
  const thing = {
    pathname: '/item/[id]',
    asPath: '/thing/9',
    query: { id: '9', kind: 'thing' },
    locale: 'fr',
  }
  expect(await place(page)).toMatchObject(thing)
  expect(await props(page)).toMatchObject({ resolvedUrl: '/item/9', query: { id: '9', kind: 'thing' } })
  await click(page, 'info')
  await expect(page.locator('h1')).toHaveText('About')
  expect(await place(page)).toMatchObject({ pathname: '/about', query: { topic: 'shop', x: '2' } })
  await page.goBack()
  await expect(page.locator('h1')).toHaveText('Item 9 in fr')
  expect(await isMarked(page)).toBe(true)

  await open(page, '/thing/9')
  expect(await place(page)).toMatchObject({ ...thing, locale: 'en' })
  await open(page, '/info/shop?x=2')
  await expect
    .poll(() => place(page))
    .toMatchObject({
      pathname: '/about',
      asPath: '/info/shop?x=2',
      query: { topic: 'shop', x: '2' },
      isReady: true,
    })
  await open(page, '/legacy/a/b')
  await expect(page.locator('h1')).toHaveText('Item legacy in en')
})

test('S273 S274 rewrites lead to files, headers are put on files, pages and data', async ({
  request,
  server,
}) => {
  const get = async (address: string) => {
    const response = await request.get(address)
    return { status: response.status(), text: (await response.text()).trim(), headers: response.headers() }
  }
  expect((await get('/first.txt')).text).toBe('file second')
  expect((await get('/renamed.txt')).text).toBe('file second')
  const file = await get('/second.txt')
  expect(file.text).toBe('file second')
  expect(file.headers).toMatchObject({ 'x-frame-options': 'DENY' })
  expect((await get('/item/7')).headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-item': '7' })
  const html = (await get('/item/7')).text
  const buildId = /"buildId":"([^"]+)"/.exec(html)?.[1]
  expect((await get(`${server.url}/_data/${buildId}/en/item/7.json`)).headers).toMatchObject({
    'x-item': '7',
  })
  expect((await get('/api/hello')).headers).toMatchObject({ 'x-frame-options': 'DENY' })
  expect((await get('/api/hello')).text).toBe('{"hello":"world"}')
  expect((await get('/fr/second.txt')).status).toBe(404)
})
