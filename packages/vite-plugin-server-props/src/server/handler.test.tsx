import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { useRouter } from '../react/router.js'
import type { PageComponent } from '../react/page-types.js'
import { createTestApp, Dump, type TestPages } from './fixtures/testing-app.js'
import { transports, type Ask, type TestServer } from './fixtures/transports.js'

// oxlint-disable-next-line typescript/no-explicit-any -- the pages of this file read contexts as apps in JavaScript do
type Context = any

class Own {
  x = 1
}

const circular: Record<string, unknown> = {}
circular.self = circular

const results: Record<string, (context: Context) => unknown> = {
  props: () => ({ props: { n: 1 } }),
  promise: () => ({ props: Promise.resolve({ n: 2 }) }),
  promiseRejects: () => ({ props: Promise.reject(new Error('boom-late secret-detail')) }),
  empty: () => ({}),
  propsNull: () => ({ props: null }),
  propsDate: () => ({ props: new Date(0) }),
  propsArray: () => ({ props: ['a'] }),
  nullPrototype: () => ({ props: Object.assign(Object.create(null), { n: 4 }) }),
  notFound: () => ({ notFound: true }),
  notFoundFalse: () => ({ notFound: false, props: { n: 5 } }),
  notFoundAndAll: () => ({ notFound: true, props: {}, redirect: { destination: '/x', permanent: false } }),
  temporary: () => ({ redirect: { destination: '/about', permanent: false } }),
  permanent: () => ({ redirect: { destination: '/about', permanent: true } }),
  neither: () => ({ redirect: { destination: '/about' } }),
  status303: () => ({ redirect: { destination: '/about', statusCode: 303 } }),
  both: () => ({ redirect: { destination: '/about', permanent: true, statusCode: 307 } }),
  status305: () => ({ redirect: { destination: '/about', statusCode: 305 } }),
  permanentString: () => ({ redirect: { destination: '/about', permanent: 'yes' } }),
  noDestination: () => ({ redirect: { permanent: false } }),
  basePathString: () => ({ redirect: { destination: '/about', permanent: false, basePath: 'x' } }),
  external: () => ({ redirect: { destination: 'https://example.com/a//b?c=d#e', permanent: false } }),
  protocolRelative: () => ({ redirect: { destination: '//example.com/x', permanent: false } }),
  unicode: () => ({ redirect: { destination: '/e/日', permanent: false } }),
  script: () => ({ redirect: { destination: 'java\nscript:alert(1)', permanent: false } }),
  redirectAndProps: ({ res }) => {
    res.statusCode = 418
    res.setHeader('x-kept', 'yes')
    res.setHeader('Set-Cookie', ['r=1; Path=/', 's=2; Path=/'])
    return { redirect: { destination: '/about', permanent: false }, props: { n: 1 } }
  },
  extraKeys: () => ({ props: {}, revalidate: 1, titel: 'x' }),
  nothing: () => undefined,
  isNull: () => null,
  isString: () => 'props',
  isNumber: () => 1,
  date: () => ({ props: { when: new Date(0) } }),
  silent: () => ({
    props: { a: undefined, b: () => 1, c: Symbol('x'), m: new Map([[1, 2]]), own: new Own() },
  }),
  bigint: () => ({ props: { n: 1n } }),
  circular: () => ({ props: circular }),
  getter: () => ({
    get props() {
      throw new Error('boom-getter secret-detail')
    },
  }),
  status999: ({ res }) => {
    res.statusCode = 999
    return { props: {} }
  },
  badHeader: ({ res }) => {
    res.setHeader('x-bad', 'a\r\nset-cookie: x=1')
    return { props: {} }
  },
}

const answers: Record<string, (context: Context) => unknown> = {
  status201: ({ res }) => void (res.statusCode = 201),
  status404: ({ res }) => void (res.statusCode = 404),
  cacheControl: ({ res }) => void res.setHeader('Cache-Control', 'public, s-maxage=10'),
  storable503: ({ res }) => {
    res.statusCode = 503
    res.setHeader('cache-control', 'public, s-maxage=10')
  },
  contentType: ({ res }) => void res.setHeader('Content-Type', 'application/xhtml+xml'),
  headers: ({ res }) => {
    res.setHeader('X-One', '1')
    res.setHeader('x-two', ['a', 'b'])
    res.setHeader('x-gone', '1')
    res.removeHeader('x-gone')
  },
  cookies: ({ res }) => {
    res.appendHeader('Set-Cookie', 'a=1; Path=/')
    res.appendHeader('Set-Cookie', 'b=2; Path=/; Secure')
  },
  end: ({ res }) => {
    res.statusCode = 202
    res.setHeader('content-type', 'text/plain')
    res.end('ended early')
  },
  writeHead: ({ res }) => {
    res.writeHead(302, { Location: '/about', 'x-own': 'yes' })
    res.end()
  },
  stream: ({ res }) => {
    res.write('one ')
    res.write('two ')
    res.end('three')
  },
  binary: ({ res }) => void res.end(Buffer.from([0, 1, 2, 255])),
  endAndThrow: ({ res }) => {
    res.end('whole')
    throw new Error('after the end')
  },
}

function trap(): never {
  throw new Error('trap secret-detail')
}

const throws: Record<string, (context: Context) => unknown> = {
  error: () => {
    throw new Error('boom-gssp secret-detail')
  },
  string: () => {
    throw 'boom-string secret-detail'
  },
  undefined: () => {
    throw undefined
  },
  null: () => {
    throw null
  },
  frozen: () => {
    throw Object.freeze(new Error('boom-frozen secret-detail'))
  },
  hostile: () => {
    throw new Proxy({}, { get: trap, getPrototypeOf: trap, ownKeys: trap, has: trap })
  },
  enoent: () => {
    throw Object.assign(new Error('secret-detail'), { code: 'ENOENT', statusCode: 404 })
  },
  headers: ({ res }) => {
    res.setHeader('x-before', 'yes')
    res.setHeader('set-cookie', 'before=1')
    res.setHeader('cache-control', 'public, max-age=600')
    res.statusCode = 404
    throw new Error('boom-headers secret-detail')
  },
}

function RouterDump(props: object) {
  const { pathname, query, asPath, isReady, basePath } = useRouter()
  return (
    <>
      <Dump {...props} />
      <pre id="router">{JSON.stringify({ pathname, query, asPath, isReady, basePath })}</pre>
    </>
  )
}

const describeContext = (context: Context) => ({
  keys: Object.keys(context).toSorted(),
  spread: Object.keys({ ...context }).length === Object.keys(context).length,
  params: context.params ?? null,
  query: context.query,
  resolvedUrl: context.resolvedUrl,
  url: context.req.url,
  method: context.req.method,
  cookies: context.req.cookies,
  xTest: context.req.headers['x-test'] ?? null,
  request: new URL(context.request.url).pathname,
  aborted: context.signal.aborted,
  polluted: 'polluted' in context.query && 'polluted' in {},
})

const context = {
  default: RouterDump,
  getServerSideProps: (given: Context) => ({ props: describeContext(given) }),
}

const pages: TestPages = {
  '/': context,
  '/ctx': context,
  '/ctx/[id]': context,
  '/opt/[[...parts]]': context,
  '/blog/[slug]': context,
  '/about': { default: RouterDump },
  '/posts/[id]': { default: RouterDump },
  '/result': {
    default: Dump,
    getServerSideProps: (given: Context) => (results[given.query.case] as (c: Context) => unknown)(given),
  },
  '/http': {
    default: Dump,
    getServerSideProps: (given: Context) => {
      answers[given.query.case]?.(given)
      return { props: { status: given.res.statusCode, sent: given.res.headersSent } }
    },
  },
  '/throw': {
    default: Dump,
    getServerSideProps: async (given: Context) => {
      await Promise.resolve()
      return (throws[given.query.case] as (c: Context) => unknown)(given)
    },
  },
  '/body': {
    default: Dump,
    async getServerSideProps({ req }: Context) {
      const parts: Uint8Array[] = []
      for await (const part of req) parts.push(part)
      return { props: { method: req.method, body: Buffer.concat(parts).toString() } }
    },
  },
  '/render-throws': {
    default() {
      throw new Error('boom-render secret-detail')
    },
    getServerSideProps: () => ({ props: { ok: true } }),
  },
  '/no-module': () => Promise.reject(new Error('boom-module secret-detail')),
  '/no-component': { default: { not: 'a component' } },
  '/hostile': {
    default: Dump,
    getServerSideProps: ({ query }: Context) => ({
      props: {
        text: `${query.text}`,
        ['__proto__x']: '$& $1 <!--app-html--> $`',
        end: '</script><!--\u2028',
      },
    }),
  },
  '/slow/[name]': {
    default: RouterDump,
    async getServerSideProps({ params, res, req }: Context) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
      if (params.name.endsWith('7')) throw new Error('neighbour')
      res.setHeader('x-name', params.name)
      return { props: { name: params.name, cookie: req.cookies.name } }
    },
  },
}

const silent = { onError: () => undefined }

function dump(text: string, id = 'dump') {
  const json = new RegExp(`<pre id="${id}">(.*?)</pre>`, 's').exec(text)?.[1] as string
  return JSON.parse(
    json
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )
}

function payload(text: string) {
  const json = /<script id="__SERVER_PROPS__" type="application\/json">(.*?)<\/script>/s.exec(
    text,
  )?.[1] as string
  return JSON.parse(json)
}

const PRIVATE = 'private, no-cache, no-store, max-age=0, must-revalidate'

describe.each(transports)('a production server over %s', (name, transport) => {
  let server: TestServer
  let ask: Ask
  beforeAll(async () => {
    server = await transport(createTestApp(pages), silent)
    ask = server.ask
  })
  afterAll(() => server.close())
  const data = (path: string, search = '') => ask(`/_data/build1${path}.json${search}`)
  const result = (which: string) => ask(`/result?case=${which}`)
  const resultData = (which: string) => data('/result', `?case=${which}`)

  it('S33 gives the context its keys, params only on pages with parameters, all of them spreadable', async () => {
    const seen = dump((await ask('/ctx')).text)
    expect(seen.keys).toEqual([
      'defaultLocale',
      'locale',
      'locales',
      'query',
      'req',
      'request',
      'res',
      'resolvedUrl',
      'signal',
    ])
    expect(seen.spread).toBe(true)
    expect(dump((await ask('/ctx/7')).text).keys).toContain('params')
    expect(dump((await ask('/opt')).text).params).toEqual({})
  })

  it('S34 S35 S36 S37 S39 S42 S43 S44 reads params, query and resolvedUrl from the address', async () => {
    const seen = dump((await ask('/ctx/re%2Fal?id=fake&x=1&x=2&q=a+b')).text)
    expect(seen.params).toEqual({ id: 're/al' })
    expect(seen.query).toEqual({ id: 're/al', x: ['1', '2'], q: 'a b' })
    expect(seen.resolvedUrl).toBe('/ctx/re%2Fal?id=fake&x=1&x=2&q=a+b')
    expect(dump((await ask('/ctx?')).text).resolvedUrl).toBe('/ctx')
  })

  it('S45 S46 tells the loader of a data request the same', async () => {
    const document = dump((await ask('/ctx/7?id=fake&x=%26')).text)
    const seen = JSON.parse((await data('/ctx/7', '?id=fake&x=%26')).text).props
    expect({ ...seen, url: '', request: '' }).toEqual({ ...document, url: '', request: '' })
    expect(JSON.parse((await data('/index')).text).props.resolvedUrl).toBe('/')
  })

  it('S47 S48 hands over method, headers and cookies', async () => {
    const headers = {
      'x-test': 'Yes',
      cookie: 'a=caf%C3%A9%20x; b=x=y; bad=%E0%A4%A; quoted="q%20"; half="; __proto__=1',
    }
    const seen = dump((await ask('/ctx?x=1', { headers })).text)
    expect(seen).toMatchObject({
      method: 'GET',
      url: '/ctx?x=1',
      xTest: 'Yes',
      request: '/ctx',
      aborted: false,
    })
    expect(seen.cookies).toMatchObject({
      a: 'café x',
      b: 'x=y',
      bad: '%E0%A4%A',
      quoted: 'q ',
      half: '"',
    })
    expect(dump((await ask('/ctx')).text).cookies).toEqual({})
  })

  it('T4 keeps names like __proto__ from reaching a prototype', async () => {
    for (const search of ['?__proto__=1', '?__proto__[polluted]=1', '?constructor=x&toString=y']) {
      expect((await ask(`/ctx${search}`)).status).toBe(200)
      expect((await data('/ctx', search)).status).toBe(200)
    }
    expect((await ask('/__proto__')).status).toBe(404)
    expect((await ask('/constructor')).status).toBe(404)
    expect(dump((await ask('/ctx/__proto__')).text).params).toEqual({ id: '__proto__' })
    for (const key in {}) expect(key).toBe('none')
  })

  it('S60 S110 S235 gives the same props to the component, the payload and the data', async () => {
    const { status, text, headers } = await result('props')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(dump(text)).toEqual({ n: 1 })
    expect(payload(text)).toEqual({
      page: '/result',
      buildId: 'build1',
      module: '/assets/result.js',
      hasLoader: true,
      props: { n: 1 },
      query: { case: 'props' },
    })
    const answer = await resultData('props')
    expect(answer.text).toBe('{"props":{"n":1}}')
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  })

  it('S62 S63 awaits props, and fails when they reject', async () => {
    expect(dump((await result('promise')).text)).toEqual({ n: 2 })
    expect((await result('promiseRejects')).status).toBe(500)
  })

  it('S65 S67 takes null-prototype props and notFound: false', async () => {
    expect(dump((await result('nullPrototype')).text)).toEqual({ n: 4 })
    expect(dump((await result('notFoundFalse')).text)).toEqual({ n: 5 })
  })

  it.each(['notFound', 'notFoundAndAll'])(
    'S66 S68 S117 answers 404 for a page that returned %s',
    async (which) => {
      const { status, text, headers } = await result(which)
      expect(status).toBe(404)
      expect(text).toContain('This page could not be found')
      expect(text).not.toContain('id="dump"')
      expect(headers['cache-control']).toBe(PRIVATE)
      const answer = await resultData(which)
      expect([answer.status, answer.text]).toEqual([404, '{"notFound":true}'])
    },
  )

  it.each([
    ['temporary', 307, '/about'],
    ['permanent', 308, '/about'],
    ['neither', 307, '/about'],
    ['status303', 303, '/about'],
    ['external', 307, 'https://example.com/a//b?c=d#e'],
    ['protocolRelative', 307, '/example.com/x'],
    ['unicode', 307, '/e/%E6%97%A5'],
  ])('S69 S70 S78 S79 S116 T16 redirects: %s', async (which, status, destination) => {
    const answer = await result(which)
    expect([answer.status, answer.headers.location, answer.text]).toEqual([status, destination, destination])
    const { text, headers } = await resultData(which)
    expect(JSON.parse(text)).toEqual({ redirect: { destination, statusCode: status } })
    expect(headers.location).toBeUndefined()
  })

  it('S80 S81 keeps headers and cookies of a redirect, which beats props and status', async () => {
    for (const answer of [await result('redirectAndProps'), await resultData('redirectAndProps')]) {
      expect(answer.headers['x-kept']).toBe('yes')
      expect(answer.cookies).toEqual(['r=1; Path=/', 's=2; Path=/'])
      expect(answer.text).not.toContain('"n"')
    }
    expect((await result('redirectAndProps')).status).toBe(307)
    expect((await resultData('redirectAndProps')).status).toBe(200)
  })

  it.each([
    'both',
    'status305',
    'permanentString',
    'noDestination',
    'basePathString',
    'script',
    'extraKeys',
    'nothing',
    'isNull',
    'isString',
    'isNumber',
    'bigint',
    'circular',
    'getter',
    'status999',
    'badHeader',
  ])(
    'S72 S73 S74 S75 S76 S82 S83 S84 S104 F10 T15 T16 answers 500 for the nonsense "%s", and says nothing',
    async (which) => {
      for (const answer of [await result(which), await resultData(which)]) {
        expect(answer.status).toBe(500)
        expect(answer.headers['cache-control']).toBe('private, no-store')
        expect(answer.headers['x-bad']).toBeUndefined()
        expect(answer.text).not.toMatch(/secret-detail|redirect|getServerSideProps|pages\//)
        expect(answer.headers['x-server-props-digest']).toMatch(/^[\da-f]{8}$/)
      }
      expect((await resultData(which)).text).toBe('{"error":{}}')
    },
  )

  it('S85 S103 does not check props: they travel as JSON.stringify writes them', async () => {
    for (const which of ['empty', 'propsNull', 'propsDate']) {
      expect(dump((await result(which)).text)).toEqual({})
      expect((await resultData(which)).text).toBe('{"props":{}}')
    }
    expect((await resultData('propsArray')).text).toBe('{"props":{"0":"a"}}')
    expect((await resultData('date')).text).toBe('{"props":{"when":"1970-01-01T00:00:00.000Z"}}')
    expect((await resultData('silent')).text).toBe('{"props":{"m":{},"own":{"x":1}}}')
  })

  it('S105 S106 T1 T2 escapes the payload and inserts props as they are', async () => {
    const hostile = '</script><script>window.PWN=1</script><!--\u2028\u2029&amp;'
    const { text } = await ask(
      `/hostile?text=${encodeURIComponent(hostile)}&${encodeURIComponent('</script>')}=1`,
    )
    expect(text.match(/<\/html>/g)).toHaveLength(1)
    expect(text.match(/<script/g)).toHaveLength(2)
    const { props } = payload(text)
    expect(props.text).toBe(hostile)
    expect(props['__proto__x']).toBe('$& $1 <!--app-html--> $`')
  })

  it('S113 S119 S120 S121 S122 S123 T10 has one address for the data of a page', async () => {
    const missing = [
      '/_data/other/ctx.json',
      '/_data/build1/nope.json',
      '/_data/build1/ctx',
      '/_data/build1/about.json',
      '/_data/build1/_app.json',
      '/_data/build1/ctx.JSON',
      '/_data//build1/ctx.json',
      '/_data/build1/ctx/.json',
      '/_data/build1/_data/build1/ctx.json',
      '/_data',
      '/_data/build1/_error.json',
    ]
    for (const target of missing) {
      const { status, headers, text } = await ask(target)
      expect([target, status]).toEqual([target, 404])
      expect(headers['cache-control']).toBe(PRIVATE)
      expect(headers['content-type']).toMatch(/^application\/json/)
      expect(headers['x-server-props-build']).toBe('build1')
      expect(text).toBe('{"error":{}}')
    }
    expect((await data('/blog/file.json')).status).toBe(200)
    expect((await ask('/_data/build1/blog/%E0%A4%A.json')).status).toBe(400)
  })

  it('T5 T6 decides page or data by the path alone', async () => {
    const plain = await ask('/result?case=props')
    for (const header of [
      'x-nextjs-data',
      'rsc',
      'purpose',
      'accept',
      'x-middleware-subrequest',
      'x-middleware-prefetch',
      'next-resume',
    ]) {
      const answer = await ask('/result?case=props', { headers: { [header]: '1' } })
      expect([answer.text, answer.headers['cache-control']]).toEqual([
        plain.text,
        plain.headers['cache-control'],
      ])
    }
  })

  it('T18 protects data from other origins, and every answer from sniffing', async () => {
    const { headers } = await data('/ctx')
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    for (const target of [
      '/ctx',
      '/nope',
      '/throw?case=error',
      '/about/',
      '/_data/x',
      '/result?case=temporary',
    ]) {
      const answer = await ask(target)
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      expect(Object.keys(answer.headers).filter((key) => key.startsWith('access-control'))).toEqual([])
    }
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'S125 S135 S136 lets a loader read the body of %s',
    async (method) => {
      const answer = await ask('/body', { method, body: 'sent' })
      expect([answer.status, dump(answer.text)]).toEqual([200, { method, body: 'sent' }])
      const json = await ask('/_data/build1/body.json', { method, body: 'sent' })
      expect(JSON.parse(json.text)).toEqual({ props: { method, body: 'sent' } })
    },
  )

  it('S124 S137 answers HEAD like GET without a body', async () => {
    for (const target of ['/ctx', '/_data/build1/ctx.json', '/nope', '/result?case=temporary', '/about']) {
      const [head, get] = [await ask(target, { method: 'HEAD' }), await ask(target)]
      expect([target, head.status, head.text]).toEqual([target, get.status, ''])
      expect(head.headers['content-type']).toBe(get.headers['content-type'])
    }
  })

  it('S138 S139 S140 F19 knows which methods an address takes', async () => {
    const options = await ask('/ctx', { method: 'OPTIONS' })
    expect([options.status, options.text]).toEqual([204, ''])
    expect(options.headers.allow).toBe('GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS')
    const post = await ask('/about', { method: 'POST' })
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD'])
    expect((await ask('/about', { method: 'OPTIONS' })).status).toBe(204)
    expect((await ask('/nope', { method: 'POST' })).status).toBe(404)
    expect((await ask('/ctx', { method: 'PROPFIND' })).status).toBe(405)
    if (name === 'node:http') expect((await ask('/ctx', { method: 'TRACE' })).status).toBe(405)
  })

  it('S146 S147 T20 keeps a Cache-Control that the loader set, but not on errors', async () => {
    expect((await ask('/http')).headers['cache-control']).toBe(PRIVATE)
    expect((await data('/http')).headers['cache-control']).toBe(PRIVATE)
    expect((await ask('/http?case=cacheControl')).headers['cache-control']).toBe('public, s-maxage=10')
    expect((await data('/http', '?case=cacheControl')).headers['cache-control']).toBe('public, s-maxage=10')
    expect((await ask('/http?case=storable503')).headers['cache-control']).toBe('private, no-store')
    expect((await ask('/throw?case=headers')).headers['cache-control']).toBe('private, no-store')
  })

  it('S148 has an ETag where the answer may be stored, and answers 304', async () => {
    expect((await ask('/http')).headers.etag).toBeUndefined()
    for (const target of ['/http?case=cacheControl', '/about']) {
      const { etag = '' } = (await ask(target)).headers
      expect(etag).toMatch(/^"[\da-f]{40}"$/)
      const again = await ask(target, { headers: { 'if-none-match': `"other", W/${etag}` } })
      expect([again.status, again.text, again.headers.etag]).toEqual([304, '', etag])
    }
  })

  it('S149 S150 S151 S153 keeps headers that the loader set', async () => {
    expect((await ask('/http?case=contentType')).headers['content-type']).toBe('application/xhtml+xml')
    const { headers } = await ask('/http?case=headers')
    expect([headers['x-one'], headers['x-two'], headers['x-gone']]).toEqual(['1', 'a, b', undefined])
    for (const answer of [await ask('/http?case=cookies'), await data('/http', '?case=cookies')]) {
      expect(answer.cookies).toEqual(['a=1; Path=/', 'b=2; Path=/; Secure'])
    }
    expect(dump((await ask('/http')).text)).toEqual({ status: 200, sent: false })
  })

  it('S152 keeps the status that the loader set', async () => {
    for (const [which, status] of [
      ['status201', 201],
      ['status404', 404],
    ] as const) {
      const answer = await ask(`/http?case=${which}`)
      expect([answer.status, dump(answer.text).status]).toEqual([status, status])
      expect(payload(answer.text).status).toBe(status)
      expect((await data('/http', `?case=${which}`)).status).toBe(status)
    }
  })

  it('S160 S161 S162 S163 S164 leaves alone what the page answered itself', async () => {
    for (const send of [
      (which: string) => ask(`/http?case=${which}`),
      (which: string) => data('/http', `?case=${which}`),
    ]) {
      const end = await send('end')
      expect([end.status, end.text, end.headers['content-type']]).toEqual([202, 'ended early', 'text/plain'])
      const head = await send('writeHead')
      expect([head.status, head.text, head.headers.location, head.headers['x-own']]).toEqual([
        302,
        '',
        '/about',
        'yes',
      ])
      expect((await send('stream')).text).toBe('one two three')
      expect([...(await send('binary')).bytes]).toEqual([0, 1, 2, 255])
      expect((await send('endAndThrow')).text).toBe('whole')
    }
  })

  it.each(Object.keys(throws))(
    'S170 S173 S174 S175 S176 F6 T27 answers 500 when the loader throws: %s',
    async (which) => {
      for (const answer of [await ask(`/throw?case=${which}`), await data('/throw', `?case=${which}`)]) {
        expect(answer.status).toBe(500)
        expect(answer.text).not.toMatch(/secret-detail|boom|\.tsx|node_modules/)
        if (which === 'headers')
          expect([answer.headers['x-before'], answer.cookies]).toEqual(['yes', ['before=1']])
      }
      expect((await ask(`/throw?case=${which}`)).text).toContain('Internal Server Error')
    },
  )

  it('S177 S178 answers 500 for a page that throws while rendering, and 200 with its data', async () => {
    const { status, text } = await ask('/render-throws')
    expect([status, text.includes('secret-detail')]).toEqual([500, false])
    expect((await data('/render-throws')).text).toBe('{"props":{"ok":true}}')
  })

  it('F14 S28 answers 500 for a page that has no module or no component, each time', async () => {
    for (const target of ['/no-module', '/no-module', '/no-component']) {
      const { status, text } = await ask(target)
      expect([status, text.includes('secret-detail')]).toEqual([500, false])
    }
    expect((await ask('/ctx')).status).toBe(200)
  })

  it('S5 S22 S210 answers 404 with the error page for addresses of no page', async () => {
    for (const target of ['/nope', '/_app', '/_document', '/_error', '/About', '/ctx/a/b', '/index']) {
      const { status, text, headers } = await ask(target)
      expect([target, status]).toEqual([target, 404])
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(text).toMatch(/<title [^>]*>404: This page could not be found<\/title>/)
    }
  })

  it('S15 S213 F20 answers 400 for what is no address', async () => {
    for (const target of ['/blog/%E0%A4%A', '/blog/%', '/%00', '/blog/%ff']) {
      const { status, text } = await ask(target)
      expect([target, status]).toEqual([target, 400])
      expect(text).toContain('Bad Request')
    }
  })

  it('S19 S20 T14 redirects to the one spelling of an address, and never to another host', async () => {
    const moved = [
      ['/about/', '/about'],
      ['/blog//x', '/blog/x'],
      ['/ctx/?a=1&b=c%20d', '/ctx?a=1&b=c%20d'],
    ]
    for (const [from = '', to] of moved) {
      const { status, headers } = await ask(from)
      expect([status, headers.location]).toEqual([308, to])
    }
    for (const target of ['//evil.com', '/\\evil.com', '///evil.com/%2e%2e']) {
      const { headers } = await ask(target)
      expect(headers.location ?? '/x').toMatch(/^\/(?:$|[^/\\])/)
    }
  })

  it('S192 S193 fills the router, without the query on a page that nothing of the request reaches', async () => {
    expect(dump((await ask('/ctx/a%20b?x=1')).text, 'router')).toEqual({
      pathname: '/ctx/[id]',
      query: { id: 'a b', x: '1' },
      asPath: '/ctx/a%20b?x=1',
      isReady: true,
      basePath: '',
    })
    const { text, headers } = await ask('/about?x=1')
    expect(dump(text, 'router')).toEqual({
      pathname: '/about',
      query: {},
      asPath: '/about',
      isReady: false,
      basePath: '',
    })
    expect(payload(text)).toEqual({
      page: '/about',
      buildId: 'build1',
      module: '/assets/about.js',
      props: {},
      query: {},
    })
    expect(headers['cache-control']).toBe('private, max-age=0, must-revalidate')
  })

  it('S187 F24 shares nothing between 200 requests at once, also when neighbours fail', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `name${index}`)
    await Promise.all(
      names.map(async (each) => {
        const answer = await ask(`/slow/${each}?q=${each}`, { headers: { cookie: `name=${each}` } })
        if (each.endsWith('7')) return expect(answer.status).toBe(500)
        expect(dump(answer.text)).toEqual({ name: each, cookie: each })
        expect(dump(answer.text, 'router').query).toEqual({ name: each, q: each })
        expect(answer.headers['x-name']).toBe(each)
      }),
    )
  })

  it('S154 S201 S209 sends a whole document', async () => {
    const { text } = await result('props')
    expect(text).toBe(
      '<!DOCTYPE html><html><head>' +
        '<meta charset="utf-8"/>' +
        '<meta name="viewport" content="width=device-width"/>' +
        '<link rel="stylesheet" href="/assets/app.css"><link rel="stylesheet" href="/assets/page.css">' +
        '<link rel="modulepreload" href="/assets/entry.js"><link rel="modulepreload" href="/assets/react.js">' +
        '<link rel="modulepreload" href="/assets/result.js"><link rel="modulepreload" href="/assets/chunk.js">' +
        '</head><body><div id="root"><pre id="dump">{&quot;n&quot;:1}</pre></div>' +
        '<script id="__SERVER_PROPS__" type="application/json">' +
        '{"page":"/result","buildId":"build1","module":"/assets/result.js","hasLoader":true,"props":{"n":1},"query":{"case":"props"}}' +
        '</script><script type="module" src="/assets/entry.js"></script></body></html>',
    )
  })
})

describe.each(transports)('a development server over %s', (_, transport) => {
  let server: TestServer
  let ask: Ask
  beforeAll(async () => {
    server = await transport(createTestApp(pages, { isDev: true }), {
      ...silent,
      toHead: (file) => Promise.resolve(`<style>/* ${file} */</style>`),
    })
    ask = server.ask
  })
  afterAll(() => server.close())
  const data = (path: string, search = '') => ask(`/_data/dev${path}.json${search}`)

  it.each([
    ['both', '`permanent` or `statusCode`'],
    ['status305', '301, 302, 303, 307, 308'],
    ['permanentString', '`permanent` must be `true` or `false`'],
    ['noDestination', '`destination` should be string but received undefined'],
    ['basePathString', '`basePath` should be undefined or a boolean, received string'],
    ['noDestination', '/result?case=noDestination'],
    ['extraKeys', 'Keys that need to be moved: revalidate, titel'],
    ['nothing', 'Did you forget to add a `return`?'],
    ['propsArray', '[object Array]'],
    ['empty', '[object Undefined]'],
    ['date', 'Error serializing `.when` returned from `getServerSideProps` in "/result".'],
  ])(
    'S72 S73 S74 S75 S76 S77 S82 S83 S85 S90 S102 S182 says what is wrong with "%s"',
    async (which, part) => {
      const document = await ask(`/result?case=${which}`)
      const plain = document.text.replaceAll('&quot;', '"')
      expect([document.status, plain.includes(part)]).toEqual([500, true])
      const { status, text } = await data('/result', `?case=${which}`)
      const { error } = JSON.parse(text)
      expect([status, typeof error.stack]).toEqual([500, 'string'])
      if (!part.startsWith('/result')) expect(error.message).toContain(part)
    },
  )

  it('S147 never lets an answer be stored', async () => {
    for (const target of ['/http?case=cacheControl', '/about', '/nope', '/throw?case=headers', '/about/']) {
      expect((await ask(target)).headers['cache-control']).toBe('no-store')
    }
  })

  it('T27 shows an error as text', async () => {
    const { status, text } = await ask('/throw?case=error')
    expect([status, text.includes('boom-gssp secret-detail')]).toEqual([500, true])
  })

  it('has the styles of the page in the head', async () => {
    expect((await ask('/ctx')).text).toContain('<style>/* pages/ctx.tsx */</style></head>')
  })

  it('S160 S47 hands over a response that works', async () => {
    expect((await ask('/http?case=stream')).text).toBe('one two three')
    expect((await ask('/http?case=cookies')).cookies).toHaveLength(2)
  })
})

describe('development', () => {
  it('F14 loads a page again after its import failed', async () => {
    let isBroken = true
    const page = () => (isBroken ? Promise.reject(new Error('broken')) : Promise.resolve({ default: Dump }))
    const [, transport] = transports[1] as (typeof transports)[number]
    const { ask } = await transport(createTestApp({ '/page': page }, { isDev: true }), silent)
    expect((await ask('/page')).status).toBe(500)
    isBroken = false
    expect((await ask('/page')).status).toBe(200)
  })

  it.each(transports)(
    'S167 fails a page whose promise for props uses the response, over %s',
    async (_, transport) => {
      const late = {
        default: Dump as PageComponent,
        getServerSideProps: ({ res }: Context) => ({
          props: new Promise((resolve) => setTimeout(resolve, 5)).then(() => {
            res.setHeader('x-late', '1')
            return { ok: true }
          }),
        }),
      }
      const development = await transport(createTestApp({ '/late': late }, { isDev: true }), silent)
      const answer = await development.ask('/late')
      expect([answer.status, answer.text.includes('You should not access')]).toEqual([500, true])
      await development.close()
      const production = await transport(createTestApp({ '/late': late }), silent)
      expect((await production.ask('/late')).headers['x-late']).toBe('1')
      await production.close()
    },
  )

  it.each(transports)(
    'S166 warns about a response that is used after the props were given, over %s',
    async (_, transport) => {
      let used: Promise<void> | undefined
      const late = {
        default: Dump as PageComponent,
        getServerSideProps: ({ res }: Context) => {
          used = new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => void res.statusCode)
          return { props: { ok: true } }
        },
      }
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
      const server = await transport(createTestApp({ '/late': late }, { isDev: true }), silent)
      expect((await server.ask('/late')).status).toBe(200)
      await used
      expect(warn.mock.calls.flat().join()).toContain(
        "You should not access 'res' after getServerSideProps resolves",
      )
      warn.mockRestore()
      await server.close()
    },
  )
})
