import { createGate } from './gate.js'
import { expect, test } from './visit.js'

test.use({ app: 'client' })

test('C54 C55 C56 C57 one request for the data of a page that has a loader, none for one that has not', async ({
  visit,
  page,
}) => {
  await visit.open('/')
  const asked = page.waitForRequest('**/_data/**')
  await visit.push('/docs/a/b%20c?x=1&y=two#bottom')
  await visit.shows('docs')
  expect((await asked).method()).toBe('GET')
  expect(await visit.props()).toMatchObject({
    params: { slug: ['a', 'b c'] },
    query: { slug: ['a', 'b c'], x: '1', y: 'two' },
  })
  expect((await visit.router()).query).toEqual({ slug: ['a', 'b c'], x: '1', y: 'two' })
  expect(await visit.address()).toBe('/docs/a/b%20c?x=1&y=two#bottom')
  await visit.push('/plain')
  await visit.shows('plain')
  await visit.untilIdle()
  expect(visit.data).toEqual(['/docs/a/b%20c?x=1&y=two'])
  expect(visit.documents).toEqual([])
  await visit.isSame()
})

test('C58 each visit asks again: by push, to the present address, back and forward', async ({ visit }) => {
  await visit.open('/echo?visits=1')
  const first = Number((await visit.props()).hits)
  const seen = async () => Number((await visit.props()).hits) - first
  await visit.push('/plain')
  await visit.push('/echo?visits=1')
  expect(await seen()).toBe(1)
  await visit.push('/echo?visits=1')
  expect(await seen()).toBe(2)
  await visit.go(-1)
  await visit.shows('plain')
  await visit.go(-1)
  await visit.shows('echo')
  expect(await seen()).toBe(3)
  expect(visit.data).toHaveLength(3)
  await visit.isSame()
})

test('C59 two navigations at once to one address share a request', async ({ visit }) => {
  await visit.open('/')
  const held = await visit.hold('/echo')
  await visit.start('/echo?x=1')
  await held.asked
  await visit.start('/echo?x=1')
  await visit.untilIdle()
  await held.release()
  await visit.shows('echo')
  expect(visit.data).toEqual(['/echo?x=1'])
})

for (const { title, late, next, shown } of [
  { title: 'props of another page', late: '/item/1', next: '/echo?n=2', shown: 'echo' },
  { title: 'props of the same page', late: '/echo?n=1', next: '/echo?n=2', shown: 'echo' },
  { title: 'props, when a page without data won', late: '/echo?n=1', next: '/plain', shown: 'plain' },
  { title: 'a redirect', late: '/outcome?to=/item/1', next: '/echo?n=2', shown: 'echo' },
  { title: 'notFound', late: '/outcome?missing', next: '/echo?n=2', shown: 'echo' },
]) {
  test(`C60 the last navigation wins, and what comes late changes nothing: ${title}`, async ({ visit }) => {
    await visit.open('/echo?n=0')
    const entries = await visit.entries()
    const held = await visit.hold(late.split('?').at(-1)!)
    await visit.start(late)
    await held.asked
    expect(await visit.push(next)).toBe(true)
    await visit.shows(shown)
    await held.release()
    await visit.shows(shown)
    expect(await visit.address()).toBe(next)
    expect(await visit.entries()).toBe(entries + 1)
    await visit.isSame()
  })
}

test('C60 a failure that comes late changes nothing either', async ({ visit, page }) => {
  await visit.open('/plain')
  const gate = createGate()
  await page.route('**/_data/**n=1', async (route) => {
    await gate.opened
    // Nobody may wait for it any more.
    await route.fulfill({ status: 500, body: 'no' }).catch(() => {})
  })
  await visit.start('/echo?n=1')
  await expect.poll(() => visit.data).toHaveLength(1)
  await visit.push('/echo?n=2')
  await visit.shows('echo')
  gate.open()
  await visit.untilIdle()
  expect(await visit.address()).toBe('/echo?n=2')
  await visit.isSame()
})

test('C60 a step back drops what is on its way', async ({ visit }) => {
  await visit.open('/')
  await visit.push('/plain')
  const held = await visit.hold('/echo')
  await visit.start('/echo')
  await held.asked
  await visit.go(-1)
  await visit.shows('home')
  await held.release()
  await visit.shows('home')
  expect(await visit.address()).toBe('/')
  await visit.isSame()
})

test('C61 C104 C116 a navigation that was taken over gives false and says so at once', async ({ visit }) => {
  await visit.open('/')
  const held = await visit.hold('n=1')
  const first = visit.push('/echo?n=1')
  await held.asked
  expect(await visit.push('/plain')).toBe(true)
  expect(await first).toBe(false)
  expect((await visit.told()).map(({ name, url, cancelled }) => [name, url, cancelled])).toEqual([
    ['routeChangeStart', '/echo?n=1', undefined],
    ['routeChangeError', '/echo?n=1', true],
    ['routeChangeStart', '/plain', undefined],
    ['beforeHistoryChange', '/plain', undefined],
    ['routeChangeComplete', '/plain', undefined],
  ])
  await held.release()
  expect(await visit.push('/echo?n=2')).toBe(true)
})

test('C62 until the data is there everything stays and works; then all changes together', async ({
  visit,
  page,
}) => {
  await visit.open('/head/one')
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    const look = () => {
      const now = `${document.title} | ${document.querySelector('h1')!.textContent}`
      if (seen.at(-1) !== now) seen.push(now)
      requestAnimationFrame(look)
    }
    look()
  })
  const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen)
  const held = await visit.hold('/item/1')
  await visit.start('/item/1')
  await held.asked
  await page.locator('#on').click()
  // Looked at once for each frame, and there may be none before the data.
  await expect.poll(seen).toEqual(['One off | head one', 'One on | head one'])
  expect(await visit.address()).toBe('/head/one')
  await held.release()
  await visit.shows('item')
  await visit.untilIdle()
  expect(await seen()).toEqual(['One off | head one', 'One on | head one', 'Client | item'])
})

test('C63 cookies go along, and those of the answer are kept', async ({ visit, page }) => {
  await visit.open('/')
  await page.evaluate(() => (document.cookie = 'crumb=of+bread; path=/'))
  await visit.push('/echo?cookie=yes')
  await visit.shows('echo')
  expect((await visit.props()).crumb).toBe('of+bread')
  expect(await page.evaluate(() => document.cookie)).toContain('given=yes')
})

test('C64 a shallow navigation asks for nothing', async ({ visit }) => {
  await visit.open('/echo?x=1')
  await visit.push('/echo?x=2', undefined, { shallow: true })
  await visit.untilIdle()
  expect(visit.data).toEqual([])
  expect((await visit.router()).query).toEqual({ x: '2' })
})

test('C65 C66 C67 state stays on the same page, and starts anew on another and after coming back', async ({
  visit,
  page,
}) => {
  const count = page.locator('#count')
  await visit.open('/echo?x=1')
  await count.click()
  await visit.push('/echo?x=2')
  expect((await visit.props()).query).toEqual({ x: '2' })
  await expect(count).toHaveText('1')
  await visit.push('/item/7')
  await expect(count).toHaveText('0')
  await count.click()
  await visit.click('next item')
  await visit.isAt('/item/8')
  await expect.poll(async () => (await visit.props()).params).toEqual({ id: '8' })
  await expect(count).toHaveText('1')
  await visit.go(-2)
  await visit.shows('echo')
  await expect(count).toHaveText('0')
  await visit.isSame()
})

test('C68 page data is JSON that nobody keeps', async ({ visit, page }) => {
  await visit.open('/')
  const answer = page.waitForResponse('**/_data/**')
  await visit.push('/echo')
  const headers = (await answer).headers()
  expect(headers['content-type']).toMatch(/^application\/json\b/)
  expect(headers['cache-control']).toContain('no-store')
})

test('C69 push and replace give true once the new page is shown', async ({ visit, page }) => {
  await visit.open('/')
  const after = (method: 'push' | 'replace', address: string) =>
    page.evaluate(
      async ([method, address]) => [
        await window.router[method](address),
        document.querySelector('h1')!.textContent,
        location.pathname,
      ],
      [method, address] as const,
    )
  expect(await after('push', '/echo')).toEqual([true, 'echo', '/echo'])
  expect(await after('replace', '/item/1')).toEqual([true, 'item', '/item/1'])
})

test('C70 nothing of the last props stays behind', async ({ visit }) => {
  await visit.open('/outcome?status=201')
  await visit.push('/plain')
  expect(await visit.props()).toEqual({})
  await visit.push('/')
  expect(Object.keys(await visit.props())).toEqual(['hits'])
})
