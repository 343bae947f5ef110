import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Params } from '../../shared/url/query.js'
import { readDump, servers, type ContractServer } from '../fixtures/servers.js'
import { Dump, type TestPages } from '../fixtures/testing-app.js'

interface Given {
  readonly params?: Params
  readonly query: Readonly<Record<string, string | string[]>>
}

/** A page that says which one it is, and what it got. */
const page = (name: string) => ({
  default: Dump,
  getServerSideProps: ({ params, query }: Given) => ({
    props: { page: name, params: params ?? null, query },
  }),
})

const patterns = [
  '/',
  '/about',
  '/Case',
  '/x',
  '/kebab-case_name',
  '/_private',
  '/thing.test',
  '/feed.xml',
  '/blog/[slug]',
  '/[lang]/legal',
  '/u/[user]/posts/[id]/edit',
  '/docs/intro',
  '/docs/[...path]',
  '/opt/[[...parts]]',
  '/order/fixed',
  '/order/[one]',
  '/order/[...many]',
  '/mixed/[one]',
  '/mixed/[[...all]]',
  '/geo/france/[city]',
  '/geo/[country]/capital',
  '/über/straße',
]

const pages: TestPages = {
  ...Object.fromEntries(patterns.map((pattern) => [pattern, page(pattern)])),
  '/plain': { default: (props: object) => <Dump {...props} /> },
}

describe.each(servers)('routing in %s', (_, start) => {
  let server: ContractServer
  beforeAll(async () => {
    server = await start(pages)
  })
  afterAll(() => server.close())

  /** The page and params that a document and its data agree on. */
  async function expectPage(path: string, name: string, params: Params | null): Promise<void> {
    const [document, data] = await server.both(path)
    expect([path, document.status, data.status]).toEqual([path, 200, 200])
    expect(readDump(document.text)).toMatchObject({ page: name, params })
    expect(JSON.parse(data.text).props).toMatchObject({ page: name, params })
  }

  async function expectNone(...paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const [document, data] = await server.both(path)
      expect([path, document.status, data.status]).toEqual([path, 404, 404])
    }
  }

  it('S1 S3 S6 S7 serves a page at its path: dashes, underscores and dots are ordinary characters', async () => {
    for (const path of ['/about', '/kebab-case_name', '/_private', '/thing.test', '/feed.xml']) {
      await expectPage(path, path, null)
    }
  })

  it('S2 has no address that ends in index', async () => {
    await expectPage('/', '/', null)
    await expectPage('/x', '/x', null)
    const answers = await Promise.all(['/index', '/x/index', '/about/index'].map((path) => server.ask(path)))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  })

  it('S3 has no address for a folder without an index', () => expectNone('/docs', '/geo', '/blog', '/u'))

  it('S4 has no address with the extension of a source, or .html', () =>
    expectNone('/about.jsx', '/about.tsx', '/about.html', '/thing.test.jsx'))

  it('S5 has no address for _app, _document and _error', () => expectNone('/_app', '/_document', '/_error'))

  it('S8 gives [x] exactly one segment that is not empty', async () => {
    await expectPage('/blog/a', '/blog/[slug]', { slug: 'a' })
    await expectNone('/blog', '/blog/a/b')
    expect((await server.ask('/blog/')).status).toBe(308)
  })

  it('S9 takes several parameters, and fixed segments after them', async () => {
    await expectPage('/u/ann/posts/7/edit', '/u/[user]/posts/[id]/edit', { user: 'ann', id: '7' })
    await expectNone('/u/ann/posts/7', '/u/ann/posts/7/view', '/u/ann/posts/7/edit/more')
  })

  it('S10 gives [...x] an array of one or more segments', async () => {
    await expectPage('/docs/a', '/docs/[...path]', { path: ['a'] })
    await expectPage('/docs/a/b/c', '/docs/[...path]', { path: ['a', 'b', 'c'] })
    await expectNone('/docs')
  })

  it('S11 gives [[...x]] none as well, and then no key', async () => {
    await expectPage('/opt/a/b', '/opt/[[...parts]]', { parts: ['a', 'b'] })
    for (const answer of await server.both('/opt')) {
      const { params, query } = answer.text.startsWith('{')
        ? JSON.parse(answer.text).props
        : readDump(answer.text)
      expect([params, query]).toEqual([{}, {}])
    }
  })

  it('S12 takes what is more specific, and what is less where that one can not take the rest', async () => {
    await expectPage('/order/fixed', '/order/fixed', null)
    await expectPage('/order/other', '/order/[one]', { one: 'other' })
    await expectPage('/order/a/b', '/order/[...many]', { many: ['a', 'b'] })
    await expectPage('/mixed/a', '/mixed/[one]', { one: 'a' })
    await expectPage('/mixed/a/b', '/mixed/[[...all]]', { all: ['a', 'b'] })
    await expectPage('/mixed', '/mixed/[[...all]]', {})
    await expectPage('/docs/intro', '/docs/intro', null)
    await expectPage('/docs/intro/more', '/docs/[...path]', { path: ['intro', 'more'] })
  })

  it('S13 decides from the left, segment by segment', async () => {
    await expectPage('/geo/france/capital', '/geo/france/[city]', { city: 'capital' })
    await expectPage('/geo/spain/capital', '/geo/[country]/capital', { country: 'spain' })
    await expectPage('/blog/legal', '/blog/[slug]', { slug: 'legal' })
    await expectPage('/en/legal', '/[lang]/legal', { lang: 'en' })
  })

  it.each([
    ['%2F', '/'],
    ['a%2Fb', 'a/b'],
    ['a+b', 'a+b'],
    ['a%20b', 'a b'],
    ['%25E0', '%E0'],
    ['%2e%2e%2f', '../'],
    ['caf%C3%A9', 'café'],
    ['%E6%97%A5', '日'],
    ['a%3Fb%23c', 'a?b#c'],
  ])('S14 decodes %s once, inside its segment', async (written, slug) => {
    await expectPage(`/blog/${written}`, '/blog/[slug]', { slug })
    await expectPage(`/docs/${written}/x`, '/docs/[...path]', { path: [slug, 'x'] })
  })

  it('S15 refuses malformed encoding with 400 and the error page, also where no page would take it', async () => {
    for (const path of ['/blog/%E0%A4%A', '/blog/%', '/docs/a/%zz', '/nowhere/%ff/x']) {
      const [document, data] = await server.both(path)
      expect([path, document.status, data.status]).toEqual([path, 400, 400])
      expect(document.text).toContain('Bad Request')
      expect(document.headers['content-type']).toBe('text/html; charset=utf-8')
    }
  })

  it.each(['file.json', 'v1.2.3', 'b.html', '.hidden', 'a..b'])('S16 keeps the dots of %s', async (slug) => {
    await expectPage(`/blog/${slug}`, '/blog/[slug]', { slug })
  })

  it('S17 compares fixed segments with case', async () => {
    await expectPage('/Case', '/Case', null)
    await expectNone('/case', '/About', '/ABOUT', '/Blog/a')
  })

  it('S18 takes brackets in an address for ordinary characters', async () => {
    await expectPage('/blog/[slug]', '/blog/[slug]', { slug: '[slug]' })
    await expectPage('/blog/%5Bslug%5D', '/blog/[slug]', { slug: '[slug]' })
    await expectPage('/docs/[...path]', '/docs/[...path]', { path: ['[...path]'] })
  })

  it.each([
    ['/about/', '/about'],
    ['/about/?a=1&b=c%20d&&e', '/about?a=1&b=c%20d&&e'],
    ['/nowhere/', '/nowhere'],
    ['/plain/', '/plain'],
    ['/blog/a%2Fb/', '/blog/a%2Fb'],
  ])('S19 redirects %s to the address without the slash', async (from, to) => {
    const { status, headers } = await server.ask(from)
    expect([status, headers['location']]).toEqual([308, to])
  })

  it('S19 leaves the home page where it is', async () => {
    expect((await server.ask('/?a=1')).status).toBe(200)
  })

  it.each([
    ['/blog//a', '/blog/a'],
    ['//blog///a', '/blog/a'],
    ['/x//?q', '/x?q'],
    ['/blog\\a', '/blog/a'],
    ['/\\evil.example/x', '/evil.example/x'],
    ['//evil.example', '/evil.example'],
    ['//evil.example/..', '/'],
    ['/nowhere//x', '/nowhere/x'],
  ])('S20 redirects %s once to single slashes, and never to another host', async (from, to) => {
    const { status, headers } = await server.ask(from)
    // What stands for the address bar here resolves dots and backslashes before it asks.
    const isResolved = !server.isNode && /\\|\.\./.test(from)
    if (!isResolved) expect([status, headers['location']]).toEqual([308, to])
    if (status === 308) expect(headers['location']).toMatch(/^\/(?![/\\])/)
  })

  it('S21 resolves written dots before it matches', async () => {
    for (const [path, name] of [
      ['/blog/../about', '/about'],
      ['/./about', '/about'],
      ['/docs/./a/../intro', '/docs/intro'],
      ['/../../about', '/about'],
    ] as const) {
      const { status, text } = await server.ask(path)
      expect([path, status, readDump(text)['page']]).toEqual([path, 200, name])
    }
  })

  it('S22 answers 404 with the page for it where there is no page', async () => {
    const { status, text, headers } = await server.ask('/nowhere')
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(text).toContain('This page could not be found')
  })

  it('S23 matches without query and hash', async () => {
    for (const target of ['/about?/blog/a', '/about?x=../x', '/about#/blog/a', '/about?#?']) {
      const { status, text } = await server.ask(target)
      expect([target, status, readDump(text)['page']]).toEqual([target, 200, '/about'])
    }
    expect((await server.ask('/nowhere?/about')).status).toBe(404)
  })

  it('S24 renders a page without data functions with no props, whatever the query', async () => {
    for (const target of ['/plain', '/plain?a=1&b=2']) {
      const { status, text } = await server.ask(target)
      expect([status, readDump(text)]).toEqual([200, {}])
    }
  })

  it('S25 compares fixed segments decoded: encoded letters match, and names outside ASCII', async () => {
    await expectPage('/%61bout', '/about', null)
    await expectPage('/%C3%BCber/stra%C3%9Fe', '/über/straße', null)
    await expectNone('/docs%2Fintro')
  })
})

describe.each(servers)('routing below a base in %s', (_, start) => {
  it.each([
    ['/docs/about/', '/docs/about'],
    ['/docs/about/?a=1&b', '/docs/about?a=1&b'],
    ['/docs/nowhere/', '/docs/nowhere'],
    ['/docs/', '/docs'],
    ['/docs//about', '/docs/about'],
  ])('S271 redirects %s to the address without the slash', async (from, to) => {
    const { ask, close } = await start(pages, { base: '/docs/' })
    const { status, headers } = await ask(from)
    expect([status, headers['location']]).toEqual([308, to])
    expect((await ask(to)).status).toBe(to.startsWith('/docs/nowhere') ? 404 : 200)
    await close()
  })
})
