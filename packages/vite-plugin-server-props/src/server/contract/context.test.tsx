import { IncomingMessage, ServerResponse } from 'node:http'
import { Suspense, use, type ReactNode } from 'react'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Params, Query } from '../../shared/url/query.js'
import { readDump, servers, type ContractServer } from '../fixtures/servers.js'
import { Dump, type TestPages } from '../fixtures/testing-app.js'

interface Given {
  readonly req: IncomingMessage & { readonly cookies: Record<string, string> }
  readonly res: ServerResponse
  readonly params?: Params
  readonly query: Query
  readonly resolvedUrl: string
  readonly [key: string]: unknown
}

function describeContext(context: Given) {
  const { req, res, params, query, resolvedUrl, locale, locales, defaultLocale } = context
  return {
    keys: Object.keys(context).toSorted(),
    params: params ?? null,
    query,
    resolvedUrl,
    locales,
    isWithoutLocale: locale === undefined && defaultLocale === undefined,
    draft: [context['draftMode'], context['preview'], context['previewData']].map((value) => value ?? null),
    url: req.url,
    method: req.method,
    cookies: req.cookies,
    test: req.headers['x-test'] ?? null,
    hasRes: [res.statusCode, typeof res.setHeader],
  }
}

const seen = { default: Dump, getServerSideProps: (context: Given) => ({ props: describeContext(context) }) }

const counts: Record<string, number> = {}
const count = (name: string) => {
  counts[name] = (counts[name] ?? 0) + 1
}

let pending: Promise<string> | undefined
function Late(): ReactNode {
  pending ??= new Promise((resolve) => setTimeout(() => resolve('done'), 2))
  return use(pending)
}

const outcomes: Record<string, () => unknown> = {
  props: () => ({ props: {} }),
  notFound: () => ({ notFound: true }),
  redirect: () => ({ redirect: { destination: '/', permanent: false } }),
  throws: () => {
    throw new Error('boom')
  },
}

const pages: TestPages = {
  '/': seen,
  '/plain': seen,
  '/one/[id]': seen,
  '/two/[id]/[sub]': seen,
  '/many/[...path]': seen,
  '/opt/[[...path]]': seen,
  '/counted': {
    default: () => (
      <Suspense fallback="waits">
        <Late />
      </Suspense>
    ),
    getServerSideProps: ({ query }: Given) => {
      count(String(query['case']))
      return outcomes[String(query['case'])]?.()
    },
  },
  '/node': {
    default: Dump,
    getServerSideProps: ({ req, res }: Given) => ({
      props: {
        isNode: [req instanceof IncomingMessage, res instanceof ServerResponse],
        socket: typeof req.socket?.remoteAddress,
        streams: [typeof req.pipe, typeof res.write],
        version: req.httpVersion ?? null,
      },
    }),
  },
  '/window': {
    default: () => <Dump {...{ window: typeof window, document: typeof document }} />,
    getServerSideProps: () => ({ props: {} }),
  },
}

describe.each(servers)('the context of getServerSideProps in %s', (_, start) => {
  let server: ContractServer
  beforeAll(async () => {
    server = await start(pages)
  })
  afterAll(() => server.close())

  /** What a document's loader and that of its data saw, which is the same but for `req.url`. */
  async function readBoth(path: string, search = '', headers: Record<string, string> = {}) {
    const [document, data] = await server.both(path, search, { headers })
    expect([document.status, data.status]).toEqual([200, 200])
    const [inDocument, inData] = [readDump(document.text), JSON.parse(data.text).props]
    expect({ ...inData, url: '' }).toEqual({ ...inDocument, url: '' })
    return inDocument
  }

  it('S33 has the same keys always, params only on pages with parameters', async () => {
    const plain = await readBoth('/plain')
    for (const key of ['req', 'res', 'query', 'resolvedUrl', 'locale', 'locales', 'defaultLocale']) {
      expect(plain['keys']).toContain(key)
    }
    expect(plain).toMatchObject({
      params: null,
      isWithoutLocale: true,
      locales: [],
      hasRes: [200, 'function'],
    })
    expect(plain['draft']).toEqual([null, null, null])
    for (const key of ['params', 'draftMode', 'preview', 'previewData']) {
      expect(plain['keys']).not.toContain(key)
    }
    expect((await readBoth('/one/a'))['keys']).toContain('params')
    expect((await readBoth('/opt'))['keys']).toContain('params')
  })

  it('S34 has strings in params for [x], arrays for catch-alls', async () => {
    expect((await readBoth('/two/a/b'))['params']).toEqual({ id: 'a', sub: 'b' })
    expect((await readBoth('/many/a'))['params']).toEqual({ path: ['a'] })
    expect((await readBoth('/opt/a/b'))['params']).toEqual({ path: ['a', 'b'] })
  })

  it('S35 has search and route parameters in query', async () => {
    expect((await readBoth('/two/a/b', '?x=1&y=2'))['query']).toEqual({ id: 'a', sub: 'b', x: '1', y: '2' })
  })

  it.each(['?id=b', '?id=b&id=c', '?id=', '?id', '?%69d=b'])(
    'S36 has the route parameter where the search has one of that name: %s',
    async (search) => {
      expect((await readBoth('/one/a', `${search}&x=1`))['query']).toEqual({ id: 'a', x: '1' })
    },
  )

  it.each([
    ['S37', '?a=1&b=2&a=3&a=1', { a: ['1', '3', '1'], b: '2' }],
    ['S37', '?a=1', { a: '1' }],
    ['S38', '?a', { a: '' }],
    ['S38', '?a=&b', { a: '', b: '' }],
    ['S39', '?a=x+y%20z&b+c=1', { a: 'x y z', 'b c': '1' }],
    ['S39', '?caf%C3%A9=%F0%9F%98%80&%26=%3D', { café: '😀', '&': '=' }],
    ['S39', '?a[b]=1&a[]=2&a[]=3', { 'a[b]': '1', 'a[]': ['2', '3'] }],
    ['S40', '?', {}],
    ['S40', '?&&a=1&&b=2&', { a: '1', b: '2' }],
    ['S40', '?a=1?b=2&c=?', { a: '1?b=2', c: '?' }],
    ['S41', '?a=%&b=%zz&c=%E0%A4%A', { a: '%', b: '%zz', c: '\ufffd%A' }],
  ])('S37 S38 S39 S40 S41 reads the query (%s) %s', async (_row, search, expected) => {
    expect((await readBoth('/plain', search))['query']).toEqual(expected)
  })

  it.each([
    ['/plain', '?b=2&a=1&b=3', '/plain?b=2&a=1&b=3'],
    ['/plain', '', '/plain'],
    ['/', '?a=1', '/?a=1'],
    ['/one/a', '', '/one/a'],
  ])('S42 has path and query in their order in resolvedUrl: %s%s', async (path, search, resolvedUrl) => {
    expect((await readBoth(path, search))['resolvedUrl']).toBe(resolvedUrl)
  })

  it('S43 has no route parameters in the query of resolvedUrl, but what they hide in query', async () => {
    expect((await readBoth('/one/a', '?x=1'))['resolvedUrl']).toBe('/one/a?x=1')
    expect((await readBoth('/one/a', '?id=hidden&x=1'))['resolvedUrl']).toBe('/one/a?id=hidden&x=1')
  })

  it.each([
    ['/one/a%2Fb%20c', '', '/one/a%2Fb%20c'],
    ['/one/a+b', '', '/one/a+b'],
    ['/one/caf%C3%A9', '?q=a%20b+c&flag&x=%C3%A9', '/one/caf%C3%A9?q=a%20b+c&flag&x=%C3%A9'],
    ['/opt', '?path=kept', '/opt?path=kept'],
  ])('S44 has resolvedUrl as it was asked for, encoded: %s%s', async (path, search, resolvedUrl) => {
    expect((await readBoth(path, search))['resolvedUrl']).toBe(resolvedUrl)
  })

  it("S45 has the page's address in resolvedUrl for data", async () => {
    const read = async (path: string, search = '') =>
      JSON.parse((await server.data(path, search)).text).props.resolvedUrl
    expect(await read('/index')).toBe('/')
    expect(await read('/index', '?a=1')).toBe('/?a=1')
    expect(await read('/one/a.json')).toBe('/one/a.json')
    expect(await read('/many/a/b%20c', '?x=1')).toBe('/many/a/b%20c?x=1')
  })

  it('S46 has the same for the data of an address as for its document', async () => {
    await readBoth('/', '?a=1&a=2')
    await readBoth('/one/re%2Fal', '?id=fake&x=%26')
    await readBoth('/many/a/%25/b', '?path=x')
    await readBoth('/opt', '?path=x&y')
  })

  it('S47 has method, headers and address in req', async () => {
    const [document, data] = await server.both('/one/a', '?x=1', { headers: { 'x-test': 'Yes' } })
    expect(readDump(document.text)).toMatchObject({ method: 'GET', url: '/one/a?x=1', test: 'Yes' })
    expect(JSON.parse(data.text).props).toMatchObject({ method: 'GET', test: 'Yes' })
    const post = await server.ask('/plain', { method: 'POST', body: 'x' })
    expect(readDump(post.text)['method']).toBe('POST')
  })

  it("S47 has Node's own req and res on Node, for documents and data", async () => {
    for (const answer of await server.both('/node')) {
      const props = answer.text.startsWith('{') ? JSON.parse(answer.text).props : readDump(answer.text)
      expect(props.isNode).toEqual([server.isNode, server.isNode])
      if (!server.isNode) continue
      expect(props).toMatchObject({ socket: 'string', streams: ['function', 'function'], version: '1.1' })
    }
  })

  it('S48 has decoded cookies in req, none without a header', async () => {
    expect((await readBoth('/plain'))['cookies']).toEqual({})
    const cookie = 'a=caf%C3%A9%20x; b=x=y==; bad=%E0%A4%A; quoted="q"; empty=; a=second'
    const { cookies } = await readBoth('/plain', '', { cookie })
    expect(cookies).toMatchObject({ a: 'café x', b: 'x=y==', bad: '%E0%A4%A', quoted: 'q', empty: '' })
  })

  it.each(Object.keys(outcomes))('S55 comes once for each request, when it ends with %s', async (which) => {
    const ask = (method: string) => server.ask(`/counted?case=${which}`, { method })
    for (const request of [
      () => ask('GET'),
      () => ask('HEAD'),
      () => ask('POST'),
      () => server.data('/counted', `?case=${which}`),
    ]) {
      counts[which] = 0
      pending = undefined
      await request()
      expect(counts[which]).toBe(1)
    }
  })

  it('S59 comes before a rendering that knows no window', async () => {
    expect(readDump((await server.ask('/window')).text)).toEqual({
      window: 'undefined',
      document: 'undefined',
    })
  })
})
