import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStaticFiles } from '../node/static-files.js'
import { toNodeHandler } from '../node/to-node-handler.js'
import { useRouter } from '../react/router.js'
import { compileRules, type RuleLists } from '../vite/routing/compile-rules.js'
import { createTestApp, type TestPages } from './fixtures/testing-app.js'
import { askOverNode, transports, type Ask, type TestServer } from './fixtures/transports.js'
import { createHandler } from './handler.js'
import { PRIVATE } from './respond.js'

// oxlint-disable-next-line typescript/no-explicit-any -- the pages of this file read contexts as apps in JavaScript do
type Context = any

function Seen({ seen }: { seen?: unknown }) {
  const { pathname, asPath, query, isReady, locale } = useRouter()
  return <pre id="dump">{JSON.stringify({ seen, router: { pathname, asPath, query, isReady, locale } })}</pre>
}

const getServerSideProps = ({ query, params, resolvedUrl, req }: Context) => ({
  props: { seen: { query, params, resolvedUrl, url: req.url } },
})

const pages: TestPages = {
  '/': { default: Seen, getServerSideProps },
  '/item/[id]': { default: Seen, getServerSideProps },
  '/plain': { default: Seen, getServerSideProps },
  '/about': { default: Seen },
  '/shared': {
    default: Seen,
    getServerSideProps: ({ res }: Context) => {
      res.setHeader('x-one', 'page')
      return { props: {} }
    },
  },
  '/cached': {
    default: Seen,
    getServerSideProps: ({ res }: Context) => {
      res.setHeader('Cache-Control', 'public, s-maxage=9')
      return { props: {} }
    },
  },
  '/api/echo/[id]': {
    default: ({ query }: Context, res: Context) => res.json(query),
  },
  '/gone': { default: Seen, getServerSideProps: () => ({ notFound: true }) },
  '/boom': {
    default: Seen,
    getServerSideProps: () => {
      throw new Error('secret-detail')
    },
  },
}

const lists: RuleLists = {
  redirects: [
    { source: '/old/:id', destination: '/item/:id?from=old', permanent: false },
    { source: '/moved', destination: '/plain#part', permanent: true },
    { source: '/see', destination: 'https://example.com/:x*', statusCode: 303 },
    {
      source: '/from-header',
      has: [{ type: 'header', key: 'x-to', value: '(?<to>.*)' }],
      destination: '/:to',
      permanent: false,
    },
    {
      source: '/moved-for-some',
      missing: [{ type: 'cookie', key: 'member' }],
      destination: '/plain',
      permanent: true,
    },
    { source: '/at/:name', destination: 'https://:name.example.com/', permanent: false },
    { source: '/root', destination: '/elsewhere', basePath: false, permanent: false },
  ],
  beforeFiles: [
    { source: '/plain', has: [{ type: 'query', key: 'swap' }], destination: '/item/swapped' },
    { source: '/chain', destination: '/chain-2' },
    { source: '/chain-2', destination: '/item/chained' },
    { source: '/first.txt', destination: '/second.txt' },
  ],
  afterFiles: [
    { source: '/plain', destination: '/item/never' },
    { source: '/to/:id/:kind', destination: '/item/:id?kind=:kind' },
    { source: '/unused/:q', destination: '/plain' },
    { source: '/still/:q', destination: '/about' },
    { source: '/nowhere/:q', destination: '/no-page/:q' },
    { source: '/no-page/:q', destination: '/item/second-try' },
    { source: '/file', destination: '/second.txt' },
    { source: '/special', destination: '/404' },
    { source: '/call/:id/:kind', destination: '/api/echo/:id?kind=:kind' },
  ],
  fallback: [
    { source: '/item/:rest*', destination: '/plain' },
    { source: '/legacy/:rest*', destination: '/item/legacy' },
  ],
  headers: [
    { source: '/:path*', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] },
    {
      source: '/shared',
      headers: [
        { key: 'x-one', value: 'rule' },
        { key: 'x-two', value: 'rule' },
      ],
    },
    { source: '/item/:id', headers: [{ key: 'x-id', value: 'is-:id' }] },
    {
      source: '/(plain|cached|gone|boom|nope)',
      headers: [{ key: 'Cache-Control', value: 'public, s-maxage=50' }],
    },
    { source: '/second.txt', headers: [{ key: 'Cache-Control', value: 'public, max-age=7' }] },
  ],
}

const rules = compileRules(lists, undefined)

const decode = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const dump = (html: string) => JSON.parse(decode(/<pre id="dump">(.*?)<\/pre>/.exec(html)?.[1] ?? ''))

describe.each(transports)('rules over %s', (_name, start) => {
  let server: TestServer
  let ask: Ask
  beforeAll(async () => {
    server = await start(createTestApp(pages, { rules }))
    ask = server.ask
  })
  afterAll(() => server.close())

  it.each([
    ['/moved', 308, 'private, max-age=86400'],
    ['/moved-for-some', 308, PRIVATE],
    ['/old/5', 307, PRIVATE],
  ])('S272 T20 %s is %i, and kept by the browser alone: %s', async (target, status, cacheControl) => {
    const answer = await ask(target)
    expect([answer.status, answer.headers['cache-control']]).toEqual([status, cacheControl])
  })

  it('S272 a parameter that makes no host is a bad request, and no error of the server', async () => {
    expect((await ask('/at/shop')).headers['location']).toBe('https://shop.example.com/')
    const { status, text, headers } = await ask('/at/evil.com%2F')
    expect([status, text, headers['location']]).toEqual([400, 'Bad Request', undefined])
  })

  it.each([
    ['/old/5?k=1', 307, '/item/5?k=1&from=old'],
    ['/OLD/a%20b', 307, '/item/a%20b?from=old'],
    ['/moved?q=1', 308, '/plain?q=1#part'],
    ['/see', 303, 'https://example.com/'],
  ])('S272 %s is sent with %i to %s', async (target, status, location) => {
    const answer = await ask(target)
    expect(answer).toMatchObject({ status, headers: { location } })
    expect(answer.headers['cache-control']).toContain('private')
  })

  it('S272 T14 T15 what a visitor puts into a destination leads to a path of this site', async () => {
    const to = async (value: string) =>
      (await ask('/from-header', { headers: { 'x-to': value } })).headers['location']
    expect(await to('plain')).toBe('/plain')
    expect(await to('/evil.example')).toBe('/evil.example')
    expect(await to('javascript:alert(1)')).toMatch(/^\/javascript/)
  })

  it('S272 page data of a redirected address says where to', async () => {
    const answer = await ask('/_data/build1/old/5.json?k=1')
    expect(answer).toMatchObject({ status: 200, headers: { 'x-server-props-build': 'build1' } })
    expect(JSON.parse(answer.text)).toEqual({
      redirect: { destination: '/item/5?k=1&from=old', statusCode: 307 },
    })
    expect(JSON.parse((await ask('/_data/build1/see.json')).text)).toEqual({
      redirect: { destination: 'https://example.com/', statusCode: 303, basePath: false },
    })
  })

  it.each<[string, object]>([
    ['/to/7/x?kind=mine&y=1', { id: '7', kind: 'x', y: '1' }],
    ['/to/a%20b/x', { id: 'a b', kind: 'x' }],
  ])(
    'S273 %s is the page with its parameters, the search and the query of the destination',
    async (target, query) => {
      const { status, text } = await ask(target)
      expect(status).toBe(200)
      const [requested = '', search = ''] = target.split('?')
      const path = `/item/${requested.split('/')[2]}`
      expect(dump(text)).toMatchObject({
        seen: {
          query,
          params: { id: (query as { id: string }).id },
          resolvedUrl: path + (search && `?${search}`),
          url: target,
        },
        router: { pathname: '/item/[id]', asPath: target, query, isReady: true },
      })
    },
  )

  it('S273 parameters that a destination does not use are in the query', async () => {
    expect(dump((await ask('/unused/1?x=2')).text)).toMatchObject({
      seen: { query: { q: '1', x: '2' }, resolvedUrl: '/plain?x=2' },
      router: { pathname: '/plain', asPath: '/unused/1?x=2' },
    })
  })

  it('S273 S193 a page without data functions learns of them in the browser', async () => {
    const { text } = await ask('/still/1?x=2')
    expect(dump(text).router).toEqual({ pathname: '/about', asPath: '/still/1', query: {}, isReady: false })
    expect(text).toContain('"rewrittenQuery":{"x":"2","q":"1"}')
    expect((await ask('/about')).text).not.toContain('rewrittenQuery')
  })

  it('S273 page data of a rewritten address is that of its page', async () => {
    expect(JSON.parse((await ask('/_data/build1/to/7/x.json?y=1')).text).props.seen).toMatchObject({
      query: { id: '7', kind: 'x', y: '1' },
      resolvedUrl: '/item/7?y=1',
    })
  })

  it('S273 page data says where a rewrite led, also to a page without data functions', async () => {
    const read = async (path: string) => {
      const { status, headers } = await ask(`/_data/build1/${path}`)
      const header = headers['x-server-props-rewrite']
      return [status, header && JSON.parse(decodeURIComponent(header))]
    }
    expect(await read('to/7/x.json?y=1')).toEqual([
      200,
      { page: '/item/[id]', query: { id: '7', kind: 'x', y: '1' } },
    ])
    expect(await read('still/1.json?x=2')).toEqual([200, { page: '/about', query: { q: '1', x: '2' } }])
    expect(await read('item/7.json')).toEqual([200, undefined])
    expect(await read('about.json')).toEqual([404, undefined])
  })

  it('S273 beforeFiles go before pages, one after the other; afterFiles leave fixed pages alone', async () => {
    expect(dump((await ask('/plain?swap=1')).text).router.pathname).toBe('/item/[id]')
    expect(dump((await ask('/plain')).text).router.pathname).toBe('/plain')
    expect(dump((await ask('/chain')).text).seen).toMatchObject({
      params: { id: 'chained' },
      resolvedUrl: '/item/chained',
    })
  })

  it('S273 a rewrite that leads nowhere gives way to the next one, a fallback to every page', async () => {
    expect(dump((await ask('/nowhere/1')).text).seen.params).toEqual({ id: 'second-try' })
    expect(dump((await ask('/item/1')).text).router.pathname).toBe('/item/[id]')
    expect(dump((await ask('/item/1/2')).text).router.pathname).toBe('/plain')
    expect(dump((await ask('/legacy/1/2')).text).seen).toMatchObject({ params: { id: 'legacy' } })
  })

  it('S273 S261 an API route sees what a rewrite has put into the query', async () => {
    const answer = await ask('/call/7/x?y=1')
    expect(JSON.parse(answer.text)).toEqual({ id: '7', kind: 'x', y: '1' })
    expect(answer.headers['x-frame-options']).toBe('DENY')
  })

  it('S273 S214 a special page is no destination', async () => {
    expect((await ask('/special')).status).toBe(404)
    expect((await ask('/nope')).status).toBe(404)
  })

  it('S274 headers are put on what matches, and a page may change them', async () => {
    const shared = await ask('/shared')
    expect(shared.headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-one': 'page', 'x-two': 'rule' })
    expect((await ask('/item/7')).headers['x-id']).toBe('is-7')
    expect((await ask('/_data/build1/item/7.json')).headers).toMatchObject({
      'x-id': 'is-7',
      'x-frame-options': 'DENY',
    })
    expect((await ask('/nope')).headers['x-frame-options']).toBe('DENY')
    expect((await ask('/boom')).headers['x-frame-options']).toBe('DENY')
    expect((await ask('/plain', { method: 'HEAD' })).headers['x-frame-options']).toBe('DENY')
  })

  it.each([
    ['page data of another build', '/_data/other/plain.json', 'GET', 404],
    ['a method that a page does not take', '/about', 'POST', 405],
    ['an address of a special page', '/_app', 'GET', 404],
  ])('S274 headers are put on the answer to %s', async (_case, target, method, status) => {
    const answer = await ask(target, { method })
    expect([answer.status, answer.headers['x-frame-options']]).toEqual([status, 'DENY'])
  })

  it('S213 S274 a malformed address matches no rule', async () => {
    for (const target of ['/%ff', '/old/%ff', '/_data/build1/%ff.json']) {
      const { status, headers } = await ask(target)
      expect([target, status, headers['x-frame-options']]).toEqual([target, 400, undefined])
    }
  })

  it('S274 T20 a Cache-Control is for the page alone, never for what takes its place', async () => {
    const of = async (target: string) => (await ask(target)).headers['cache-control']
    expect(await of('/plain')).toBe('public, s-maxage=50')
    expect(await of('/_data/build1/plain.json')).toBe('public, s-maxage=50')
    expect(await of('/cached')).toBe('public, s-maxage=9')
    expect(await of('/gone')).toContain('private')
    expect(await of('/nope')).toContain('private')
    expect(await of('/boom')).toBe('private, no-store')
  })

  it.each([
    [true, '/', '/docs/'],
    [true, '/?a=1', '/docs/?a=1'],
    [true, '/plain/', '/docs/plain/'],
    [false, '/', '/docs'],
    [false, '/?a=1', '/docs?a=1'],
  ])(
    'S270 S275 trailing slashes %s: a redirect to %s leads to %s at once',
    async (trailingSlash, to, location) => {
      const leaving = {
        default: Seen,
        getServerSideProps: () => ({ redirect: { destination: to, permanent: false } }),
      }
      const app = createTestApp({ '/leave': leaving }, { base: '/docs/', trailingSlash })
      const below = await start(app)
      const answer = await below.ask(trailingSlash ? '/docs/leave/' : '/docs/leave')
      expect([answer.status, answer.headers['location']]).toEqual([307, location])
      await below.close()
    },
  )

  it('S270 S272 below a base, sources are too, unless they say basePath: false', async () => {
    const other = await start(createTestApp(pages, { rules, base: '/base/' }))
    const location = async (target: string) => (await other.ask(target)).headers['location']
    expect(await location('/base/old/5')).toBe('/base/item/5?from=old')
    expect(await location('/root')).toBe('/elsewhere')
    expect(await location('/old/5')).toBeUndefined()
    expect((await other.ask('/base/root')).status).toBe(404)
    expect(JSON.parse((await other.ask('/base/_data/build1/old/5.json')).text)).toEqual({
      redirect: { destination: '/item/5?from=old', statusCode: 307 },
    })
    expect(dump((await other.ask('/base/to/7/x')).text)).toMatchObject({
      seen: { resolvedUrl: '/item/7', url: '/to/7/x' },
      router: { asPath: '/to/7/x' },
    })
    await other.close()
  })

  it('S272 S273 S276 rules keep the language of an address', async () => {
    const i18n = { locales: ['en', 'fr'], defaultLocale: 'en', localeDetection: false }
    const localized = compileRules(lists, i18n)
    const other = await start(createTestApp(pages, { rules: localized, i18n }))
    expect((await other.ask('/fr/old/5')).headers['location']).toBe('/fr/item/5?from=old')
    expect((await other.ask('/old/5')).headers['location']).toBe('/item/5?from=old')
    expect(dump((await other.ask('/fr/to/7/x')).text)).toMatchObject({
      seen: { resolvedUrl: '/item/7' },
      router: { asPath: '/to/7/x', locale: 'fr' },
    })
    expect((await other.ask('/fr/item/7')).headers['x-id']).toBe('is-7')
    expect((await other.ask('/api/echo/7')).status).toBe(200)
    expect((await other.ask('/fr/api/echo/7')).status).toBe(404)
    const below = await start(createTestApp(pages, { rules: localized, i18n, base: '/base/' }))
    expect((await below.ask('/root')).headers['location']).toBe('/elsewhere')
    expect((await below.ask('/fr/root')).headers['location']).toBe('/fr/elsewhere')
    await below.close()
    await other.close()
  })

  it('S274 S276 headers are put on the answer to an API route behind a language', async () => {
    const i18n = { locales: ['en', 'fr'], defaultLocale: 'en', localeDetection: false }
    const other = await start(createTestApp(pages, { rules: compileRules(lists, i18n), i18n }))
    const { status, headers } = await other.ask('/fr/api/echo/1')
    expect([status, headers['x-frame-options']]).toEqual([404, 'DENY'])
    await other.close()
  })

  it('S275 trailing slashes are put right before rules are asked', async () => {
    const other = await start(createTestApp(pages, { rules, trailingSlash: true }))
    expect((await other.ask('/old/5')).headers['location']).toBe('/old/5/')
    expect((await other.ask('/old/5/')).headers['location']).toBe('/item/5?from=old')
    expect(dump((await other.ask('/to/7/x/')).text).seen.resolvedUrl).toBe('/item/7/')
    await other.close()
  })
})

describe('files behind rules, on Node', () => {
  let server: Server
  let dir: string
  beforeAll(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'server-props-rules-'))
    for (const name of ['first.txt', 'second.txt', 'moved'])
      writeFileSync(path.join(dir, name), `file ${name}`)
    const serveFile = createStaticFiles({ base: '/', clientDir: dir, assetsDir: 'assets' })
    const app = createTestApp(pages, { rules })
    server = createServer(
      toNodeHandler(createHandler(app), (req, res, file, extra) => serveFile(req, res, file, extra)),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
    rmSync(dir, { recursive: true })
  })

  it('S240 S274 files have the headers of the configuration, in place of their own', async () => {
    const answer = await askOverNode(server, '/second.txt')
    expect(answer).toMatchObject({
      status: 200,
      text: 'file second.txt',
      headers: { 'cache-control': 'public, max-age=7', 'x-frame-options': 'DENY' },
    })
  })

  it('S272 a redirect goes before a file', async () => {
    expect((await askOverNode(server, '/moved')).status).toBe(308)
  })

  it('S273 a rewrite leads to a file: of beforeFiles in place of another one', async () => {
    expect((await askOverNode(server, '/first.txt')).text).toBe('file second.txt')
    expect((await askOverNode(server, '/file')).text).toBe('file second.txt')
    expect((await askOverNode(server, '/file', { method: 'POST' })).status).toBe(405)
  })

  it('S244 T24 and nothing leads out of the folder', async () => {
    expect((await askOverNode(server, '/to/..%2f..%2fsecond.txt/x')).text).toContain('id="dump"')
    expect((await askOverNode(server, '/missing.txt')).status).toBe(404)
  })
})
