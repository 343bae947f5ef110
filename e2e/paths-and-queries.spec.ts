import { expect, test } from './visit.js'

test.use({ app: 'client' })

test('C142 C143 C144 C145 what a query says is the same by navigation and in a document', async ({
  visit,
  page,
}) => {
  const cases = [
    ['?a=1&a=2&b=', { a: ['1', '2'], b: '' }],
    ['?a=&b', { a: '', b: '' }],
    ['?q=a+b%20c%2Bd', { q: 'a b c+d' }],
    ['?日本=ü&x=%E6%97%A5', { 日本: 'ü', x: '日' }],
  ] as const
  await visit.open('/')
  for (const [search, query] of cases) {
    await visit.push(`/echo${search}`)
    expect((await visit.props()).query, search).toEqual(query)
    expect((await visit.router()).query, search).toEqual(query)
  }
  expect(await page.evaluate(() => location.search)).toBe('?%E6%97%A5%E6%9C%AC=%C3%BC&x=%E6%97%A5')
  await visit.isSame()
  for (const [search, query] of cases) {
    await page.goto(`/echo${search}`)
    expect((await visit.props()).query, search).toEqual(query)
    expect((await visit.router()).query, search).toEqual(query)
  }
})

test('C145 C146 C153 params are decoded once, and encoded when a pattern is filled in', async ({
  visit,
  page,
}) => {
  const cases = [
    ['/item/a%2Fb', 'a/b'],
    ['/item/100%25', '100%'],
    ['/item/%2520', '%20'],
    ['/item/a+b', 'a+b'],
    ['/item/v1.2.json', 'v1.2.json'],
    ['/item/日本', '日本'],
  ] as const
  await visit.open('/')
  for (const [path, id] of cases) {
    await visit.push(path)
    expect(await visit.props(), path).toMatchObject({ params: { id }, query: { id } })
    expect((await visit.router()).query, path).toEqual({ id })
  }
  expect(await page.evaluate(() => location.pathname)).toBe('/item/%E6%97%A5%E6%9C%AC')
  for (const id of ['a/b', '100%', 'a?b#c', '日本']) {
    await visit.push({ pathname: '/item/[id]', query: { id } })
    expect((await visit.props()).params).toEqual({ id })
    expect(await page.evaluate(() => location.pathname)).toBe(`/item/${encodeURIComponent(id)}`)
  }
  await visit.isSame()
  for (const [path, id] of cases) {
    await page.goto(path)
    expect((await visit.props()).params, path).toEqual({ id })
  }
})

test('C147 a query object is written as text; what is no text is empty, an empty list is not there', async ({
  visit,
}) => {
  await visit.open('/')
  await visit.push({
    pathname: '/echo',
    query: { n: 1, yes: true, list: ['a', 2], none: [], nothing: null, object: {}, odd: '&=#?%' },
  })
  expect((await visit.props()).query).toEqual({
    n: '1',
    yes: 'true',
    list: ['a', '2'],
    nothing: '',
    object: '',
    odd: '&=#?%',
  })
  expect(await visit.address()).toBe('/echo?n=1&yes=true&list=a&list=2&nothing=&object=&odd=%26%3D%23%3F%25')
})

test('C148 C149 C151 optional segments, params before search, and which page an address belongs to', async ({
  visit,
}) => {
  await visit.open('/')
  await visit.push('/files')
  expect(await visit.props()).toMatchObject({ params: {}, query: {} })
  await visit.push('/files/a/b')
  expect(await visit.props()).toMatchObject({ params: { path: ['a', 'b'] } })
  await visit.push('/item/7?id=8')
  expect(await visit.props()).toMatchObject({ query: { id: '7' } })
  expect((await visit.router()).query).toEqual({ id: '7' })
  for (const [address, name] of [
    ['/order/new', 'new order'],
    ['/order/5', 'one order'],
    ['/order/5/lines', 'other orders'],
  ]) {
    await visit.push(address)
    await visit.shows(name)
  }
  await visit.isSame()
})

test.describe('malformed', () => {
  test.use({ allow: ['400 ', '404 '] })

  test('C150 a path that cannot be decoded is the server’s 400, and the router goes on', async ({
    visit,
    page,
  }) => {
    await visit.open('/')
    const answer = page.waitForResponse('**/item/%E0%A4%A')
    await visit.start('/item/%E0%A4%A')
    expect((await answer).status()).toBe(400)
    await visit.untilNew()
    await visit.shows('error page')
    await visit.push('/plain')
    await visit.shows('plain')
  })
})

test('C152 C154 a trailing slash and doubled slashes do not get into the address', async ({ visit }) => {
  await visit.open('/')
  await visit.push('/plain/')
  expect(await visit.address()).toBe('/plain')
  await visit.push('/plain/?x=1#h')
  expect(await visit.address()).toBe('/plain?x=1#h')
  await visit.open('/')
  await visit.start('/order//5')
  await visit.shows('one order')
  await visit.isAt('/order/5')
})
