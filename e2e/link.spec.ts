import type { Page } from '@playwright/test'
import { createGate } from './gate.js'
import { expect, test } from './visit.js'

test.use({ app: 'client' })

const link = (page: Page, id: string) => page.locator(`#${id}`)

/** Clicks with an event of its own making; tells whether the page took it, and stops the browser. */
const isTaken = (page: Page, id: string, init: Record<string, boolean> = {}): Promise<boolean> =>
  page.evaluate(
    ([id, init]: [string, Record<string, boolean>]) =>
      new Promise<boolean>((resolve) => {
        const look = (event: Event): void => {
          resolve(event.defaultPrevented)
          event.preventDefault()
        }
        window.addEventListener('click', look, { once: true })
        document
          .getElementById(id)!
          .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }))
      }),
    [id, init] as [string, Record<string, boolean>],
  )

test('C13 C14 C15 C16 C34 the server and the browser write the same real addresses', async ({
  visit,
  page,
}) => {
  const html = await (await visit.open('/links')).text()
  const expected = {
    text: '/echo?x=1',
    object: '/echo?a=1&a=2&b=x+y#bottom',
    pattern: '/item/a%20b%2Fc?x=1',
    'catch-all': '/docs/a/b?x=1',
    as: '/pretty',
    'as-pattern': '/item/5',
    slash: '/plain',
  }
  for (const [id, address] of Object.entries(expected)) {
    await expect(link(page, id)).toHaveAttribute('href', address)
    const tag = new RegExp(`<a [^>]*id="${id}"[^>]*>`).exec(html)![0]
    expect(tag.replaceAll('&amp;', '&')).toContain(`href="${address}"`)
  }
  expect(await link(page, 'nested').evaluate((element) => element.querySelectorAll('a').length)).toBe(0)
})

test('C14 C15 the query and the params of an object reach the page', async ({ visit }) => {
  await visit.open('/links')
  await visit.click('object')
  await visit.shows('echo')
  expect((await visit.props()).query).toEqual({ a: ['1', '2'], b: 'x y' })
  await visit.go(-1)
  await visit.shows('links')
  await visit.click('pattern')
  await visit.shows('item')
  expect(await visit.props()).toMatchObject({ params: { id: 'a b/c' }, query: { id: 'a b/c', x: '1' } })
  await visit.go(-1)
  await visit.shows('links')
  await visit.click('catch-all')
  await visit.shows('docs')
  expect((await visit.props()).params).toEqual({ slug: ['a', 'b'] })
  await visit.isSame()
})

test('C16 `as` is what the address bar shows, `href` the page and its query', async ({ visit }) => {
  await visit.open('/links')
  await visit.click('as')
  await visit.shows('echo')
  await visit.isAt('/pretty')
  expect((await visit.props()).query).toEqual({ x: 'hidden' })
  expect(await visit.router()).toMatchObject({ pathname: '/echo', asPath: '/pretty' })
  await visit.go(-1)
  await visit.shows('links')
  await visit.click('as of a pattern')
  await visit.shows('item')
  await visit.isAt('/item/5')
  expect((await visit.props()).params).toEqual({ id: '5' })
  await visit.isSame()
})

test('C17 a plain click is taken over: one entry, and no document', async ({ visit }) => {
  await visit.open('/links')
  const entries = await visit.entries()
  await visit.click('text')
  await visit.shows('echo')
  expect(await visit.address()).toBe('/echo?x=1')
  expect(await visit.entries()).toBe(entries + 1)
  expect(visit.documents).toEqual([])
  await visit.isSame()
})

test('C18 replace takes the place of the present entry', async ({ visit }) => {
  await visit.open('/plain')
  await visit.push('/links')
  const entries = await visit.entries()
  await visit.click('replace')
  await visit.shows('echo')
  expect(await visit.entries()).toBe(entries)
  await visit.go(-1)
  await visit.shows('plain')
  await visit.isSame()
})

test('C20 a shallow link changes address and query, and asks for nothing', async ({ visit, page }) => {
  await visit.open('/links')
  await page.locator('#count').click()
  await visit.click('shallow')
  await visit.isAt('/links?shallow=1')
  await expect.poll(async () => (await visit.router()).query).toEqual({ shallow: '1' })
  await expect(page.locator('#count')).toHaveText('1')
  expect(visit.data).toEqual([])
})

test('C21 clicks with a modifier key or another button are the browser’s', async ({ visit, page }) => {
  await visit.open('/links')
  for (const key of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'] as const) {
    expect(await isTaken(page, 'text', { [key]: true }), key).toBe(false)
    expect(await isTaken(page, 'inner', { [key]: true }), `${key} inside`).toBe(false)
  }
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    link(page, 'text').click({ button: 'middle' }),
  ])
  await other.close()
  expect(await visit.address()).toBe('/links')
  expect(visit.data).toEqual([])
  expect(await isTaken(page, 'text')).toBe(true)
  await visit.shows('echo')
})

test('C22 C23 C24 another target, downloads and other origins and schemes are the browser’s', async ({
  visit,
  page,
}) => {
  await visit.open('/links')
  await expect(link(page, 'external')).toHaveAttribute('href', 'https://elsewhere.test/path?q=1#h')
  await expect(link(page, 'mail')).toHaveAttribute('href', 'mailto:a@b.test')
  await expect(link(page, 'tel')).toHaveAttribute('href', 'tel:+15550100')
  for (const id of ['blank', 'download', 'external', 'mail', 'tel'])
    expect(await isTaken(page, id), id).toBe(false)
  expect(await isTaken(page, 'self')).toBe(true)
  await visit.shows('plain')
  await visit.isSame()
})

test.describe('elsewhere', () => {
  test.use({ allow: ['foreign request'] })

  test('C24 replace on an address of another site takes the place of the present entry', async ({
    visit,
    page,
  }) => {
    await page.route('https://elsewhere.test/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>elsewhere</h1>' }),
    )
    await visit.open('/plain')
    await visit.push('/links')
    const entries = await visit.entries()
    await visit.click('elsewhere, in place')
    await visit.shows('elsewhere')
    expect(await visit.entries()).toBe(entries)
  })
})

test('C25 an absolute address of this site is the router’s', async ({ visit }) => {
  await visit.open('/links')
  await visit.click('same origin')
  await visit.shows('plain')
  await visit.isAt('/plain?same=origin')
  await visit.isSame()
})

test('C26 a hash link changes the address, scrolls and fetches nothing', async ({ visit }) => {
  await visit.open('/echo?x=1')
  await visit.click('bottom')
  await visit.isAt('/echo?x=1#bottom')
  await expect.poll(() => visit.position()).toBeGreaterThan(500)
  expect(visit.data).toEqual([])
  await visit.isSame()
})

test('C27 onClick runs first and can stop the navigation; the click goes on to the parents', async ({
  visit,
  page,
}) => {
  await visit.open('/links')
  await link(page, 'prevented').click()
  await expect(page.locator('#said')).toHaveText('prevented,parent saw it prevented')
  await visit.click('text')
  await visit.shows('echo')
  expect(await visit.toldNames()).not.toContain('routeChangeError')
  expect((await visit.told())[0].url).toBe('/echo?x=1')
})

test('C28 onMouseEnter and onTouchStart of the caller run', async ({ visit, page }) => {
  await visit.open('/links')
  await link(page, 'handlers').hover()
  await expect(page.locator('#said')).toHaveText('entered')
  await link(page, 'handlers').dispatchEvent('touchstart')
  await expect(page.locator('#said')).toHaveText('entered,touched')
})

test('C29 onNavigate runs for navigations alone, and can stop router and browser', async ({
  visit,
  page,
}) => {
  await visit.open('/links')
  expect(await isTaken(page, 'stopped', { ctrlKey: true })).toBe(false)
  await expect(page.locator('#said')).toHaveText('')
  await visit.click('stopped')
  await expect(page.locator('#said')).toHaveText('stopped')
  await visit.click('text')
  await visit.shows('echo')
  expect((await visit.told())[0].url).toBe('/echo?x=1')
  await visit.isSame()
})

test('C30 C31 refs and attributes reach the anchor, Link’s own props do not', async ({ visit, page }) => {
  await visit.open('/links')
  await page.locator('#read-refs').click()
  await expect(page.locator('#refs')).toHaveText('passed,legacy')
  const attributes = await link(page, 'passed').evaluate((element) =>
    Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  )
  expect(attributes).toEqual({
    id: 'passed',
    href: '/plain',
    class: 'some',
    title: 'a title',
    'aria-label': 'a label',
    'data-x': '1',
    rel: 'nofollow',
    style: expect.stringMatching(/^color: ?red;?$/),
  })
})

test('C32 a click on one of several children follows the link', async ({ visit, page }) => {
  await visit.open('/links')
  await link(page, 'inner').click()
  await visit.isAt('/echo?x=nested')
  await visit.isSame()
})

test('C33 legacyBehavior makes its child the link: an anchor, a component or a text', async ({
  visit,
  page,
}) => {
  await visit.open('/links')
  await expect(link(page, 'legacy-fancy')).toHaveAttribute('href', '/echo?x=fancy')
  await expect(page.locator('#legacy-text a')).toHaveAttribute('href', '/echo?x=legacy-text')
  for (const [locator, address] of [
    [link(page, 'legacy'), '/echo?x=legacy'],
    [link(page, 'legacy-fancy'), '/echo?x=fancy'],
    [page.locator('#legacy-text a'), '/echo?x=legacy-text'],
  ] as const) {
    await locator.click()
    await visit.shows('echo')
    expect(await visit.address()).toBe(address)
    await visit.go(-1)
    await visit.shows('links')
  }
  await isTaken(page, 'legacy', { ctrlKey: true })
  await expect(page.locator('#said')).toHaveText('legacy')
  await visit.isSame()
})

test('C34 a trailing slash is taken off', async ({ visit }) => {
  await visit.open('/links')
  await visit.click('slash')
  await visit.shows('plain')
  expect(await visit.address()).toBe('/plain')
  await visit.isSame()
})

test('C35 a query alone is relative to the page, and names the params of a dynamic one', async ({
  visit,
}) => {
  await visit.open('/echo?x=1')
  await visit.click('query only')
  await visit.isAt('/echo?x=9')
  await expect.poll(async () => (await visit.props()).query).toEqual({ x: '9' })
  await visit.open('/item/7?x=1')
  await visit.click('tab b')
  await visit.isAt('/item/7?tab=b')
  await expect.poll(async () => (await visit.props()).query).toEqual({ id: '7', tab: 'b' })
  await visit.isSame()
})

test('C36 C41 Enter is a click, and a link inside a drawing is one', async ({ visit, page }) => {
  await visit.open('/links')
  await link(page, 'text').focus()
  await page.keyboard.press('Enter')
  await visit.shows('echo')
  await visit.go(-1)
  await visit.shows('links')
  expect(await link(page, 'svg').evaluate((element) => element.nodeName)).toBe('a')
  expect(await isTaken(page, 'svg')).toBe(true)
  await visit.shows('plain')
  await visit.isAt('/plain?from=svg')
  await visit.isSame()
})

test.describe('without a page', () => {
  test.use({ allow: ['404 '] })

  test('C37 C38 an address without a page, and a file, are loaded as documents', async ({ visit, page }) => {
    await visit.open('/links')
    await visit.click('unknown')
    await visit.untilNew()
    await visit.shows('not found')
    expect(await visit.address()).toBe('/nowhere/at/all')
    await visit.open('/links')
    await visit.click('file')
    await expect(page.locator('body')).toHaveText('a file')
    expect(await visit.address()).toBe('/note.txt')
  })
})

test('C39 javascript: is refused by push and replace, and nothing of it runs', async ({ visit, page }) => {
  await visit.open('/plain')
  for (const address of ['javascript:window.ran=1', ' java\nscript:window.ran=1', 'vbscript:x']) {
    await expect(visit.push(address)).rejects.toThrow('Refused to navigate')
    await expect(visit.replace(address)).rejects.toThrow('Refused to navigate')
  }
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expect(await visit.address()).toBe('/plain')
  expect(await visit.push('/echo')).toBe(true)
})

test.describe('a second root', () => {
  // React tells what a boundary has caught.
  test.use({ allow: ['NextRouter was not mounted'] })

  test('C42 C113 outside of a router a link is an ordinary anchor, and useRouter says so', async ({
    visit,
    page,
    mode,
  }) => {
    await visit.open('/outside')
    // What to do about it is said where there is somebody to do it.
    await expect(page.locator('#caught')).toContainText(
      mode === 'dev' ? 'useRouter() was called outside of a page' : 'NextRouter was not mounted',
    )
    await visit.click('outside')
    await visit.untilNew()
    expect(await visit.address()).toBe('/plain?from=outside')
  })
})

test('C43 a click before hydration is the browser’s', async ({ visit, page }) => {
  const gate = createGate()
  await page.route(/\.(?:m?js|tsx?)(?:\?|$)|\/@/, async (route) => {
    await gate.opened
    await route.continue().catch(() => {})
  })
  await page.goto('/links', { waitUntil: 'commit' })
  await visit.click('text')
  // Else the scripts of the first document, which then run, may have it loaded again before the second one comes.
  await page.waitForURL('**/echo?x=1', { waitUntil: 'commit' })
  gate.open()
  await visit.shows('echo')
  await visit.untilHydrated()
  expect(visit.documents.slice(0, 2)).toEqual(['/links', '/echo?x=1'])
  expect(visit.data).toEqual([])
})
