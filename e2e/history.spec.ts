import { expect, test, type Visit } from './visit.js'

test.use({ app: 'client' })

test('C125 back and forward show page, props and address, over several entries and one query to another', async ({
  visit,
}) => {
  await visit.open('/echo?x=1')
  await visit.push('/echo?x=2')
  await visit.push('/plain')
  await visit.push('/item/7')
  const seen = async () => [(await visit.router()).asPath, (await visit.props()).query]
  await visit.go(-2)
  await visit.shows('echo')
  expect(await seen()).toEqual(['/echo?x=2', { x: '2' }])
  await visit.go(-1)
  await expect.poll(seen).toEqual(['/echo?x=1', { x: '1' }])
  await visit.go(3)
  await visit.shows('item')
  expect(await seen()).toEqual(['/item/7', { id: '7' }])
  await visit.isSame()
})

test('C125 C60 a second step back that comes before the data of the first one wins', async ({ visit }) => {
  await visit.open('/echo?x=1')
  await visit.push('/echo?x=2')
  await visit.push('/plain')
  const held = await visit.hold('x=2')
  await visit.go(-1)
  await held.asked
  await visit.go(-1)
  await visit.shows('echo')
  await held.release()
  expect((await visit.props()).query).toEqual({ x: '1' })
  expect(await visit.address()).toBe('/echo?x=1')
})

test('C126 a navigation to the present address adds no entry and fetches again', async ({ visit }) => {
  await visit.open('/echo?x=1')
  const entries = await visit.entries()
  await visit.push('/echo?x=1')
  expect(await visit.entries()).toBe(entries)
  expect(visit.data).toEqual(['/echo?x=1'])
})

for (const kind of ['bottom', 'plain bottom']) {
  test(`C127 C128 back and forward over the hash of the link "${kind}" fetch nothing`, async ({ visit }) => {
    await visit.open('/echo?x=1')
    const entries = await visit.entries()
    await visit.click(kind)
    await visit.isAt('/echo?x=1#bottom')
    await expect.poll(async () => (await visit.router()).asPath).toBe('/echo?x=1#bottom')
    expect(await visit.entries()).toBe(entries + 1)
    await visit.go(-1)
    await expect.poll(async () => (await visit.router()).asPath).toBe('/echo?x=1')
    await visit.go(1)
    await expect.poll(async () => (await visit.router()).asPath).toBe('/echo?x=1#bottom')
    expect(visit.data).toEqual([])
    await visit.isSame()
  })
}

test('C129 C130 after a reload, and after another document, the history goes on working', async ({
  visit,
  page,
}) => {
  await visit.open('/')
  await visit.push('/echo?x=1')
  await visit.push('/item/7')
  await page.reload()
  await visit.untilHydrated()
  await visit.shows('item')
  await page.goto('/note.txt')
  await page.goBack()
  await visit.untilHydrated()
  await visit.shows('item')
  await visit.go(-1)
  await visit.shows('echo')
  expect((await visit.props()).query).toEqual({ x: '1' })
  await visit.go(-1)
  await visit.shows('home')
})

test('C131 a navigation ends at the top, also on the same page, and nothing jumps before', async ({
  visit,
}) => {
  await visit.open('/long')
  await visit.scrollTo(900)
  const held = await visit.hold('x=2')
  await visit.start('/long?x=2')
  await held.asked
  await visit.untilIdle()
  expect(await visit.position()).toBe(900)
  await held.release()
  await expect.poll(() => visit.position()).toBe(0)
  await visit.scrollTo(900)
  await visit.push('/echo')
  expect(await visit.position()).toBe(0)
})

test('C19 C132 scroll: false and scroll={false} keep the position', async ({ visit }) => {
  await visit.open('/long')
  await visit.scrollTo(900)
  await visit.push('/long?x=1', undefined, { scroll: false })
  await visit.untilIdle()
  expect(await visit.position()).toBe(900)
  await visit.click('another query, here')
  await visit.isAt('/long?x=2')
  await visit.untilIdle()
  expect(await visit.position()).toBe(900)
})

test('C133 a hash scrolls to the element with that id, or to the anchor of that name, decoded', async ({
  visit,
  page,
}) => {
  await visit.open('/')
  const distance = (selector: string) =>
    page.locator(selector).evaluate((element) => Math.abs(element.getBoundingClientRect().top))
  await visit.push(`/long#${encodeURIComponent('日本')}`)
  expect(await distance('#日本')).toBeLessThan(5)
  await visit.push('/long#named')
  expect(await distance('[name=named]')).toBeLessThan(5)
})

test('C134 C135 #top and a bare # go to the top; the present hash scrolls once more, without an entry', async ({
  visit,
}) => {
  await visit.open('/long')
  await visit.push('/long#middle')
  const there = await visit.position()
  expect(there).toBeGreaterThan(500)
  const entries = await visit.entries()
  await visit.scrollTo(10)
  await visit.click('middle')
  await expect.poll(() => visit.position()).toBe(there)
  expect(await visit.entries()).toBe(entries)
  await visit.click('top')
  await expect.poll(() => visit.position()).toBe(0)
  await visit.isAt('/long#top')
  expect(visit.data).toEqual([])
  await visit.open('/echo')
  await visit.push('/echo#bottom')
  await expect.poll(() => visit.position()).toBeGreaterThan(500)
  await visit.click('bare hash')
  await expect.poll(() => visit.position()).toBe(0)
  expect(await visit.page.evaluate(() => location.href)).toMatch(/\/echo#$/)
  expect(visit.data).toEqual([])
})

test('C136 C137 back and forward restore the position, also when data comes late', async ({ visit }) => {
  await visit.open('/long')
  await visit.scrollTo(900)
  await visit.push('/echo')
  await visit.scrollTo(300)
  const held = await visit.hold('/long')
  await visit.go(-1)
  await held.asked
  expect(await visit.position()).toBe(300)
  await held.release()
  await visit.shows('long')
  await expect.poll(() => visit.position()).toBe(900)
  await visit.go(1)
  await visit.shows('echo')
  await expect.poll(() => visit.position()).toBe(300)
})

/** Three pages, each scrolled elsewhere; the last is on screen. */
async function visitThree(visit: Visit): Promise<void> {
  await visit.open('/long?x=1')
  await visit.scrollTo(300)
  await visit.push('/long?x=2')
  await visit.scrollTo(700)
  await visit.push('/long?x=3')
  await visit.scrollTo(1500)
}

test('C100 C125 C136 C137 a step back that is not followed to its end spoils no position', async ({
  visit,
}) => {
  const isAt = async (address: string, top: number) => {
    await expect.poll(async () => (await visit.props()).query).toEqual({ x: address.slice(-1) })
    await expect.poll(() => visit.position()).toBe(top)
  }
  await visitThree(visit)
  const held = await visit.hold('x=2')
  await visit.go(-1)
  await held.asked
  await visit.go(-1)
  await isAt('/long?x=1', 300)
  await held.release()
  await visit.go(1)
  await isAt('/long?x=2', 700)
  await visit.go(1)
  await isAt('/long?x=3', 1500)
  // The page stays, under another address.
  await visit.page.evaluate(() => window.router.beforePopState(() => false))
  await visit.go(-1)
  await visit.isAt('/long?x=2')
  await visit.page.evaluate(() => window.router.beforePopState(() => true))
  await visit.go(1)
  await visit.isAt('/long?x=3')
  await visit.go(-1)
  await isAt('/long?x=2', 700)
})

test.describe('with failing answers', () => {
  test.use({ allow: ['500 '] })

  test('C87 C136 back to data that fails loads a document that comes up where it was left', async ({
    visit,
  }) => {
    await visitThree(visit)
    await visit.answer('x=2', { status: 500, json: {} })
    await visit.go(-1)
    await visit.untilNew()
    await expect.poll(() => visit.position()).toBe(700)
  })
})

test('C138 smooth scrolling of the app’s CSS does not slow a navigation down', async ({ visit, page }) => {
  await visit.open('/long')
  await visit.scrollTo(900)
  await page.evaluate(() => {
    document.documentElement.dataset.scrollBehavior = 'smooth'
    document.documentElement.style.scrollBehavior = 'smooth'
  })
  const positions = await page.evaluate(async () => {
    await window.router.push('/long?x=2')
    const atTop = window.scrollY
    await window.router.push('/long?x=3#named')
    return [atTop, document.getElementsByName('named')[0].getBoundingClientRect().top]
  })
  expect(positions[0]).toBe(0)
  expect(Math.abs(positions[1])).toBeLessThan(5)
})

test('C139 C140 entries of other code are left alone: nothing is fetched, changed or loaded', async ({
  visit,
  page,
}) => {
  await visit.open('/echo?x=1')
  await page.evaluate(() => {
    history.pushState({ theirs: 1 }, '', '/echo?x=theirs')
    history.pushState({ key: 1, url: '/item/1', as: '/item/1', options: null }, '', '/item/1')
    history.pushState(null, '', '/plain')
  })
  for (const address of ['/item/1', '/echo?x=theirs']) {
    await visit.go(-1)
    await visit.isAt(address)
  }
  // The first event that some browsers give on load has the state that is there already.
  await page.evaluate(() => window.dispatchEvent(new PopStateEvent('popstate', { state: history.state })))
  await visit.untilIdle()
  await visit.shows('echo')
  expect((await visit.router()).asPath).toBe('/echo?x=1')
  expect(visit.data).toEqual([])
  expect(await visit.toldNames()).toEqual([])
  await visit.go(-1)
  await visit.isAt('/echo?x=1')
  await visit.push('/item/7')
  await visit.shows('item')
  await visit.isSame()
})

test('C107 C125 an entry of other code that copies the router’s state is one of its own, also after a reload', async ({
  visit,
  page,
}) => {
  await visit.open('/echo?x=0')
  const copy = (address: string) =>
    page.evaluate(
      (address) => history.pushState({ ...history.state, as: address, url: address }, '', address),
      address,
    )
  const isAt = async (x: string) => {
    await expect.poll(async () => (await visit.props()).query).toEqual({ x })
    expect((await visit.router()).asPath).toBe(`/echo?x=${x}`)
    expect(await visit.address()).toBe(`/echo?x=${x}`)
  }
  await copy('/echo?x=1')
  await visit.push('/plain')
  await visit.go(-1)
  await isAt('1')
  await visit.go(-1)
  await isAt('0')
  await visit.go(1)
  await isAt('1')
  await copy('/echo?x=2')
  await page.reload()
  await visit.untilHydrated()
  await isAt('2')
  await visit.go(-1)
  await isAt('1')
})
