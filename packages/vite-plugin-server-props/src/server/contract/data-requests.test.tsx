import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Html, Head, Main, NextScript } from '../document-components.js'
import { readDump, servers, type ContractServer } from '../fixtures/servers.js'
import { Dump, type TestPages } from '../fixtures/testing-app.js'

interface Given {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly params?: Record<string, unknown>
  readonly query: Record<string, unknown>
  readonly resolvedUrl: string
}

const page = (name: string) => ({
  default: Dump,
  getServerSideProps: ({ params, query, resolvedUrl }: Given) => ({
    props: { page: name, params: params ?? null, query, resolvedUrl },
  }),
})

const patterns = [
  '/',
  '/x',
  '/index',
  '/blog/legal',
  '/blog/[slug]',
  '/docs/intro',
  '/docs/[...path]',
  '/opt/[[...parts]]',
  '/feed.json',
  '/thing.test',
  '/[lang]/legal',
]

let renders = { page: 0, app: 0, document: 0 }

const pages: TestPages = {
  ...Object.fromEntries(patterns.map((pattern) => [pattern, page(pattern)])),
  '/plain': { default: () => null },
  '/throws': {
    default: Dump,
    getServerSideProps: () => {
      throw new Error('secret-detail')
    },
  },
  '/redirect': {
    default: Dump,
    getServerSideProps: () => ({ redirect: { destination: '/x?a=1#b', permanent: true } }),
  },
  '/gone': { default: Dump, getServerSideProps: () => ({ notFound: true }) },
  '/head': {
    default: Dump,
    getServerSideProps: ({ res }: Given) => {
      res.statusCode = 203
      res.setHeader('x-own', 'yes')
      res.setHeader('set-cookie', ['a=1; Path=/', 'b=2; HttpOnly'])
      return { props: {} }
    },
  },
  '/cached': {
    default: Dump,
    getServerSideProps: ({ res }: Given) => {
      res.setHeader('cache-control', 'public, s-maxage=60')
      return { props: {} }
    },
  },
  '/body': {
    default: Dump,
    async getServerSideProps({ req }: Given) {
      const parts: Uint8Array[] = []
      for await (const part of req) parts.push(part as Uint8Array)
      return { props: { method: req.method, body: Buffer.concat(parts).toString() } }
    },
  },
}

describe.each(servers)('a request for page data in %s', (_, start) => {
  let server: ContractServer
  beforeAll(async () => {
    server = await start(pages)
  })
  afterAll(() => server.close())

  async function readProps(path: string, search = '') {
    const { status, text } = await server.data(path, search)
    expect([path, status]).toEqual([path, 200])
    return JSON.parse(text).props
  }

  it('S110 is answered with the props of the document, as JSON', async () => {
    const [document, data] = await server.both('/x', '?a=1')
    expect([data.status, data.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
    expect(JSON.parse(data.text)).toEqual({ props: readDump(document.text) })
  })

  it('S111 asks for the home page by /index, for an index page by its folder and nothing else', async () => {
    expect(await readProps('/index')).toMatchObject({ page: '/', resolvedUrl: '/' })
    expect(await readProps('/index/index')).toMatchObject({ page: '/index', resolvedUrl: '/index' })
    expect(await readProps('/x')).toMatchObject({ page: '/x', resolvedUrl: '/x' })
    for (const path of ['/x/index', '/index/x', '/']) {
      expect([path, (await server.data(path)).status]).toEqual([path, 404])
    }
  })

  it('S112 S114 takes parameters and catch-alls, and what comes first, as for documents', async () => {
    expect(await readProps('/blog/a')).toMatchObject({ page: '/blog/[slug]', params: { slug: 'a' } })
    expect(await readProps('/blog/legal')).toMatchObject({ page: '/blog/legal', params: null })
    expect(await readProps('/en/legal')).toMatchObject({ page: '/[lang]/legal', params: { lang: 'en' } })
    expect(await readProps('/docs/intro')).toMatchObject({ page: '/docs/intro', params: null })
    expect(await readProps('/docs/intro/more')).toMatchObject({ params: { path: ['intro', 'more'] } })
    expect(await readProps('/docs/a')).toMatchObject({ page: '/docs/[...path]', params: { path: ['a'] } })
    expect(await readProps('/opt')).toMatchObject({ page: '/opt/[[...parts]]', params: {}, query: {} })
    expect(await readProps('/opt/a/b')).toMatchObject({ params: { parts: ['a', 'b'] } })
    expect((await server.data('/docs')).status).toBe(404)
  })

  it.each([
    ['/blog/a%2Fb', 'a/b'],
    ['/blog/a%20b+c', 'a b+c'],
    ['/blog/file.json', 'file.json'],
    ['/blog/v1.2', 'v1.2'],
    ['/blog/%25E0', '%E0'],
    ['/blog/.json', '.json'],
  ])('S113 decodes %s.json as a document', async (path, slug) => {
    expect(await readProps(path)).toMatchObject({ params: { slug }, resolvedUrl: path })
  })

  it('S113 takes file names with dots, and refuses malformed encoding with 400', async () => {
    expect(await readProps('/feed.json')).toMatchObject({ page: '/feed.json' })
    expect(await readProps('/thing.test')).toMatchObject({ page: '/thing.test' })
    expect((await server.data('/blog/%E0%A4%A')).status).toBe(400)
  })

  it('S115 has the search in query, and a route parameter before it', async () => {
    expect(await readProps('/blog/a', '?x=1&x=2&y=b+c')).toMatchObject({
      query: { slug: 'a', x: ['1', '2'], y: 'b c' },
    })
    expect(await readProps('/blog/a', '?slug=b&slug=c')).toMatchObject({
      query: { slug: 'a' },
      resolvedUrl: '/blog/a?slug=b&slug=c',
    })
  })

  it('S116 is told of a redirect in JSON that no client follows by itself', async () => {
    const { status, headers, text } = await server.data('/redirect')
    expect([status, headers['location'], headers['refresh']]).toEqual([200, undefined, undefined])
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(text)).toEqual({ redirect: { destination: '/x?a=1#b', statusCode: 308 } })
  })

  it('S117 is told of notFound by 404 and exactly that', async () => {
    const { status, headers, text } = await server.data('/gone')
    expect([status, text]).toEqual([404, '{"notFound":true}'])
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
  })

  it('S118 S183 is told of an error by 500 without props, and nothing more in production', async () => {
    const { status, headers, text } = await server.data('/throws')
    expect([status, headers['content-type']]).toEqual([500, 'application/json; charset=utf-8'])
    expect(Object.keys(JSON.parse(text))).toEqual(['error'])
    if (server.isDev) expect(JSON.parse(text).error.message).toBe('secret-detail')
    else expect(text).toBe('{"error":{}}')
  })

  it('S119 S120 S121 S123 is 404 for another build, an unknown page, without .json and for special files', async () => {
    const prefix = server.isDev ? '/_data/dev' : '/_data/build1'
    for (const target of [
      '/_data/another/x.json',
      `${prefix}/nowhere.json`,
      `${prefix}/x`,
      `${prefix}/x.JSON`,
      `${prefix}/x.jsonx`,
      `${prefix}/_app.json`,
      `${prefix}/_document.json`,
      `${prefix}/_error.json`,
    ]) {
      const { status, text } = await server.ask(target)
      expect([target, status]).toEqual([target, 404])
      // A 404 that is no notFound: the client loads the document.
      expect(text).not.toContain('notFound')
    }
  })

  it('S122 is 404 for a page without data functions, in development too', async () => {
    expect((await server.data('/plain')).status).toBe(404)
    expect((await server.ask('/plain')).status).toBe(200)
  })

  it('S124 is answered to HEAD with the headers of GET and no body', async () => {
    for (const path of ['/x', '/gone', '/redirect', '/throws', '/head', '/nowhere']) {
      const [head, get] = [await server.data(path, '', { method: 'HEAD' }), await server.data(path)]
      expect([path, head.status, head.text]).toEqual([path, get.status, ''])
      const drop = ({ headers }: typeof get) => ({
        ...headers,
        date: '',
        connection: '',
        'keep-alive': '',
        'x-server-props-digest': '',
        'server-timing': '',
      })
      expect(drop(head)).toEqual(drop(get))
    }
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('S125 takes %s with its body', async (method) => {
    const { status, text } = await server.data('/body', '', { method, body: 'sent é' })
    expect([status, JSON.parse(text)]).toEqual([200, { props: { method, body: 'sent é' } }])
  })

  it('S127 keeps status, headers and cookies that were set on res', async () => {
    for (const answer of await server.both('/head')) {
      expect([answer.status, answer.headers['x-own'], answer.cookies]).toEqual([
        203,
        'yes',
        ['a=1; Path=/', 'b=2; HttpOnly'],
      ])
    }
  })

  it('S128 has the Cache-Control of the document', async () => {
    for (const path of ['/x', '/cached', '/gone', '/throws']) {
      const [document, data] = await server.both(path)
      expect([path, data.headers['cache-control']]).toEqual([path, document.headers['cache-control']])
    }
  })

  it.each(['?=', '?%', '?a=%00', '?&&&', '?%00=%ff', '?__proto__=1', '?=&=', `?${'a'.repeat(6000)}`])(
    'S129 takes the odd search %s',
    async (search) => {
      const [document, data] = await server.both('/x', search)
      expect([document.status, data.status]).toEqual([200, 200])
      expect(JSON.parse(data.text).props.query).toEqual(readDump(document.text)['query'])
    },
  )
})

describe.each(servers)('what is rendered in %s', (_, start) => {
  it('S126 S206 is page, App and document once for a document, and none of them for data', async () => {
    const { ask, data, close } = await start({
      '/': {
        default: () => {
          renders.page++
          return null
        },
        getServerSideProps: () => ({ props: {} }),
      },
      _app: {
        default: ({ Component }: { Component: () => null }) => {
          renders.app++
          return <Component />
        },
      },
      _document: {
        default: () => {
          renders.document++
          return (
            <Html>
              <Head />
              <body>
                <Main />
                <NextScript />
              </body>
            </Html>
          )
        },
      },
    })
    renders = { page: 0, app: 0, document: 0 }
    expect((await data('/index')).status).toBe(200)
    expect(renders).toEqual({ page: 0, app: 0, document: 0 })
    expect((await ask('/')).status).toBe(200)
    expect(renders).toEqual({ page: 1, app: 1, document: 1 })
    await close()
  })
})
