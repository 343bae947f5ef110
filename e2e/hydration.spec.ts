import { expect, test } from './visit.js'

test.use({ app: 'client' })

test('C1 the HTML of the server hydrates without a complaint, and its nodes are kept', async ({
  visit,
  page,
}) => {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const heading = document.querySelector('h1')
      if (heading === null) return
      Object.assign(window, { firstHeading: heading })
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
  await visit.open('/echo?x=1')
  await page.locator('#count').click()
  await expect(page.locator('#count')).toHaveText('1')
  expect(
    await page.evaluate(
      () => (window as unknown as { firstHeading: Element }).firstHeading === document.querySelector('h1'),
    ),
  ).toBe(true)
})

test('C2 one document load runs the loader once, and mounting asks for no data', async ({ visit, page }) => {
  await page.goto('/echo?once=1')
  await visit.untilHydrated()
  const { hits } = await visit.props()
  await page.reload()
  await visit.untilHydrated()
  expect((await visit.props()).hits).toBe(Number(hits) + 1)
  expect(visit.data).toEqual([])
})

test('C3 hostile and unusual values arrive as they were, in a document and by navigation', async ({
  visit,
  page,
}) => {
  const expected = {
    close: '</script><script>window.ran = 1</script>',
    comment: '<!--<script>',
    quotes: `&lt;&amp;"'\``,
    lines: 'a\u2028b\u2029c\nd\te\\u0041',
    scripts: '👩‍🚀 日本 ünï',
    dollar: '$& $1 $$ ${x}',
    deep: { list: [1, [2, { none: null }]], empty: {}, zero: 0, no: false, blank: '' },
  }
  await visit.open('/hostile')
  expect(await visit.props()).toEqual(expected)
  await visit.open('/')
  await visit.push('/hostile')
  expect(await visit.props()).toEqual(expected)
  await visit.isSame()
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
})

test('C4 state and handlers work after hydration', async ({ visit, page }) => {
  await visit.open('/echo')
  await page.locator('#count').click()
  await page.locator('#count').click()
  await expect(page.locator('#count')).toHaveText('2')
})

test('C5 the router of a page with a loader says the same on the server and in the browser', async ({
  visit,
}) => {
  const html = await (await visit.open('/item/7?x=1')).text()
  const onServer = /id="router">([^<]+)</.exec(html)![1].replaceAll('&quot;', '"')
  const expected = {
    pathname: '/item/[id]',
    route: '/item/[id]',
    query: { id: '7', x: '1' },
    asPath: '/item/7?x=1',
    isReady: true,
    isFallback: false,
    isPreview: false,
    basePath: '',
  }
  expect(JSON.parse(onServer)).toEqual(expected)
  expect(await visit.router()).toEqual(expected)
})

test('T4 the query has no prototype, from the first page on', async ({ visit, page }) => {
  const hasPrototype = () => page.evaluate(() => Object.getPrototypeOf(window.router.query) !== null)
  for (const address of ['/item/7?x=1', '/plain?x=1']) {
    await visit.open(address)
    expect(await hasPrototype()).toBe(false)
  }
  await visit.push('/item/7?x=1')
  expect(await hasPrototype()).toBe(false)
})

test('C6 a page without a loader is ready and knows its query after mounting, without data', async ({
  visit,
  page,
}) => {
  const html = await (await page.goto('/plain?a=1&a=2'))!.text()
  expect(html).toContain('&quot;asPath&quot;:&quot;/plain&quot;,&quot;isReady&quot;:false')
  await expect(page.locator('#router')).toContainText('"isReady":true')
  expect(await visit.router()).toMatchObject({ query: { a: ['1', '2'] }, asPath: '/plain?a=1&a=2' })
  expect(visit.data).toEqual([])
})

test('C7 StrictMode asks for nothing twice, in a document and by navigation', async ({ visit, page }) => {
  await page.goto('/strict')
  await visit.untilHydrated()
  expect(visit.data).toEqual([])
  await visit.open('/')
  await visit.push('/strict')
  await visit.shows('strict')
  await visit.untilIdle()
  expect(visit.data).toEqual(['/strict'])
})

test('C8 C110 the App stays mounted across navigations and is given the router of the page', async ({
  visit,
  page,
}) => {
  await visit.open('/')
  await page.locator('#app-count').click()
  await visit.click('echo')
  await visit.shows('echo')
  await expect(page.locator('#app-count')).toHaveText('1')
  await expect(page.locator('#app-router')).toHaveText('/echo')
})

test('C9 the hash is not sent to the server; the browser has it in asPath once it navigates', async ({
  visit,
}) => {
  const response = await visit.open('/echo?x=1#bottom')
  expect(await response.text()).toContain('&quot;asPath&quot;:&quot;/echo?x=1&quot;')
  await expect.poll(async () => (await visit.router()).asPath).toBe('/echo?x=1#bottom')
})

test('C10 a document with a hash is scrolled to its element after hydration', async ({ visit, page }) => {
  await visit.open('/long#middle')
  await expect
    .poll(() => page.locator('#middle').evaluate((element) => Math.abs(element.getBoundingClientRect().top)))
    .toBeLessThan(5)
})

test.describe('not found', () => {
  test.use({ allow: ['404 '] })

  test('C11 the document of an unknown address hydrates as the 404 page and keeps its address', async ({
    visit,
  }) => {
    await visit.open('/no/such/page?x=1')
    await visit.shows('not found')
    expect(await visit.address()).toBe('/no/such/page?x=1')
    expect(await visit.router()).toMatchObject({ pathname: '/404', asPath: '/no/such/page?x=1' })
  })
})

test('C12 hydration adds no entry, and puts a state on the present one', async ({ visit, page }) => {
  await page.goto('/note.txt')
  const entries = await visit.entries()
  await visit.open('/echo?x=1')
  expect(await visit.entries()).toBe(entries + 1)
  expect(await page.evaluate(() => history.state)).toMatchObject({ url: '/echo?x=1', as: '/echo?x=1' })
  expect(await visit.toldNames()).toEqual([])
})
