import { expect, test } from './visit.js'

test.use({ app: 'client' })

const shallow = [undefined, { shallow: true }] as const

test('C117 C119 shallow changes address, query and asPath; props and state stay, and events say so', async ({
  visit,
  page,
}) => {
  await visit.open('/echo?x=1')
  const props = await visit.props()
  await page.locator('#count').click()
  expect(await visit.push('/echo?x=2', ...shallow)).toBe(true)
  expect(await visit.address()).toBe('/echo?x=2')
  expect(await visit.router()).toMatchObject({ query: { x: '2' }, asPath: '/echo?x=2' })
  expect(await visit.props()).toEqual(props)
  await expect(page.locator('#count')).toHaveText('1')
  expect((await visit.told()).map(({ name, options }) => [name, options])).toEqual([
    ['routeChangeStart', { shallow: true }],
    ['beforeHistoryChange', { shallow: true }],
    ['routeChangeComplete', { shallow: true }],
  ])
  await visit.untilIdle()
  expect(visit.data).toEqual([])
})

test('C118 shallow to another page is an ordinary navigation', async ({ visit }) => {
  await visit.open('/echo?x=1')
  await visit.push('/item/1', ...shallow)
  await visit.shows('item')
  expect(visit.data).toEqual(['/item/1'])
})

test('C120 a shallow push does not scroll, a shallow link does', async ({ visit }) => {
  await visit.open('/long')
  await visit.scrollTo(800)
  await visit.push('/long?x=1', ...shallow)
  await visit.untilIdle()
  expect(await visit.position()).toBe(800)
  await visit.click('shallow')
  await visit.isAt('/long?x=3')
  await expect.poll(() => visit.position()).toBe(0)
})

test('C121 back between shallow entries asks for nothing, to others and from other pages it does', async ({
  visit,
}) => {
  await visit.open('/echo?x=1')
  await visit.push('/echo?x=2', ...shallow)
  await visit.push('/echo?x=3', ...shallow)
  await visit.go(-1)
  await visit.isAt('/echo?x=2')
  await expect.poll(async () => (await visit.router()).query).toEqual({ x: '2' })
  await visit.untilIdle()
  expect(visit.data).toEqual([])
  await visit.push('/plain')
  await visit.go(-1)
  await visit.shows('echo')
  expect((await visit.props()).query).toEqual({ x: '2' })
  expect(visit.data).toEqual(['/echo?x=2'])
  await visit.go(-1)
  await visit.isAt('/echo?x=1')
  await expect.poll(async () => (await visit.props()).query).toEqual({ x: '1' })
})

test('C122 the param of the page itself may change shallowly', async ({ visit, page }) => {
  await visit.open('/item/7')
  await page.locator('#count').click()
  await visit.push('/item/8', ...shallow)
  expect(await visit.router()).toMatchObject({ query: { id: '8' }, asPath: '/item/8' })
  expect((await visit.props()).params).toEqual({ id: '7' })
  await expect(page.locator('#count')).toHaveText('1')
  expect(visit.data).toEqual([])
})

test('C123 C124 shallow replace adds no entry; a reload shows the data of the address', async ({
  visit,
  page,
}) => {
  await visit.open('/echo?x=1')
  const entries = await visit.entries()
  await visit.replace('/echo?x=2', ...shallow)
  expect(await visit.entries()).toBe(entries)
  expect((await visit.props()).query).toEqual({ x: '1' })
  await page.reload()
  await visit.untilHydrated()
  expect((await visit.props()).query).toEqual({ x: '2' })
})
