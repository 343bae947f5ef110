import { describe, expect, test, vi } from 'vitest'
import { createPropsFetcher } from './fetch-props.js'
import { ownFormat } from './wire-format.js'

const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { headers: { 'x-server-props-build': 'b1' }, ...init })

function setUp(answer: () => Response | Promise<Response>, base = '/') {
  const fetch = vi.fn(async (_url: string, _init: { signal: AbortSignal }) => answer())
  const fetcher = createPropsFetcher({
    base,
    buildId: 'b1',
    origin: 'http://a.test',
    format: ownFormat,
    fetch: fetch as unknown as typeof globalThis.fetch,
  })
  return { fetch, fetcher, urls: () => fetch.mock.calls.map(([url]) => url) }
}

describe('answers', () => {
  const load = (answer: Response) => setUp(() => answer).fetcher.load('/a', '?x=1')

  test('C54 props, and what the App adds beside them', async () => {
    expect(await load(json({ props: { a: 1 }, user: 'me' }))).toEqual({
      kind: 'props',
      props: { a: 1 },
      appProps: { user: 'me' },
    })
  })
  test('C71, C78 redirects and notFound', async () => {
    const redirect = { destination: '/b', statusCode: 307 }
    expect(await load(json({ redirect }))).toEqual({ kind: 'redirect', redirect })
    expect(await load(json({ notFound: true }, { status: 404 }))).toEqual({ kind: 'notFound' })
  })
  test('C86 props with a status of 4xx are props', async () => {
    expect(await load(json({ props: {} }, { status: 403 }))).toMatchObject({ kind: 'props' })
  })
  test.each([
    ['C80 an error', json({ error: { message: 'x' } }, { status: 500 })],
    ['C81 any 5xx, whatever its body', json({ props: {} }, { status: 503 })],
    ['C82 a 404 that does not say notFound', json({}, { status: 404 })],
    ['C82 notFound that is false', json({ notFound: false }, { status: 404 })],
    ['C84, F17 200 that is not JSON', new Response('<h1>log in</h1>')],
    ['F17 JSON that is no object', json(null)],
    ['F16 data of another build', json({ props: {} }, { headers: { 'x-server-props-build': 'b2' } })],
  ])('%s is a failure', async (_name, answer) => {
    await expect(load(answer)).rejects.toThrow()
  })
})

describe('requests', () => {
  test('C56, C57 the address is made of base, build, path and search', async () => {
    const { fetcher, urls } = setUp(() => json({ props: {} }), '/docs/')
    await fetcher.load('/item/a%2Fb', '?x=1')
    await fetcher.load('/', '')
    expect(urls()).toEqual(['/docs/_data/b1/item/a%2Fb.json?x=1', '/docs/_data/b1/index.json'])
  })
  test('C58 nothing is kept', async () => {
    const { fetcher, fetch } = setUp(() => json({ props: {} }))
    await fetcher.load('/a', '')
    await fetcher.load('/a', '')
    expect(fetch).toHaveBeenCalledTimes(2)
  })
  test('C59 two at once for one address share a request', async () => {
    const { fetcher, fetch } = setUp(() => json({ props: { a: 1 } }))
    const both = await Promise.all([fetcher.load('/a', ''), fetcher.load('/a', '')])
    expect(both[0]).toEqual(both[1])
    expect(fetch).toHaveBeenCalledOnce()
  })
  test('F18 another address, and drop, abort the request in flight', async () => {
    const { fetcher, fetch } = setUp(() => new Promise(() => {}))
    void fetcher.load('/a', '')
    void fetcher.load('/b', '')
    fetcher.drop()
    expect(fetch.mock.calls.map(([, { signal }]) => signal.aborted)).toEqual([true, true])
  })
  test.each(['/../../secret', '/a/../../../b', '/%2e%2e/%2e%2e/%2e%2e/x'])(
    'T11 %s does not walk off the data',
    async (path) => {
      const { fetcher, fetch } = setUp(() => json({ props: {} }))
      await expect(fetcher.load(path, '')).rejects.toThrow(/No page data for/)
      expect(fetch).not.toHaveBeenCalled()
    },
  )
  test('T11 encoded slashes and dots within a segment are that segment', async () => {
    const { fetcher, urls } = setUp(() => json({ props: {} }))
    await fetcher.load('/e/..%2f..%2fx', '')
    expect(urls()).toEqual(['/_data/b1/e/..%2f..%2fx.json'])
  })
})
