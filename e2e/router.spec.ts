import { expect, test } from './visit.js'

test.use({ app: 'client' })

test('C93 the router of a page says pattern, address, query and what there is of languages', async ({
  visit,
  page,
}) => {
  await visit.open('/')
  await visit.push('/item/7?x=1&x=2#h')
  const fields = await page.evaluate(() => {
    const { pathname, route, asPath, query, isReady, isFallback, isPreview, basePath } =
      window.router as never
    const { locale, locales, defaultLocale } = window.router as never
    return {
      pathname,
      route,
      asPath,
      query,
      isReady,
      isFallback,
      isPreview,
      basePath,
      locale,
      locales,
      defaultLocale,
    }
  })
  expect(fields).toEqual({
    pathname: '/item/[id]',
    route: '/item/[id]',
    asPath: '/item/7?x=1&x=2#h',
    query: { id: '7', x: ['1', '2'] },
    isReady: true,
    isFallback: false,
    isPreview: false,
    basePath: '',
    locale: undefined,
    locales: undefined,
    defaultLocale: undefined,
  })
})

test('C94 C96 push and replace take texts, objects, `as`, and absolute addresses of this site', async ({
  visit,
  server,
}) => {
  await visit.open('/')
  const entries = await visit.entries()
  for (const [given, address] of [
    [['/echo?x=1'], '/echo?x=1'],
    [[{ pathname: '/echo', query: { a: [1, 2] }, hash: 'h' }], '/echo?a=1&a=2#h'],
    [[{ pathname: '/item/[id]', query: { id: 'a b', x: 1 } }], '/item/a%20b?x=1'],
    [['/item/[id]', '/item/5'], '/item/5'],
    [['/echo?x=hidden', '/pretty'], '/pretty'],
    [[`${server.url}/plain?absolute=1`], '/plain?absolute=1'],
  ] as const) {
    expect(await visit.push(...given)).toBe(true)
    expect(await visit.address()).toBe(address)
  }
  expect(await visit.entries()).toBe(entries + 6)
  await visit.push('/item/5')
  await visit.push({ query: { id: '5', tab: 'b' } })
  expect(await visit.address()).toBe('/item/5?tab=b')
  const before = await visit.entries()
  expect(await visit.replace({ pathname: '/echo', query: { x: 9 } })).toBe(true)
  expect(await visit.address()).toBe('/echo?x=9')
  expect(await visit.entries()).toBe(before)
  await visit.isSame()
})

test('C97 C98 back is the browser’s, reload loads the document', async ({ visit, page }) => {
  await visit.open('/')
  await visit.push('/echo?x=1')
  await visit.push('/plain')
  await page.evaluate(() => window.router.back())
  await visit.shows('echo')
  await visit.isSame()
  await page.evaluate(() => window.router.reload())
  await visit.untilNew()
  await visit.shows('echo')
  expect(await visit.address()).toBe('/echo?x=1')
})

test('C99 prefetch gives a promise', async ({ visit, page }) => {
  await visit.open('/')
  expect(await page.evaluate(() => window.router.prefetch('/item/1') instanceof Promise)).toBe(true)
})

test('C100 beforePopState is told of the entry and can keep the page; the last one set counts', async ({
  visit,
  page,
}) => {
  await visit.open('/echo?x=1')
  await visit.push('/echo?x=hidden', '/pretty', { scroll: false })
  await visit.push('/plain')
  await page.evaluate(() => {
    window.router.beforePopState(() => {
      throw new Error('not this one')
    })
    window.router.beforePopState((state) => {
      Object.assign(window, { asked: state })
      return false
    })
  })
  await visit.forget()
  await visit.go(-1)
  await visit.isAt('/pretty')
  await visit.untilIdle()
  await visit.shows('plain')
  expect(await page.evaluate(() => (window as unknown as { asked: unknown }).asked)).toMatchObject({
    url: '/echo?x=hidden',
    as: '/pretty',
    options: { scroll: false },
  })
  expect(visit.data).toEqual([])
  expect(await visit.toldNames()).toEqual([])
  await page.evaluate(() => window.router.beforePopState(() => true))
  await visit.go(-1)
  await visit.shows('echo')
  await visit.isAt('/echo?x=1')
})

/** What is told of a navigation, with what the address bar shows. */
const eventsOf = (from: string, url: string) => [
  ['routeChangeStart', url, { shallow: false }, from],
  ['beforeHistoryChange', url, { shallow: false }, from],
  ['routeChangeComplete', url, { shallow: false }, url],
]

test('C101 C111 a navigation tells its events in order; the address changes between the last two', async ({
  visit,
}) => {
  await visit.open('/plain')
  expect(await visit.told()).toEqual([])
  const seen = async () => {
    const told = (await visit.told()).map(({ name, url, options, shown }) => [name, url, options, shown])
    await visit.forget()
    return told
  }
  await visit.push('/echo?x=1')
  expect(await seen()).toEqual(eventsOf('/plain', '/echo?x=1'))
  await visit.replace('/item/1')
  expect(await seen()).toEqual(eventsOf('/echo?x=1', '/item/1'))
  await visit.click('plain')
  await visit.shows('plain')
  expect(await seen()).toEqual(eventsOf('/item/1', '/plain'))
  // The browser has changed the address of a step back before anyone is told.
  await visit.go(-1)
  await visit.shows('item')
  await expect.poll(() => visit.toldNames()).toHaveLength(3)
  expect((await seen()).map(([name, url]) => [name, url])).toEqual([
    ['routeChangeStart', '/item/1'],
    ['beforeHistoryChange', '/item/1'],
    ['routeChangeComplete', '/item/1'],
  ])
})

test('C103 a change of the hash alone has events of its own; taking it away is one, a query with it is none', async ({
  visit,
}) => {
  await visit.open('/echo?x=1')
  await visit.push('/echo?x=1#bottom')
  expect(await visit.toldNames()).toEqual(['hashChangeStart', 'hashChangeComplete'])
  await expect.poll(async () => (await visit.router()).asPath).toBe('/echo?x=1#bottom')
  expect(visit.data).toEqual([])
  await visit.forget()
  await visit.push('/echo?x=1')
  expect(await visit.toldNames()).toEqual(['hashChangeStart', 'hashChangeComplete'])
  expect(visit.data).toEqual([])
  await visit.forget()
  await visit.push('/echo?x=2#bottom')
  expect(await visit.toldNames()).toEqual(['routeChangeStart', 'beforeHistoryChange', 'routeChangeComplete'])
  expect(visit.data).toEqual(['/echo?x=2'])
})

test('C105 C106 C116 a listener that throws stops the navigation, until it is taken off', async ({
  visit,
  page,
}) => {
  await visit.open('/echo?x=1')
  await page.evaluate(() => {
    const { events } = window.router
    const { refuse } = Object.assign(window, {
      refuse() {
        throw new Error('not now')
      },
    })
    events.on('routeChangeStart', refuse)
  })
  await expect(visit.push('/item/1')).rejects.toThrow('not now')
  await visit.untilIdle()
  expect(visit.data).toEqual([])
  expect(await visit.address()).toBe('/echo?x=1')
  await visit.shows('echo')
  await page.evaluate(() => {
    const { refuse } = window as unknown as { refuse(): void }
    window.router.events.off('routeChangeStart', refuse)
  })
  expect(await visit.push('/item/1')).toBe(true)
})

test('C107 every component that uses the router follows each navigation, also of query and hash alone', async ({
  visit,
  page,
}) => {
  await visit.open('/plain')
  const address = page.locator('#app-path')
  for (const next of ['/plain?x=1', '/plain?x=1#h', '/echo']) {
    await visit.push(next)
    await expect(address).toHaveText(next)
    await expect.poll(async () => (await visit.router()).asPath).toBe(next)
  }
})

test('C108 the singleton has listeners before hydration, tells when it is ready, and follows', async ({
  visit,
  page,
  request,
}) => {
  // The App put listeners on it when it was imported; that none of them failed shows in what they were told.
  await visit.open('/plain')
  expect(
    await page.evaluate(
      () => new Promise((resolve) => window.router.ready(() => resolve(window.router.asPath))),
    ),
  ).toBe('/plain')
  await visit.push('/item/7?x=1')
  expect(await page.evaluate(() => [window.router.asPath, window.router.query])).toEqual([
    '/item/7?x=1',
    { id: '7', x: '1' },
  ])
  expect(await (await request.get('/singleton')).text()).toContain('No router instance found')
})

test('C109 C114 withRouter gives router and other props; a page may change its query without harm', async ({
  visit,
  page,
}) => {
  await visit.open('/')
  await visit.push('/with-router?x=1')
  await expect(page.locator('#with-router')).toHaveText('at /with-router?x=1')
  await visit.push('/with-router?x=2')
  await expect(page.locator('#with-router')).toHaveText('at /with-router?x=2')
  await visit.push('/echo?y=1')
  expect(await visit.router()).toMatchObject({ query: { y: '1' }, asPath: '/echo?y=1' })
  expect((await visit.props()).query).toEqual({ y: '1' })
})

test('C112 a replace in an effect works on the first page and after a navigation', async ({
  visit,
  page,
}) => {
  await page.goto('/guard')
  await visit.shows('echo')
  await visit.isAt('/echo?from=guard')
  await visit.open('/')
  const entries = await visit.entries()
  await visit.start('/guard')
  await visit.shows('echo')
  await visit.isAt('/echo?from=guard')
  expect(await visit.entries()).toBe(entries + 1)
  await visit.isSame()
})

test('C101 C104 C112 a navigation in a layout effect comes after that to its page', async ({ visit }) => {
  await visit.open('/plain')
  expect(await visit.push('/early-guard')).toBe(true)
  await visit.shows('echo')
  const told = (await visit.told()).map(({ name, url }) => [name, url])
  expect(told.filter(([name]) => name !== 'beforeHistoryChange')).toEqual([
    ['routeChangeStart', '/early-guard'],
    ['routeChangeComplete', '/early-guard'],
    ['routeChangeStart', '/echo?from=early-guard'],
    ['routeChangeComplete', '/echo?from=early-guard'],
  ])
})

test('C69 C101 a change of the hash while a page suspends takes nothing over', async ({ visit, page }) => {
  await visit.open('/')
  const pushed = visit.push('/suspended')
  await visit.isAt('/suspended')
  const moved = visit.push('#middle')
  await visit.isAt('/suspended#middle')
  await visit.shows('home')
  await page.evaluate(() => window.resume())
  expect(await Promise.all([pushed, moved])).toEqual([true, true])
  await visit.shows('suspended')
  expect((await visit.router()).asPath).toBe('/suspended#middle')
  expect(await visit.toldNames()).toEqual([
    'routeChangeStart',
    'beforeHistoryChange',
    'hashChangeStart',
    'routeChangeComplete',
    'hashChangeComplete',
  ])
  await expect.poll(() => visit.position()).toBeGreaterThan(500)
})

test('C115 many navigations at once end at the last: page, address and props belong together', async ({
  visit,
  page,
}) => {
  await visit.open('/')
  const results = await page.evaluate(() =>
    Promise.all(
      ['/echo?n=1', '/plain', '/item/2', '/echo?n=3', '/echo?n=4'].map((address) =>
        window.router.push(address),
      ),
    ),
  )
  expect(results).toEqual([false, false, false, false, true])
  await visit.shows('echo')
  expect(await visit.address()).toBe('/echo?n=4')
  expect((await visit.props()).query).toEqual({ n: '4' })
  expect((await visit.router()).asPath).toBe('/echo?n=4')
  await visit.isSame()
})
