import { expect, test } from './visit.js'

test.use({ app: 'client' })

test('C39 a push to an address that is none is refused or left to the browser, and the router goes on', async ({
  visit,
}) => {
  await visit.open('/plain')
  await expect(visit.push('mailto:a@b.test')).rejects.toThrow('Refused to navigate to "mailto:a@b.test"')
  await expect(visit.push({ protocol: 'javascript', pathname: 'alert(1)' })).rejects.toThrow('Refused')
  expect(await visit.address()).toBe('/plain')
  expect(await visit.push('/echo')).toBe(true)
})

test('C15 a pattern without its parameters is an error that names them', async ({ visit }) => {
  await visit.open('/plain')
  await expect(visit.push({ pathname: '/item/[id]', query: { other: 1 } })).rejects.toThrow(
    'is missing query values (id)',
  )
  expect(await visit.address()).toBe('/plain')
})

test.describe('a link without an address', () => {
  test.use({ allow: ['500 ', 'Failed prop type', '[vite]', 'The above error', 'Consider adding'] })

  test('C40 is an error that names the prop', async ({ visit, page, server, mode }) => {
    const message = 'The prop `href` expects a `string` or `object` in `<Link>`, but got `undefined`'
    expect((await page.goto('/no-href'))!.status()).toBe(500)
    if (mode === 'dev') {
      await expect(page.locator('vite-error-overlay .message')).toContainText(message)
    } else {
      await visit.shows('error page')
      await expect.poll(() => server.log()).toContain('Failed prop type')
    }
  })
})

test.describe('redirects in a circle', () => {
  test.use({ allow: ['ERR_TOO_MANY_REDIRECTS'] })

  test('C77 come to an end, and are told', async ({ visit }) => {
    await visit.open('/')
    expect(await visit.push('/circle')).toBe(false)
    expect(await visit.address()).toBe('/')
    expect((await visit.told()).at(-1)).toMatchObject({ name: 'routeChangeError', cancelled: false })
    expect(visit.data.length).toBeLessThan(30)
    expect(await visit.push('/plain')).toBe(true)
    await visit.isSame()
  })
})

for (const { title, storage } of [
  { title: 'forbidden', storage: 'get' },
  { title: 'full', storage: 'setItem' },
]) {
  test(`C136 storage that is ${title} costs the positions after a reload and nothing else`, async ({
    visit,
    page,
  }) => {
    await page.addInitScript((storage) => {
      const refuse = (): never => {
        throw new DOMException('no', storage === 'get' ? 'SecurityError' : 'QuotaExceededError')
      }
      if (storage === 'get') Object.defineProperty(window, 'sessionStorage', { get: refuse })
      else Storage.prototype.setItem = refuse
    }, storage)
    await visit.open('/long')
    await visit.scrollTo(900)
    await visit.push('/echo')
    await visit.go(-1)
    await visit.shows('long')
    await expect.poll(() => visit.position()).toBe(900)
    await page.reload()
    await visit.untilHydrated()
    await visit.push('/plain')
    await visit.shows('plain')
  })
}

test('C139 a state of other code that looks like the router’s, and none at all, are no entries', async ({
  visit,
  page,
}) => {
  await visit.open('/echo?x=1')
  await page.evaluate(() => {
    for (const state of [0, 'text', [], { url: '/plain' }, { key: {}, url: 1, as: 2, options: 3 }, undefined])
      window.dispatchEvent(new PopStateEvent('popstate', { state }))
  })
  await visit.untilIdle()
  await visit.shows('echo')
  expect(visit.data).toEqual([])
  expect(await visit.push('/plain')).toBe(true)
  await visit.isSame()
})
