import { afterEach, describe, expect, test, vi } from 'vitest'
import { addNames } from '../shared/url/prop-names.js'
import { createPropsFetcher, type DataRequest } from './fetch-props.js'
import { createDataAhead } from './prefetch-data.js'
import { readOwnData } from './read-data.js'

const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { headers: { 'x-server-props-build': 'b1' }, ...init })

function setUp(answer: () => Response | Promise<Response>, base = '/') {
  const fetch = vi.fn(async (_url: string, _init: RequestInit & { signal: AbortSignal }) => answer())
  const fetcher = createPropsFetcher({
    base,
    buildId: 'b1',
    origin: 'http://a.test',
    readData: readOwnData,
    rewrites: undefined,
    fetch: fetch as unknown as typeof globalThis.fetch,
  })
  fetcher.ahead = createDataAhead(fetcher, 1000)
  const prefetch = (request: DataRequest) => fetcher.ahead!.ask(fetcher.toUrl(request))
  return { fetch, fetcher, prefetch, urls: () => fetch.mock.calls.map(([url]) => url) }
}

describe('answers', () => {
  const load = (answer: Response) => setUp(() => answer).fetcher.load({ path: '/a', search: '?x=1' })

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
    await fetcher.load({ path: '/item/a%2Fb', search: '?x=1' })
    await fetcher.load({ path: '/', search: '' })
    expect(urls()).toEqual(['/docs/_data/b1/item/a%2Fb.json?x=1', '/docs/_data/b1/index.json'])
  })
  test('C58 nothing is kept', async () => {
    const { fetcher, fetch } = setUp(() => json({ props: {} }))
    await fetcher.load({ path: '/a', search: '' })
    await fetcher.load({ path: '/a', search: '' })
    expect(fetch).toHaveBeenCalledTimes(2)
  })
  test('C59 two at once for one address share a request', async () => {
    const { fetcher, fetch } = setUp(() => json({ props: { a: 1 } }))
    const both = await Promise.all([
      fetcher.load({ path: '/a', search: '' }),
      fetcher.load({ path: '/a', search: '' }),
    ])
    expect(both[0]).toEqual(both[1])
    expect(fetch).toHaveBeenCalledOnce()
  })
  test('F18 another address, and drop, abort the request in flight', async () => {
    const { fetcher, fetch } = setUp(() => new Promise(() => {}))
    void fetcher.load({ path: '/a', search: '' })
    void fetcher.load({ path: '/b', search: '' })
    fetcher.drop()
    expect(fetch.mock.calls.map(([, { signal }]) => signal.aborted)).toEqual([true, true])
  })
  test.each(['/../../secret', '/a/../../../b', '/%2e%2e/%2e%2e/%2e%2e/x'])(
    'T11 %s does not walk off the data',
    async (path) => {
      const { fetcher, fetch } = setUp(() => json({ props: {} }))
      await expect(fetcher.load({ path, search: '' })).rejects.toThrow(/No page data for/)
      expect(fetch).not.toHaveBeenCalled()
    },
  )
  test('T11 encoded slashes and dots within a segment are that segment', async () => {
    const { fetcher, urls } = setUp(() => json({ props: {} }))
    await fetcher.load({ path: '/e/..%2f..%2fx', search: '' })
    expect(urls()).toEqual(['/_data/b1/e/..%2f..%2fx.json'])
  })
})

describe('data ahead of a navigation', () => {
  const a = { path: '/a', search: '' }
  const counting = () => {
    let count = 0
    return () => json({ props: { count: ++count } })
  }
  afterEach(() => {
    vi.useRealTimers()
  })

  test('is used by the visit, once, and more than one link is kept', async () => {
    const { fetcher, prefetch, urls } = setUp(counting())
    prefetch(a)
    prefetch({ path: '/b', search: '' })
    prefetch(a)
    expect(urls()).toEqual(['/_data/b1/a.json', '/_data/b1/b.json'])
    expect(await fetcher.load(a)).toMatchObject({ props: { count: 1 } })
    expect(await fetcher.load({ path: '/b', search: '' })).toMatchObject({ props: { count: 2 } })
    expect(await fetcher.load(a)).toMatchObject({ props: { count: 3 } })
  })
  test('is shared while it is on its way', async () => {
    let answer!: (response: Response) => void
    const { fetcher, prefetch, fetch } = setUp(() => new Promise((resolve) => (answer = resolve)))
    prefetch(a)
    const loading = fetcher.load(a)
    await Promise.resolve()
    answer(json({ props: { n: 1 } }))
    expect(await loading).toMatchObject({ props: { n: 1 } })
    expect(fetch).toHaveBeenCalledOnce()
  })
  test('is asked for again when it is stale', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { fetcher, prefetch } = setUp(counting())
    prefetch(a)
    vi.setSystemTime(Date.now() + 999)
    prefetch(a)
    vi.setSystemTime(Date.now() + 1)
    expect(await fetcher.load(a)).toMatchObject({ props: { count: 2 } })
  })
  test('is dropped when something has changed', async () => {
    const { fetcher, prefetch } = setUp(counting())
    prefetch(a)
    fetcher.ahead!.clear()
    expect(await fetcher.load(a)).toMatchObject({ props: { count: 2 } })
  })
  test('C52 fails in silence, and the visit asks for itself', async () => {
    const answers = [json({}, { status: 500 }), json({}, { status: 500 }), json({ props: { n: 1 } })]
    const { fetcher, prefetch, fetch } = setUp(() => answers.shift() as Response)
    prefetch(a)
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce())
    await new Promise((resolve) => setTimeout(resolve))
    prefetch(a)
    expect(await fetcher.load(a)).toMatchObject({ props: { n: 1 } })
    expect(fetch).toHaveBeenCalledTimes(3)
  })
})

describe('choices and forms', () => {
  test('T5, T10 the names of wanted props stand in the path, once each and in order', async () => {
    const { fetcher, urls } = setUp(() => json({ props: {} }))
    await fetcher.load({ path: '/a', search: '?x', names: addNames('', ['votes', 'a,b', 'votes']) })
    expect(urls()).toEqual(['/_data/b1~a%2Cb,votes/a.json?x'])
  })
  test('what is sent by POST shares no answer and no request', async () => {
    const { fetcher, prefetch, fetch } = setUp(() => json({ props: {} }))
    prefetch({ path: '/a', search: '' })
    const body = new URLSearchParams({ text: 'hi' })
    const sent = fetcher.load({ path: '/a', search: '', body })
    await Promise.all([sent, fetcher.load({ path: '/a', search: '', body }).catch(() => {})])
    expect(fetch.mock.calls.map(([, { method }]) => method ?? 'GET')).toEqual(['GET', 'POST', 'POST'])
    expect(fetch.mock.calls[1]?.[1].body).toBe(body)
  })
})
