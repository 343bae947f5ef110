import { expect, test } from './visit.js'

test.use({ app: 'client' })

const to = (destination: string, more = '') => `/outcome?to=${encodeURIComponent(destination)}${more}`

test('C71 C75 C101 redirects, also in a row, end at their destination with one entry and complete once', async ({
  visit,
}) => {
  await visit.open('/plain')
  const entries = await visit.entries()
  await visit.push(to(to('/echo?x=1')))
  await visit.shows('echo')
  expect(await visit.address()).toBe('/echo?x=1')
  expect((await visit.props()).query).toEqual({ x: '1' })
  expect(await visit.entries()).toBe(entries + 1)
  expect(visit.data).toEqual([to(to('/echo?x=1')), to('/echo?x=1'), '/echo?x=1'])
  const completed = (await visit.told()).filter(({ name }) => name === 'routeChangeComplete')
  expect(completed.map(({ url }) => url)).toEqual(['/echo?x=1'])
  await visit.go(-1)
  await visit.shows('plain')
  await visit.push(to('/plain'))
  await visit.shows('plain')
  await visit.isSame()
})

test('C72 after replace the destination replaces', async ({ visit }) => {
  await visit.open('/')
  await visit.push('/plain')
  const entries = await visit.entries()
  await visit.replace(to('/echo?x=1'))
  await visit.shows('echo')
  expect(await visit.entries()).toBe(entries)
  await visit.go(-1)
  await visit.shows('home')
})

test('C73 a permanent redirect is asked for each time', async ({ visit }) => {
  await visit.open('/')
  for (let times = 1; times <= 2; times++) {
    await visit.push(to('/plain', '&permanent'))
    await visit.shows('plain')
    await visit.push('/')
    await visit.shows('home')
  }
  expect(visit.data.filter((path) => path.startsWith('/outcome'))).toHaveLength(2)
  await visit.isSame()
})

test.describe('to another site', () => {
  test.use({ allow: ['foreign request'] })

  test('C74 C95 a destination on another site, and a push there, are document loads', async ({
    visit,
    page,
  }) => {
    await page.route('https://elsewhere.test/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>elsewhere</h1>' }),
    )
    await visit.open('/')
    await visit.start(to('https://elsewhere.test/there?a=1'))
    await visit.shows('elsewhere')
    expect(page.url()).toBe('https://elsewhere.test/there?a=1')
    await visit.open('/')
    await visit.start('https://elsewhere.test/pushed')
    await visit.shows('elsewhere')
    expect(page.url()).toBe('https://elsewhere.test/pushed')
  })
})

test('C76 a destination without the base is a document load', async ({ visit }) => {
  await visit.open('/')
  await visit.start(to('/echo?x=1', '&outside'))
  await visit.untilNew()
  expect(await visit.address()).toBe('/echo?x=1')
})

test('C77 a redirect to where one is ends well', async ({ visit }) => {
  await visit.open('/echo?x=1')
  const entries = await visit.entries()
  expect(await visit.push(to('/echo?x=1'))).toBe(true)
  expect(await visit.address()).toBe('/echo?x=1')
  expect(await visit.entries()).toBe(entries)
  await visit.isSame()
})

test.describe('with failing answers', () => {
  test.use({
    allow: [
      '404 ',
      '403 ',
      '500 ',
      'ERR_CONNECTION_RESET',
      'secret-of-the-server',
      '[vite]',
      'Failed to fetch',
    ],
  })

  test('C78 C79 C101 notFound is the 404 page under its address; one goes on and back in the document', async ({
    visit,
    page,
  }) => {
    await visit.open('/')
    const entries = await visit.entries()
    await visit.push('/outcome?missing=1')
    await visit.shows('not found')
    expect(await visit.address()).toBe('/outcome?missing=1')
    expect(await visit.entries()).toBe(entries + 1)
    await expect(page).toHaveTitle('Nothing here')
    expect(await visit.router()).toMatchObject({ pathname: '/404', asPath: '/outcome?missing=1' })
    expect((await visit.told()).at(-1)).toMatchObject({
      name: 'routeChangeComplete',
      url: '/outcome?missing=1',
    })
    await visit.click('go on')
    await visit.shows('echo')
    await visit.go(-1)
    await visit.shows('not found')
    await visit.go(-1)
    await visit.shows('home')
    await visit.isSame()
    expect(visit.data.filter((path) => path.startsWith('/outcome'))).toHaveLength(2)
  })

  test('C80 C92 a loader that throws is a document load: the error page, in production without its message', async ({
    visit,
    page,
    mode,
  }) => {
    const bodies: Promise<string>[] = []
    page.on('response', (response) => bodies.push(response.text().catch(() => '')))
    await visit.open('/')
    await visit.start('/outcome?fail=1')
    await page.waitForURL('**/outcome?fail=1')
    if (mode === 'dev') {
      await expect(page.locator('vite-error-overlay .message')).toContainText('secret-of-the-server')
      return
    }
    await visit.shows('error page')
    await expect(page.locator('#status')).toHaveText('500')
    await visit.untilHydrated()
    const data = (await Promise.all(bodies)).filter((body) => !body.includes('getServerSideProps'))
    expect(data.join('\n')).not.toContain('secret-of-the-server')
  })

  for (const { title, answer } of [
    { title: '500', answer: { status: 500, body: 'Internal Server Error' } },
    {
      title: '500 with JSON',
      answer: { status: 500, json: { props: { query: { x: 'wrong' } } } },
    },
    { title: '404 with HTML, of another build', answer: { status: 404, body: '<h1>404</h1>' } },
    { title: '404 with an empty object', answer: { status: 404, json: {} } },
    { title: '200 that is not JSON', answer: { contentType: 'text/html', body: '<h1>log in</h1>' } },
    { title: '200 that was cut off', answer: { contentType: 'application/json', body: '{"props":{"a' } },
    { title: '200 with null', answer: { json: null } },
  ]) {
    test(`C81 C82 C84 ${title} is a document load of what was asked for`, async ({ visit }) => {
      await visit.open('/')
      const entries = await visit.entries()
      await visit.answer('/echo', answer)
      await visit.start('/echo?x=1')
      await visit.untilNew()
      await visit.shows('echo')
      expect(await visit.address()).toBe('/echo?x=1')
      expect((await visit.props()).query).toEqual({ x: '1' })
      expect(await visit.entries()).toBe(entries + 1)
    })
  }

  test('C83 C89 C90 C141 a request that fails is told, and is one document load with one entry', async ({
    visit,
    page,
  }) => {
    const errors: unknown[] = []
    await page.exposeFunction('report', (error: unknown) => errors.push(error))
    await visit.open('/')
    await visit.push('/plain')
    await visit.forget()
    await page.evaluate(() =>
      window.router.events.on('routeChangeError', (error, url) => {
        const { cancelled } = error as { cancelled?: boolean }
        void (window as unknown as { report(value: unknown): void }).report([cancelled === true, url])
      }),
    )
    await page.route('**/_data/**', (route) => route.abort('connectionreset'))
    await visit.start('/echo?x=1')
    await visit.untilNew()
    await visit.shows('echo')
    await visit.untilIdle()
    expect(visit.documents).toEqual(['/echo?x=1'])
    expect(errors).toEqual([[false, '/echo?x=1']])
    await visit.go(-1)
    await visit.shows('plain')
    expect(await visit.address()).toBe('/plain')
  })

  test('C85 code that is gone is a document load', async ({ visit, page }) => {
    await visit.open('/')
    let isGone = true
    page.on('request', (request) => {
      if (request.isNavigationRequest()) isGone = false
    })
    await page.route(/\/pages\/item|\/assets\/.*\.js/, (route) =>
      isGone ? route.fulfill({ status: 404, body: 'gone' }) : route.continue(),
    )
    await visit.start('/item/3')
    await visit.untilNew()
    await visit.shows('item')
    expect(await visit.address()).toBe('/item/3')
  })

  test('C86 props with a status of failure are shown', async ({ visit }) => {
    for (const status of ['404', '403', '201']) {
      await visit.open('/')
      await visit.start(`/outcome?status=${status}`)
      await visit.shows('outcome')
      expect(await visit.props()).toEqual({ status })
      expect(await visit.address()).toBe(`/outcome?status=${status}`)
      if (status === '201') await visit.isSame()
    }
  })

  test('C87 going back to a page whose data fails loads the document of that entry', async ({ visit }) => {
    await visit.open('/echo?x=1')
    await visit.push('/plain')
    await visit.answer('/echo', { status: 500, body: 'no' })
    await visit.go(-1)
    await visit.untilNew()
    await visit.shows('echo')
    expect(await visit.address()).toBe('/echo?x=1')
    expect((await visit.props()).query).toEqual({ x: '1' })
  })

  test('C91 from the error page links lead on, and a page that failed once is shown when it works', async ({
    visit,
    page,
    mode,
  }) => {
    await visit.open('/')
    await visit.start('/outcome?fail=1')
    await page.waitForURL('**/outcome?fail=1')
    test.skip(mode === 'dev', 'development shows its overlay in the place of the page')
    await visit.shows('error page')
    await visit.untilHydrated()
    await visit.click('plain')
    await visit.shows('plain')
    await visit.push('/outcome')
    await visit.shows('outcome')
  })
})

test.describe('a page that fails in the browser', () => {
  test.use({ allow: ['boom in the browser', 'The above error occurred', 'Consider adding'] })

  test('C88 gives way to the error page; in development the overlay says where', async ({
    visit,
    page,
    mode,
  }) => {
    await visit.open('/')
    await visit.start('/explode')
    if (mode === 'dev') {
      const overlay = page.locator('vite-error-overlay')
      await expect(overlay.locator('.message')).toContainText('boom in the browser')
      await expect(overlay.locator('.file').first()).toContainText('pages/explode.tsx')
      return
    }
    await visit.shows('error page')
    await expect(page.locator('#status')).toHaveText('browser')
    await visit.isAt('/explode')
    await visit.click('plain')
    await visit.shows('plain')
    await visit.isSame()
  })
})
