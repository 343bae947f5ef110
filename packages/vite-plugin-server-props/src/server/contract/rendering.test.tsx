import { lazy, Suspense, use, type ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { App as NextApp } from '../../react/app.js'
import { ErrorPage } from '../../react/error-page.js'
import { Head } from '../../react/head.js'
import { Link } from '../../react/link.js'
import { Link as LegacyLink } from '../../react/next/link.js'
import { useRouter, withRouter } from '../../react/router.js'
import type { ErrorInfo } from '../../shared/exchange.js'
import { readDump, readPayload, servers, unescapeHtml } from '../fixtures/servers.js'
import { Dump, type TestPages } from '../fixtures/testing-app.js'

// oxlint-disable-next-line typescript/no-explicit-any -- the pages of this file read what they get as apps in JavaScript do
type Any = any

const withProps = (component: unknown, props: object = {}) => ({
  default: component,
  getServerSideProps: () => ({ props }),
})

function RouterDump() {
  const { pathname, route, query, asPath, isReady, isFallback, basePath } = useRouter()
  return <Dump {...{ pathname, route, query, asPath, isReady, isFallback, basePath }} />
}

const perRequest = withProps(RouterDump)

afterEach(() => {
  vi.restoreAllMocks()
})

describe.each(servers)('requests at the same time in %s', (_, start) => {
  it('S187 F24 share nothing: props, router, cookies, headers and head tags are their own, also when some fail', async () => {
    function Page({ name }: { name: string }) {
      const router = useRouter()
      return (
        <>
          <Head>
            <title>{`title of ${name}`}</title>
            <meta name="of" content={name} />
          </Head>
          <Dump {...{ name, query: router.query, asPath: router.asPath }} />
        </>
      )
    }
    const { ask, close } = await start({
      '/slow/[name]': {
        default: Page,
        async getServerSideProps({ params, res, req }: Any) {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 10))
          if (params.name.endsWith('7')) throw new Error('neighbour')
          res.setHeader('x-name', params.name)
          res.setHeader('set-cookie', `name=${params.name}`)
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 10))
          return { props: { name: req.cookies.name } }
        },
      },
    })
    const names = Array.from({ length: 100 }, (__, index) => `name${index}`)
    await Promise.all(
      names.map(async (name) => {
        const answer = await ask(`/slow/${name}?q=${name}`, { headers: { cookie: `name=${name}` } })
        if (name.endsWith('7')) return expect(answer.status).toBe(500)
        expect(readDump(answer.text)).toEqual({
          name,
          query: { name, q: name },
          asPath: `/slow/${name}?q=${name}`,
        })
        expect([answer.headers['x-name'], answer.cookies]).toEqual([name, [`name=${name}`]])
        expect(answer.text.match(/title of name\d+/g)).toEqual([`title of ${name}`])
        expect(answer.text).toContain(`content="${name}"`)
      }),
    )
    await close()
  })
})

describe.each(servers)('what suspends in %s', (_, start) => {
  it('S188 is awaited: the document has the content, not the fallback', async () => {
    const later: { pending?: Promise<string> | undefined } = {}
    const read = () =>
      (later.pending ??= new Promise((resolve) => setTimeout(() => resolve('the content'), 5)))
    const Late = (): ReactNode => <p>{use(read())}</p>
    const { ask, close } = await start({
      '/': withProps(() => (
        <Suspense fallback="the fallback">
          <Late />
        </Suspense>
      )),
      '/bare': withProps(Late),
    })
    for (const path of ['/', '/', '/bare']) {
      later.pending = undefined
      const { status, text } = await ask(path)
      expect([path, status, text.includes('the content'), text.includes('the fallback')]).toEqual([
        path,
        200,
        true,
        false,
      ])
      expect(text.endsWith('</html>')).toBe(true)
    }
    await close()
  })
})

describe.each(servers)('what fails inside a boundary in %s', (_, start) => {
  const Broken = (): ReactNode => {
    throw new Error('boom')
  }
  const Lazy = lazy(() => Promise.resolve({ default: Broken }))
  const bounded = (part: ReactNode) => <Suspense fallback="the fallback">{part}</Suspense>

  it('S171 is told once, with its page, under the digest that the browser gets with the fallback', async () => {
    const told: [unknown, ErrorInfo][] = []
    const { ask, close } = await start(
      { '/lazy': withProps(() => bounded(<Lazy />)), '/at-once': withProps(() => bounded(<Broken />)) },
      {},
      { onError: (...failure) => told.push(failure) },
    )
    for (const page of ['/lazy', '/lazy', '/at-once']) {
      const { status, text } = await ask(`${page}?x`)
      expect([status, text.includes('the fallback'), told.length]).toEqual([200, true, 1])
      const [[error, info] = []] = told.splice(0)
      expect(error).toMatchObject({ message: 'boom' })
      expect(info).toMatchObject({ kind: 'render', page, method: 'GET', target: `${page}?x` })
      expect(text).toContain(`data-dgst="${info?.digest}"`)
    }
    await close()
  })

  it('S171 S177 is told once where it fails outside of all boundaries, after the page has suspended', async () => {
    const told: unknown[] = []
    const { ask, close } = await start(
      { '/': withProps(Lazy) },
      {},
      { onError: (error) => told.push(error), renderError: () => Promise.resolve('') },
    )
    expect((await ask('/')).status).toBe(500)
    expect(told).toMatchObject([{ message: 'boom' }])
    await close()
  })
})

describe.each(servers)('the App in %s', (_, start) => {
  function App({ Component, pageProps, ...rest }: Any) {
    return (
      <section id="app" data-keys={Object.keys(rest).toSorted().join()}>
        <Component {...pageProps} />
      </section>
    )
  }

  it.each([['kept'], ['frozen']])(
    'S187 what it writes on its props is gone with the request, also where a loader gives the same object each time: %s',
    async (kind) => {
      const kept = { name: 'all' }
      if (kind === 'frozen') Object.freeze(kept)
      function Counting({ Component, pageProps }: Any) {
        // oxlint-disable-next-line react/immutability -- what apps should not do, and do
        pageProps.seen = (pageProps.seen ?? 0) + 1
        return <Component {...pageProps} />
      }
      const { ask, close } = await start({
        _app: { default: Counting },
        '/': { default: Dump, getServerSideProps: () => ({ props: kept }) },
      })
      for (let count = 0; count < 2; count++) {
        const { status, text } = await ask('/')
        expect([status, status === 200 && readDump(text)]).toEqual([200, { name: 'all', seen: 1 }])
      }
      expect(kept).toEqual({ name: 'all' })
      await close()
    },
  )

  it('S190 S191 wraps pages and the pages for 404, and gets Component, pageProps and router alone', async () => {
    const { ask, close } = await start({
      _app: { default: App },
      '/': withProps(Dump, { n: 1 }),
      '/gone': { default: Dump, getServerSideProps: () => ({ notFound: true }) },
    })
    const { text } = await ask('/')
    expect(text).toContain('<section id="app" data-keys="router"><pre id="dump">')
    expect(readDump(text)).toEqual({ n: 1 })
    for (const path of ['/nowhere', '/gone', '/%']) {
      expect((await ask(path)).text).toMatch(/<section id="app" data-keys="router">.*<h1>4\d\d<\/h1>/s)
    }
    await close()
  })

  it('S191 is the page alone without a file', async () => {
    const { ask, close } = await start({ '/': withProps(Dump, { n: 1 }) })
    expect((await ask('/')).text).toContain('<div id="root"><pre id="dump">{&quot;n&quot;:1}</pre></div>')
    await close()
  })

  it('S192 has a complete router on pages with a loader', async () => {
    const { ask, close } = await start({ '/p/[id]': perRequest, '/opt/[[...path]]': perRequest })
    expect(readDump((await ask('/p/a%20b?x=1&x=2&id=no')).text)).toEqual({
      pathname: '/p/[id]',
      route: '/p/[id]',
      query: { id: 'a b', x: ['1', '2'] },
      asPath: '/p/a%20b?x=1&x=2&id=no',
      isReady: true,
      isFallback: false,
      basePath: '',
    })
    expect(readDump((await ask('/opt')).text)).toMatchObject({ query: {}, asPath: '/opt', isReady: true })
    await close()
  })

  it('S193 has a router without a query on pages without data functions', async () => {
    const apps: readonly TestPages[] = [{}, { _app: { default: App } }]
    for (const app of apps) {
      const { ask, close } = await start({ ...app, '/plain': { default: RouterDump } })
      expect(readDump((await ask('/plain?x=1')).text)).toMatchObject({
        pathname: '/plain',
        query: {},
        asPath: '/plain',
        isReady: false,
      })
      expect(readDump((await ask('/plain')).text)).toMatchObject({ query: {}, asPath: '/plain' })
      await close()
    }
  })

  it('S194 has the address that was asked for in the router of error pages', async () => {
    const { ask, close } = await start({ '/404': { default: RouterDump }, '/': perRequest })
    expect(readDump((await ask('/nowhere/x')).text)['asPath']).toBe('/nowhere/x')
    await close()
    const failing = {
      default: Dump,
      getServerSideProps() {
        throw new Error('boom')
      },
    }
    const errorPage = Object.assign(RouterDump.bind(null), { getInitialProps: () => ({}) })
    const own = await start({ '/_error': { default: errorPage }, '/fail/[id]': failing })
    const expected = { pathname: '/_error', isReady: true }
    expect(readDump((await own.ask('/nowhere/x?a=1')).text)).toMatchObject({
      ...expected,
      asPath: '/nowhere/x?a=1',
    })
    if (!own.isDev) {
      expect(readDump((await own.ask('/fail/7?a=1')).text)).toMatchObject({
        ...expected,
        asPath: '/fail/7?a=1',
      })
    }
    await own.close()
  })

  it('S195 S196 may give props by getInitialProps: the page wins, other keys are props of the App', async () => {
    const seen: Any[] = []
    const withInitial = Object.assign(App.bind(null), {
      getInitialProps: ({ ctx, Component, router, AppTree }: Any) => {
        const { pathname, query, asPath, req, res } = ctx
        seen.push({
          pathname,
          query: { ...query },
          asPath,
          routerPath: router.asPath,
          has: [req, res, Component, AppTree, ctx.AppTree].every(Boolean),
        })
        return { pageProps: { a: 'app', b: 'app' }, theme: 'dark' }
      },
    })
    const { ask, both, data, close } = await start({
      _app: { default: withInitial },
      '/p/[id]': withProps(Dump, { b: 'page' }),
      '/gone': { default: Dump, getServerSideProps: () => ({ notFound: true }) },
      '/away': {
        default: Dump,
        getServerSideProps: () => ({ redirect: { destination: '/x', permanent: false } }),
      },
    })
    const [document, pageData] = await both('/p/7', '?x=1')
    const props = { a: 'app', b: 'page' }
    expect([readDump(document.text), readPayload(document.text)['props']]).toEqual([props, props])
    expect(document.text).toContain('data-keys="router,theme"')
    expect(readPayload(document.text)['appProps']).toEqual({ theme: 'dark' })
    expect(JSON.parse(pageData.text)).toEqual({ props, theme: 'dark' })
    const expected = { pathname: '/p/[id]', query: { id: '7', x: '1' }, asPath: '/p/7?x=1', has: true }
    expect(seen).toEqual([
      { ...expected, routerPath: '/p/7?x=1' },
      { ...expected, routerPath: '/p/7?x=1' },
    ])
    expect([(await ask('/gone')).status, (await data('/gone')).text]).toEqual([404, '{"notFound":true}'])
    expect([
      (await ask('/away')).status,
      JSON.parse((await data('/away')).text).redirect.destination,
    ]).toEqual([307, '/x'])
    await close()
  })

  it('S197 runs the getInitialProps of a page by that of next/app, renders per request, and fails where it throws', async () => {
    class ClassApp extends NextApp {
      static override async getInitialProps(context: Any) {
        if (context.ctx.query.fail !== undefined) throw new Error('boom-app')
        return NextApp.getInitialProps(context)
      }
    }
    const Page = Object.assign((props: object) => <Dump {...props} />, {
      getInitialProps: ({ query }: Any) => ({ q: query.q }),
    })
    const { ask, close } = await start({
      _app: { default: ClassApp },
      '/initial': { default: Page },
      '/plain': { default: RouterDump },
    })
    expect(readDump((await ask('/initial?q=1')).text)).toEqual({ q: '1' })
    expect(readDump((await ask('/plain?q=1')).text)).toMatchObject({
      query: { q: '1' },
      asPath: '/plain?q=1',
      isReady: true,
    })
    expect((await ask('/plain?fail')).status).toBe(500)
    await close()
  })

  it('S198 gives the getInitialProps of a page its request; by data it is not asked, the browser runs it', async () => {
    const Page = Object.assign((props: object) => <Dump {...props} />, {
      getInitialProps({ req, res, pathname, query, asPath }: Any) {
        res.setHeader('x-initial', 'yes')
        return { method: req.method, pathname, query, asPath }
      },
    })
    const { both, close } = await start({ '/p/[id]': { default: Page } })
    const [document, data] = await both('/p/7', '?x=1')
    const props = { method: 'GET', pathname: '/p/[id]', query: { id: '7', x: '1' }, asPath: '/p/7?x=1' }
    expect(readDump(document.text)).toEqual(props)
    expect([document.headers['x-initial'], data.status]).toEqual(['yes', 404])
    await close()
  })

  it.each([
    [
      'getInitialProps',
      'You can not use getInitialProps with getServerSideProps',
      { ...withProps(Object.assign(() => null, { getInitialProps: () => ({}) })) },
    ],
    [
      'getStaticProps',
      'You can not use getStaticProps or getStaticPaths with getServerSideProps',
      { ...withProps(() => null), getStaticProps: () => ({ props: {} }) },
    ],
    [
      'a component that has it',
      "getServerSideProps can not be attached to a page's component",
      { default: Object.assign(() => null, { getServerSideProps: () => ({ props: {} }) }) },
    ],
  ])('S198 refuses getServerSideProps with %s', async (_with, message, page) => {
    const messages: string[] = []
    const { both, close } = await start(
      { '/page': page },
      {},
      { onError: (error) => messages.push(String(error)) },
    )
    for (const { status } of await both('/page')) expect(status).toBe(500)
    expect(messages.join()).toContain(message)
    expect(messages.join()).toContain('pages/page.tsx')
    await close()
  })
})

describe.each(servers)('the built-in document in %s', (_, start) => {
  it('S209 S237 has doctype, charset, viewport, one root element that holds the page alone, and a script', async () => {
    const { ask, close } = await start({ '/': withProps(Dump, { n: 1 }) })
    const { text } = await ask('/')
    expect(text).toMatch(/^<!DOCTYPE html><html[^>]*><head><meta [^>]*charset="utf-8"\/>/)
    expect(text.match(/<meta [^>]*name="viewport" content="width=device-width"\/>/g)).toHaveLength(1)
    const roots = [...text.matchAll(/<div id="root">(.*?)<\/div>/gs)]
    expect(roots.map(([, html]) => html)).toEqual(['<pre id="dump">{&quot;n&quot;:1}</pre>'])
    expect(text).toMatch(/<script type="module" src="[^"]+">\s*<\/script><\/body><\/html>$/)
    for (const tag of ['<html', '<head', '<body', '</html>']) expect(text.split(tag)).toHaveLength(2)
    await close()
  })

  it('S235 has the props of the data as JSON, beside page and query', async () => {
    const props = { text: '<é>', list: [1, null, { a: 'b' }] }
    const { both, isDev, close } = await start({ '/p/[id]': withProps(Dump, props) })
    const [document, data] = await both('/p/7', '?x=1')
    expect(readPayload(document.text)).toMatchObject({
      page: '/p/[id]',
      query: { id: '7', x: '1' },
      buildId: isDev ? 'dev' : 'build1',
      props: JSON.parse(data.text).props,
    })
    await close()
  })

  it('S238 has no data that the request did not ask for', async () => {
    const { ask, close } = await start({
      '/first': withProps(Dump, { of: 'the first request' }),
      '/second': withProps(Dump, { of: 'the second' }),
      '/plain': { default: () => null },
    })
    await ask('/first', { headers: { cookie: 'session=of-the-visitor', 'x-secret': 'of-the-proxy' } })
    for (const path of ['/second', '/plain', '/nowhere']) {
      const { text } = await ask(path, { headers: { cookie: 'session=of-the-visitor' } })
      expect(text).not.toMatch(/the first request|of-the-visitor|of-the-proxy/)
      expect(text).not.toContain(process.cwd())
    }
    await close()
  })
})

describe.each(servers)('the pages for errors in %s', (_, start) => {
  it('S215 say what the status means in heading and title', async () => {
    const { isDev, ask, close } = await start({
      '/fail': {
        default: Dump,
        getServerSideProps() {
          throw new Error('boom')
        },
      },
    })
    for (const [path, status, text] of [
      ['/nowhere', 404, 'This page could not be found'],
      ['/%', 400, 'Bad Request'],
      ['/fail', 500, 'Internal Server Error'],
    ] as const) {
      if (isDev && status === 500) continue
      const answer = await ask(path)
      expect(answer.text).toContain(`<h1>${status}</h1>`)
      expect(answer.text).toMatch(new RegExp(`<title[^>]*>${status}: ${text}</title>`))
      expect(answer.status).toBe(status)
    }
    await close()
  })

  it('S216 are a component, which sets the title and not the status', async () => {
    const { ask, close } = await start({
      '/own': withProps(() => <ErrorPage statusCode={404} title="No such book" />),
      '/code': withProps(() => <ErrorPage statusCode={500} />),
    })
    const own = await ask('/own')
    expect([own.status, own.text.includes('<h1>404</h1>')]).toEqual([200, true])
    expect(own.text).toMatch(/<title[^>]*>404: No such book<\/title>/)
    expect((await ask('/code')).text).toMatch(/<title[^>]*>500: Internal Server Error<\/title>/)
    await close()
  })
})

describe.each(servers)('next/head in %s', (_, start) => {
  const App = ({ Component, pageProps }: Any) => (
    <>
      <Head>
        <title>of the App</title>
        <meta name="description" content="of the App" />
        <meta property="og:title" content="of the App" />
        <meta key="keyed" property="og:image" content="of the App" />
      </Head>
      <Component {...pageProps} />
    </>
  )
  const Page = () => (
    <main>
      <Head>
        <title>of the page</title>
        <>
          <meta name="description" content="of the page" />
          <meta httpEquiv="refresh" content="1" />
        </>
        text {7} {null} {false}
        <meta key="a" name="same" content="1" />
        <meta key="b" name="same" content="2" />
        <meta httpEquiv="refresh" content="2" />
        <meta itemProp="i" content="1" />
        <meta itemProp="i" content="2" />
        <meta property="og:title" content="of the page" />
        <meta key="keyed" property="og:image" content="of the page" />
        <style>{'.x{color:red}'}</style>
        <link rel="canonical" href="/x?a=1&b=2" />
        <script
          type="application/ld+json"
          // oxlint-disable-next-line react/no-danger -- how such data is written
          dangerouslySetInnerHTML={{ __html: '{"@type":"Thing","a":"</b>"}' }}
        />
      </Head>
      <Head>
        <title>{'the "last" <title> & more'}</title>
      </Head>
    </main>
  )

  it('S220 S221 S222 S223 S224 S225 S226 S227 S228 S229 reduces the tags of App and page, in the head alone', async () => {
    const { ask, close } = await start({ _app: { default: App }, '/': withProps(Page) })
    const { text } = await ask('/')
    const head = text.slice(0, text.indexOf('</head>'))
    const values = (pattern: RegExp) => [...head.matchAll(pattern)].map((match) => match[1])
    expect(values(/<title[^>]*>(.*?)<\/title>/g).map((title) => unescapeHtml(title as string))).toEqual([
      'the "last" <title> & more',
    ])
    expect(values(/<meta [^>]*charset="([^"]*)"/g)).toEqual(['utf-8'])
    expect(values(/name="viewport" content="([^"]*)"/g)).toEqual(['width=device-width'])
    expect(values(/name="description" content="([^"]*)"/g)).toEqual(['of the page'])
    expect(values(/name="same" content="([^"]*)"/g)).toEqual(['1', '2'])
    expect(values(/http-equiv="refresh" content="([^"]*)"/g)).toEqual(['2'])
    expect(values(/itemprop="i" content="([^"]*)"/gi)).toEqual(['2'])
    expect(values(/property="og:title" content="([^"]*)"/g)).toEqual(['of the App', 'of the page'])
    expect(values(/property="og:image" content="([^"]*)"/g)).toEqual(['of the page'])
    expect(values(/<style[^>]*>(.*?)<\/style>/g)).toContain('.x{color:red}')
    expect(values(/rel="canonical" href="([^"]*)"/g)).toEqual(['/x?a=1&amp;b=2'])
    expect(head).toContain('"@type":"Thing"')
    expect(head).not.toMatch(/>\s*text|7 </)
    const body = text.slice(text.indexOf('<body'))
    expect(body).toContain('<main></main>')
    expect(body).not.toMatch(/<title|<meta|canonical|ld\+json/)
    await close()
  })

  it('S224 has charset and viewport once on every document, and those of a page in their place', async () => {
    const { ask, close } = await start({
      '/': withProps(() => (
        <Head>
          <meta charSet="iso-8859-1" />
          <meta name="viewport" content="width=500" />
        </Head>
      )),
      '/plain': { default: () => null },
    })
    for (const [path, charset, viewport] of [
      ['/', 'iso-8859-1', 'width=500'],
      ['/plain', 'utf-8', 'width=device-width'],
      ['/nowhere', 'utf-8', 'width=device-width'],
    ] as const) {
      const { text } = await ask(path)
      expect(text).toMatch(new RegExp(`<head><meta [^>]*charset="${charset}"/>`))
      expect(text.match(/<meta [^>]*charset=/g)).toHaveLength(1)
      expect([...text.matchAll(/name="viewport" content="([^"]*)"/g)].map((match) => match[1])).toEqual([
        viewport,
      ])
    }
    await close()
  })

  it('S230 leaves nothing for the next request', async () => {
    const { ask, close } = await start({ '/': withProps(Page), '/other': withProps(() => null) })
    await ask('/')
    expect((await ask('/other')).text).not.toMatch(/<title|canonical|og:|ld\+json/)
    await close()
  })
})

describe.each(servers)('next/link in %s', (_, start) => {
  async function renderLinks(target: string, pattern: string, links: ReactNode) {
    const { ask, close } = await start({ [pattern]: withProps(() => <nav>{links}</nav>) })
    const { text } = await ask(target)
    await close()
    return text.slice(text.indexOf('<nav>') + 5, text.indexOf('</nav>'))
  }
  const hrefsOf = async (target: string, pattern: string, links: ReactNode) =>
    [...(await renderLinks(target, pattern, links)).matchAll(/href="([^"]*)"/g)].map(([, href]) =>
      unescapeHtml(href as string),
    )

  it('S231 is an anchor with its attributes and children, without its own options', async () => {
    const html = await renderLinks(
      '/',
      '/',
      <Link
        href="/x"
        className="c"
        target="_blank"
        data-x="1"
        aria-label="l"
        prefetch={false}
        replace
        scroll={false}
        shallow
        locale="en"
      >
        <b>text</b>
      </Link>,
    )
    expect(html).toMatch(/^<a [^>]*><b>text<\/b><\/a>$/)
    const attributes = [...html.matchAll(/ ([\w-]+)="/g)].map(([, name]) => name)
    expect(attributes.toSorted()).toEqual(['aria-label', 'class', 'data-x', 'href', 'target'])
  })

  it('S231 C33 gives a component in its anchor’s place the handlers that it has in the browser', async () => {
    const Button = (props: Any) => <button disabled={!props.onClick}>{Object.keys(props).join()}</button>
    const html = await renderLinks(
      '/',
      '/',
      <LegacyLink href="/x" legacyBehavior passHref>
        <Button />
      </LegacyLink>,
    )
    expect(html).toBe('<button>href,ref,onClick,onMouseEnter,onTouchStart</button>')
  })

  it('S232 takes query and hash, as text or as an object', async () => {
    expect(
      await hrefsOf(
        '/',
        '/',
        <>
          <Link href="/x?a=1&b=2#h" />
          <Link href={{ pathname: '/x', query: { a: 1, list: ['b', 'c d'], flag: '' }, hash: 'h' }} />
          <Link href={{ pathname: '/x', query: { q: 'é&=' }, hash: '#h' }} />
          <Link href={{ pathname: '/x' }} />
        </>,
      ),
    ).toEqual(['/x?a=1&b=2#h', '/x?a=1&list=b&list=c+d&flag=#h', '/x?q=%C3%A9%26%3D#h', '/x'])
  })

  it('S233 fills the parameters of a pattern in, encoded, and shows `as`', async () => {
    expect(
      await hrefsOf(
        '/',
        '/',
        <>
          <Link href={{ pathname: '/p/[id]', query: { id: 'a/b c', x: '1' } }} />
          <Link href={{ pathname: '/docs/[...path]', query: { path: ['a', 'b é'] } }} />
          <Link href={{ pathname: '/opt/[[...path]]', query: { y: '2' } }} />
          <Link href="/p/[id]" as="/shown" />
        </>,
      ),
    ).toEqual(['/p/a%2Fb%20c?x=1', '/docs/a/b%20%C3%A9', '/opt?y=2', '/shown'])
  })

  it('S234 leaves outside addresses alone, takes a trailing slash off, and keeps a lone hash or query on the page', async () => {
    expect(
      await hrefsOf(
        '/p/7?x=1',
        '/p/[id]',
        <>
          <Link href="https://host.example/a//b/?c=d" />
          <Link href="mailto:a@b.example" />
          <Link href="tel:123" />
          <Link href="/x/" />
          <Link href="/x/?a=1#h" />
          <Link href="#part" />
          <Link href="?y=2" />
        </>,
      ),
    ).toEqual([
      'https://host.example/a//b/?c=d',
      'mailto:a@b.example',
      'tel:123',
      '/x',
      '/x?a=1#h',
      '/p/7?x=1#part',
      '/p/7?y=2',
    ])
  })

  it('S234 passes the router by withRouter', async () => {
    const Page = withRouter(({ router, own }: Any) => <Dump {...{ pathname: router.pathname, own }} />)
    const { ask, close } = await start({ '/p/[id]': withProps(Page, { own: 1 }) })
    expect(readDump((await ask('/p/7')).text)).toEqual({ pathname: '/p/[id]', own: 1 })
    await close()
  })
})
