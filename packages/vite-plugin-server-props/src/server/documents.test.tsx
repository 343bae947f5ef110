/* oxlint-disable unicorn/consistent-function-scoping, react/jsx-no-constructed-context-values -- a page stands beside what is asked of it, and is rendered once */
import { createContext, Suspense, use, useContext, type ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { App as NextApp } from '../react/app.js'
import { Head as PageHead } from '../react/head.js'
import type { AppContext, AppProps, PageContext } from '../react/page-types.js'
import { Script } from '../react/next/script.js'
import { useRouter } from '../react/router.js'
import type { ErrorInfo, ServerHooks } from '../shared/exchange.js'
import type { ServerApp } from '../shared/server-app.js'
import { Document, Head, Html, Main, NextScript } from './document-components.js'
import type { DocumentContext } from './document-types.js'
import { createFetch } from './fetch-entry.js'
import { createTestApp, Dump, type TestPages } from './fixtures/testing-app.js'
import { overFetch, type Ask } from './fixtures/transports.js'
import { createHandler } from './handler.js'

// oxlint-disable-next-line typescript/no-explicit-any -- the pages of this file read what they get as apps in JavaScript do
type Any = any

async function serve(
  pages: TestPages,
  app: Partial<ServerApp> = {},
  hooks: ServerHooks = { onError() {} },
): Promise<Ask> {
  return (await overFetch(createTestApp(pages, app), hooks)).ask
}

function textOf(text: string, id: string): string | undefined {
  return new RegExp(`id="${id}"[^>]*>(.*?)<`, 's').exec(text)?.[1]?.replaceAll('&quot;', '"')
}

/** Of a page that brings its own of what a document has too. */
const ownHead = (
  <PageHead>
    <title>Page</title>
    <meta name="viewport" content="width=500" />
  </PageHead>
)

const withProps = (component: unknown, props: object = {}) => ({
  default: component,
  getServerSideProps: () => ({ props }),
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('rendering', () => {
  it('S188 sends what suspends when it is done, and remembers that the page does', async () => {
    let renders = 0
    let pending: Promise<string> | undefined
    function Late(): ReactNode {
      pending ??= new Promise((resolve) => setTimeout(() => resolve('done'), 5))
      return <p id="late">{use(pending)}</p>
    }
    function Page() {
      renders++
      return (
        <Suspense fallback={<p>fallback</p>}>
          <Late />
        </Suspense>
      )
    }
    const ask = await serve({ '/': withProps(Page) })
    const { text } = await ask('/')
    expect(textOf(text, 'late')).toBe('done')
    expect(text).not.toContain('fallback')
    const rendersOfFirst = renders
    pending = undefined
    expect(textOf((await ask('/')).text, 'late')).toBe('done')
    expect(renders - rendersOfFirst).toBeLessThan(rendersOfFirst)
  })

  it('S188 waits for what suspends outside of any boundary', async () => {
    let promise: Promise<string> | undefined
    function Page(): ReactNode {
      promise ??= new Promise((resolve) => setTimeout(() => resolve('done'), 5))
      return <p id="late">{use(promise)}</p>
    }
    const ask = await serve({ '/': withProps(Page) })
    expect(textOf((await ask('/')).text, 'late')).toBe('done')
  })

  it.each(['inside', 'outside'])(
    'F1 tells of no error %s of a boundary when the visitor has left',
    async (place) => {
      const told: unknown[] = []
      const visit = new AbortController()
      let pending: Promise<string> | undefined
      function Never(): ReactNode {
        pending ??= new Promise(() => setImmediate(() => visit.abort()))
        return use(pending)
      }
      const Page = () => (place === 'outside' ? <Never /> : <Suspense fallback="waits">{<Never />}</Suspense>)
      const app = createTestApp({ '/': withProps(Page) })
      const fetch = createFetch(createHandler(app, { onError: (error) => told.push(error) }))
      await fetch(new Request('http://127.0.0.1/', { signal: visit.signal }))
      expect([visit.signal.aborted, told]).toEqual([true, []])
    },
  )

  it('S126 renders once for a document, and not at all for data', async () => {
    let renders = 0
    const ask = await serve({
      '/': withProps(() => {
        renders++
        return null
      }),
    })
    await ask('/')
    await ask('/_data/build1/index.json')
    expect(renders).toBe(1)
  })

  it('S192 throws when the server is told to navigate, with a message that says what to do', async () => {
    const messages: string[] = []
    function Page(): ReactNode {
      void useRouter().push('/x')
      return null
    }
    const ask = await serve(
      { '/': withProps(Page) },
      {},
      { onError: (error) => messages.push((error as Error).message) },
    )
    expect((await ask('/')).status).toBe(500)
    expect(messages[0]).toContain('router.push() was called on the server')
  })
})

describe('head tags', () => {
  const page = () => (
    <main>
      <PageHead>
        <title>{'Escaped <title> & more'}</title>
        <meta name="viewport" content="width=500" />
        <meta name="description" content={'"quoted" <b>'} />
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: '{"@type":"Thing"}' }} />
      </PageHead>
    </main>
  )

  it('S220 S224 S227 S228 S229 writes them once, escaped, into the head', async () => {
    const ask = await serve({ '/': withProps(page), '/other': withProps(() => null) })
    const { text } = await ask('/')
    const head = text.slice(0, text.indexOf('</head>'))
    expect(head.match(/<meta [^>]*charset/g)).toHaveLength(1)
    expect(head.match(/name="viewport"/g)).toHaveLength(1)
    expect(head).toContain('content="width=500"')
    expect(head).toContain('>Escaped &lt;title&gt; &amp; more</title>')
    expect(head).toContain('content="&quot;quoted&quot; &lt;b&gt;"')
    expect(head).toContain(
      '<script data-server-props-head type="application/ld+json">{"@type":"Thing"}</script>',
    )
    expect(text).toContain('<div id="root"><main></main></div>')
  })

  it('S230 leaves nothing for the next request', async () => {
    const ask = await serve({ '/': withProps(page), '/other': withProps(() => null) })
    await ask('/')
    expect((await ask('/other')).text).not.toContain('Escaped')
  })
})

describe('_app', () => {
  function App({ Component, pageProps, router, ...rest }: AppProps) {
    return (
      <div id="app" data-path={router.pathname} data-rest={JSON.stringify(rest)}>
        <Component {...pageProps} />
      </div>
    )
  }

  it('S190 S191 wraps pages and error pages, without other props', async () => {
    const ask = await serve({ _app: { default: App }, '/': withProps(Dump, { n: 1 }) })
    expect((await ask('/')).text).toContain('<div id="app" data-path="/" data-rest="{}"><pre id="dump">')
    expect((await ask('/nope')).text).toContain('data-path="/_error"')
  })

  it('S195 S196 S110 lays the props of a page over those of the App, whose other keys stand beside', async () => {
    const seen: Any[] = []
    const getInitialProps = ({ ctx, Component, router, AppTree }: AppContext) => {
      seen.push({
        keys: Object.keys(ctx).toSorted(),
        asPath: ctx.asPath,
        has: [Component, router, AppTree].every(Boolean),
      })
      return { pageProps: { a: 'app', b: 'app' }, theme: 'dark', props: 'hidden' }
    }
    const ask = await serve({
      _app: { default: Object.assign(App.bind(null), { getInitialProps }) },
      '/x': withProps(Dump, { b: 'page' }),
      '/static': { default: Dump },
      '/gone': { default: Dump, getServerSideProps: () => ({ notFound: true }) },
    })
    const { text } = await ask('/x?q=1')
    expect(textOf(text, 'dump')).toBe('{"a":"app","b":"page"}')
    expect(text).toContain('data-rest="{&quot;theme&quot;:&quot;dark&quot;')
    expect(text).toContain('"appProps":{"theme":"dark"')
    const data = JSON.parse((await ask('/_data/build1/x.json?q=1')).text)
    expect(data).toEqual({ props: { a: 'app', b: 'page' }, theme: 'dark' })
    expect(seen.map(({ asPath, has }) => [asPath, has])).toEqual([
      ['/x?q=1', true],
      ['/x?q=1', true],
    ])
    expect(seen[0].keys).toEqual(
      expect.arrayContaining(['AppTree', 'asPath', 'pathname', 'query', 'req', 'res']),
    )
    expect((await ask('/_data/build1/static.json')).status).toBe(404)
    expect((await ask('/_data/build1/gone.json')).status).toBe(404)
  })

  it('S197 runs getInitialProps of a page through the App class of next/app, and fails when it throws', async () => {
    class ClassApp extends NextApp {}
    const Page = Object.assign((props: object) => <Dump {...props} />, {
      getInitialProps: ({ query }: PageContext) => {
        if (query.fail) throw new Error('boom')
        return { q: query.q }
      },
    })
    for (const appModule of [{ default: ClassApp }, { default: App }]) {
      const ask = await serve({ _app: appModule, '/': { default: Page } })
      expect(textOf((await ask('/?q=1')).text, 'dump')).toBe('{"q":"1"}')
      expect((await ask('/?fail=1')).status).toBe(500)
    }
  })

  it('S198 gives a page its request, and refuses getInitialProps beside getServerSideProps', async () => {
    const messages: string[] = []
    const Gip = Object.assign((props: object) => <Dump {...props} />, {
      getInitialProps({ req, res, pathname, query, asPath }: Any) {
        res.setHeader('x-gip', 'yes')
        return { from: req.method, pathname, query, asPath }
      },
    })
    const ask = await serve(
      { '/gip': { default: Gip }, '/both': withProps(Gip) },
      {},
      {
        onError: (error) => messages.push((error as Error).message),
      },
    )
    const { text, headers } = await ask('/gip?x=1')
    expect(JSON.parse(textOf(text, 'dump') as string)).toEqual({
      from: 'GET',
      pathname: '/gip',
      query: { x: '1' },
      asPath: '/gip?x=1',
    })
    expect(headers['x-gip']).toBe('yes')
    expect((await ask('/both')).status).toBe(500)
    expect(messages[0]).toContain('You can not use getInitialProps with getServerSideProps')
  })
})

describe('<Script>', () => {
  const Page = () => (
    <>
      <Script strategy="beforeInteractive" src="/page.js" />
      <Script src="/later.js" />
      <p>page</p>
    </>
  )

  it('beforeInteractive of a page stands in the head, before the app’s own code, and is not <Head>’s', async () => {
    const ask = await serve({ '/': withProps(Page) })
    const { text } = await ask('/')
    const tag = '<script defer="" src="/page.js" data-nscript="beforeInteractive"></script>'
    expect(text.indexOf(tag)).toBeGreaterThan(text.indexOf('<head>'))
    expect(text.indexOf(tag)).toBeLessThan(text.indexOf('</head>'))
    expect(text).not.toContain('/later.js')
    expect(textOf(text, 'root')).toBe('')
  })

  it('those of a _document: before in the head with its nonce, later ones as a list for the client', async () => {
    class Custom extends Document {
      override render() {
        return (
          <Html>
            <Head nonce="n1" />
            <body>
              <Script id="early" strategy="beforeInteractive">
                {'window.early = 1'}
              </Script>
              <Main />
              <NextScript nonce="n2" />
              <Script src="/late.js" strategy="lazyOnload" onLoad={() => {}} />
              <Script id="inline">{`"</script>"`}</Script>
            </body>
          </Html>
        )
      }
    }
    const ask = await serve({ _document: { default: Custom }, '/': withProps(Page) })
    const { text } = await ask('/')
    const head = text.slice(0, text.indexOf('</head>'))
    expect(head).toContain(
      '<script nonce="n1" id="early" data-nscript="beforeInteractive">window.early = 1</script>',
    )
    expect(head).toContain('<script nonce="n1" defer="" src="/page.js"')
    const list =
      /<script id="__SERVER_PROPS_SCRIPTS__" type="application\/json" nonce="n2">(.*?)<\/script>/.exec(text)
    expect(JSON.parse(list![1]!)).toEqual([
      { src: '/late.js', strategy: 'lazyOnload' },
      { id: 'inline', children: '"</script>"' },
    ])
  })

  it('a document without any has no list', async () => {
    const ask = await serve({ _document: { default: Document }, '/': withProps(Dump) })
    expect((await ask('/')).text).not.toContain('__SERVER_PROPS_SCRIPTS__')
  })
})

describe('_document', () => {
  const Sink = createContext<Set<string> | null>(null)
  function Styled() {
    useContext(Sink)?.add('.box{color:rebeccapurple}')
    return <p id="box">$& </p>
  }

  class Custom extends Document<{ seen: string }> {
    static override async getInitialProps(context: DocumentContext) {
      const rules = new Set<string>()
      const { renderPage } = context
      context.renderPage = () =>
        renderPage({
          enhanceApp: (App) => (props) => (
            <Sink.Provider value={rules}>
              <App {...props} />
            </Sink.Provider>
          ),
          enhanceComponent: (Component) => (props) => (
            <section data-enhanced="yes">
              <Component {...props} />
            </section>
          ),
        })
      const initial = await Document.getInitialProps(context)
      const { pathname, query, req, res } = context
      return {
        ...initial,
        seen: JSON.stringify({ pathname, query, hasReq: req !== undefined, hasRes: res !== undefined }),
        styles: (
          <>
            {initial.styles as ReactNode}
            <style data-sink="">{[...rules].join('')}</style>
          </>
        ),
      }
    }

    override render() {
      return (
        <Html lang="eo" className="doc">
          <Head nonce="n1">
            <meta name="from-document" content="yes" />
          </Head>
          <body data-theme="dark">
            <pre id="seen">{this.props.seen}</pre>
            <Main />
            <NextScript nonce="n1" />
            <footer id="after">after</footer>
          </body>
        </Html>
      )
    }
  }

  it('S152 S203 may add to the head and the styles in getInitialProps, and choose the status', async () => {
    class Adding extends Document {
      static override async getInitialProps(context: DocumentContext) {
        const { head, styles, html } = await Document.getInitialProps(context)
        if (context.res !== undefined) context.res.statusCode = 203
        return {
          html,
          head: [...(head ?? []), <meta key="added" name="added" content="yes" />],
          styles: [...(styles as ReactNode[]), <style key="s">{'.own{}'}</style>],
        }
      }
    }
    const ask = await serve({ _document: { default: Adding }, '/': withProps(Dump) })
    const { text, status } = await ask('/')
    expect(status).toBe(203)
    expect(text).toContain('name="added" content="yes"/>')
    expect(text).toContain('<style>.own{}</style>')
  })

  it('S220 S224 its charset, viewport and title are there once, and give way to those of a page', async () => {
    const Own = () => (
      <Html>
        <Head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=777" />
          <title>{'Own "title"'}</title>
        </Head>
        <body>
          <Main />
          <NextScript />
        </body>
      </Html>
    )
    const ask = await serve({
      _document: { default: Own },
      '/plain': withProps(Dump),
      '/': withProps(() => ownHead),
    })
    const tagsOf = async (path: string) =>
      (await ask(path)).text.match(/<meta [^>]*charset[^>]*>|<meta [^>]*viewport[^>]*>|<title.*?<\/title>/gi)
    expect(await tagsOf('/plain')).toEqual([
      '<meta charSet="utf-8"/>',
      '<meta name="viewport" content="width=777"/>',
      '<title>Own &quot;title&quot;</title>',
    ])
    expect(await tagsOf('/')).toEqual([
      '<meta charSet="utf-8"/>',
      '<title data-server-props-head="Own &quot;title&quot;">Page</title>',
      '<meta data-server-props-head="width=777" name="viewport" content="width=500"/>',
    ])
  })

  it('S200 S201 S202 S203 S204 renders around the page, with what was wrapped and collected', async () => {
    const ask = await serve({
      _document: { default: Custom },
      '/p/[id]': withProps(Styled),
      '/static': { default: Dump },
    })
    const { text } = await ask('/p/7?x=1')
    expect(text).toMatch(/^<!DOCTYPE html><html lang="eo" class="doc"><head><meta charset="utf-8"\/>/)
    expect(text).toContain(
      '<div id="root"><section data-enhanced="yes"><p id="box">$&amp; </p></section></div>',
    )
    expect(text).toContain('<style data-sink="">.box{color:rebeccapurple}</style>')
    expect(text).toContain('<link rel="stylesheet" href="/assets/page.css" nonce="n1">')
    expect(text).toContain('<script type="module" src="/assets/entry.js" nonce="n1"></script><footer')
    expect(JSON.parse(textOf(text, 'seen') as string)).toEqual({
      pathname: '/p/[id]',
      query: { id: '7', x: '1' },
      hasReq: true,
      hasRes: true,
    })
    expect(text.match(/<head/g)).toHaveLength(1)
    const plain = (await ask('/static')).text
    expect(JSON.parse(textOf(plain, 'seen') as string)).toMatchObject({ hasReq: false, hasRes: false })
    expect(plain).not.toContain('rebeccapurple')
    expect((await ask('/nope')).text.match(/from-document/g)).toHaveLength(1)
  })

  it('S205 may be a function', async () => {
    const Plain = () => (
      <Html>
        <Head />
        <body>
          <Main />
          <NextScript />
        </body>
      </Html>
    )
    const ask = await serve({ _document: { default: Plain }, '/': withProps(Dump, { n: 1 }) })
    expect(textOf((await ask('/')).text, 'dump')).toBe('{"n":1}')
    const built = await serve({ _document: { default: Document }, '/': withProps(Dump, { n: 1 }) })
    expect(textOf((await built('/')).text, 'dump')).toBe('{"n":1}')
  })

  it('S206 warns in development of parts that are missing', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const NoScript = () => (
      <Html>
        <Head />
        <body>
          <Main />
        </body>
      </Html>
    )
    const ask = await serve({ _document: { default: NoScript }, '/': withProps(Dump) }, { isDev: true })
    await ask('/')
    expect(warn.mock.calls.flat().join()).toContain('<NextScript /> is missing')
  })
})

describe('index.html', () => {
  const shell =
    '<!doctype html>\n<html lang="de"><head><meta charset="UTF-8" /><meta name="viewport" content="width=device-width, initial-scale=1.0" />' +
    '<link rel="icon" href="/icon.svg"><title>My app</title></head><body class="x"><div id="root"><div>loading</div></div><p>$&</p></body></html>'

  it('T2 gets the page into #root, tags into the head, payload and entry at the end of the body', async () => {
    const ask = await serve({ '/': withProps(Dump, { text: '</body><div id="root">$&' }) }, { shell })
    const { text } = await ask('/')
    expect(text).toContain('<body class="x"><div id="root"><pre id="dump">')
    expect(text).not.toContain('loading')
    expect(text).toMatch(
      /<\/pre><\/div><p>\$&<\/p><script id="__SERVER_PROPS__".*<\/script><\/body><\/html>$/,
    )
    expect(text.match(/<\/body>/g)).toHaveLength(1)
    expect(text.match(/charset/gi)).toHaveLength(1)
    expect(text.match(/viewport/g)).toHaveLength(1)
    expect(text).toContain('initial-scale=1.0')
    expect(text).toContain('<title>My app</title>')
  })

  it('S224 gives way to what a page brings itself', async () => {
    const ask = await serve({ '/': withProps(() => ownHead) }, { shell })
    const { text } = await ask('/')
    expect(text.match(/<title/g)).toHaveLength(1)
    expect(text).toContain('>Page</title>')
    expect(text.match(/viewport/g)).toHaveLength(1)
    expect(text).toContain('width=500')
  })

  it('S224 C168 with what the client needs to bring its own back after that page', async () => {
    const ask = await serve({ '/': withProps(() => ownHead) }, { shell })
    const { text } = await ask('/')
    expect(text).toContain('<title data-server-props-head="My app">Page</title>')
    expect(text).toContain(
      '<meta data-server-props-head="width=device-width, initial-scale=1.0" name="viewport" content="width=500"/>',
    )
  })

  it('S224 what only looks like such a tag is left alone', async () => {
    const inside = '<!-- <title>x</title> --><script>const tag = \'<meta name="viewport">\'</script>'
    const ask = await serve(
      { '/': withProps(Dump) },
      { shell: `<html><head>${inside}<title>My app</title></head><body><div id="root"></div></body></html>` },
    )
    const { text } = await ask('/')
    expect(text).toContain(inside)
    expect(text).toContain('<meta name="viewport" content="width=device-width"/><title>My app</title>')
  })

  it('T2 takes an outlet when there is no #root', async () => {
    const ask = await serve(
      { '/': withProps(Dump, { text: '<!--app-html-->' }) },
      {
        shell: '<html><head></head><body><main><!--app-html--></main></body></html>',
      },
    )
    expect((await ask('/')).text).toContain('<main><div id="root"><pre id="dump">')
  })

  it('says what is missing', async () => {
    const make = (text: string) => serve({ '/': withProps(Dump) }, { shell: text })
    await expect(make('<p>')).rejects.toThrow('index.html has no </head>')
    await expect(make('<head></head><body></body>')).rejects.toThrow(
      'write <div id="root"></div> into the body',
    )
  })
})

describe('error pages', () => {
  const Custom = Object.assign(({ seen }: Any) => <pre id="seen">{JSON.stringify(seen)}</pre>, {
    getInitialProps({ res, err, pathname, asPath, query }: Any) {
      if (query.breaks) throw new Error('boom-error-page secret-detail')
      return {
        seen: {
          status: res.statusCode,
          err: err?.message ?? null,
          isError: err instanceof Error,
          pathname,
          asPath,
        },
      }
    },
  })
  const failing = {
    default: Dump,
    getServerSideProps({ query }: Any) {
      if (query.notFound) return { notFound: true }
      throw query.text === undefined ? new Error('boom') : query.text
    },
  }
  const seen = async (ask: Ask, target: string) =>
    JSON.parse(textOf((await ask(target)).text, 'seen') as string)

  it('S172 S173 S194 S210 S211 S213 tell _error what happened', async () => {
    const ask = await serve({ '/_error': { default: Custom }, '/fail': failing })
    const base = { err: null, isError: false, pathname: '/_error' }
    expect(await seen(ask, '/nope?x=1')).toEqual({ ...base, status: 404, asPath: '/nope?x=1' })
    expect(await seen(ask, '/fail?notFound=1')).toEqual({ ...base, status: 404, asPath: '/fail?notFound=1' })
    expect(await seen(ask, '/%?x=1')).toMatchObject({ status: 400, asPath: '/%?x=1' })
    const failed = { status: 500, isError: true, pathname: '/_error' }
    expect(await seen(ask, '/fail')).toEqual({ ...failed, err: 'boom', asPath: '/fail' })
    expect(await seen(ask, '/fail?text=oops')).toMatchObject({ ...failed, err: 'oops' })
    const { text } = await ask('/nope')
    expect(text).toContain('"page":"/_error"')
    expect(text).toContain('"status":404')
  })

  it('S152 S210 keep the status that getInitialProps of an error page chooses', async () => {
    const Chosen = Object.assign(() => <p>chosen</p>, {
      getInitialProps({ res, query }: Any) {
        res.statusCode = Number(query.status)
        return {}
      },
    })
    const ask = await serve({ '/_error': { default: Chosen }, '/fail': failing })
    const gone = await ask('/nope?status=410')
    expect([gone.status, gone.text.includes('"status":410')]).toEqual([410, true])
    const busy = await ask('/fail?status=503')
    expect([busy.status, busy.headers['cache-control']]).toEqual([503, 'private, no-store'])
    expect((await ask('/nope?status=999')).status).toBe(500)
  })

  it('S160 F8 leave an answer alone that the App ended without giving props', async () => {
    const App = Object.assign(({ Component, pageProps }: AppProps) => <Component {...pageProps} />, {
      getInitialProps({ ctx }: AppContext) {
        ctx.res?.end('ended by App')
      },
    })
    const onError = vi.fn()
    const ask = await serve({ _app: { default: App as Any }, '/': withProps(Dump) }, {}, { onError })
    for (const target of ['/', '/nope']) {
      const { status, text } = await ask(target)
      expect([status, text]).toEqual([target === '/' ? 200 : 404, 'ended by App'])
    }
    expect(onError).not.toHaveBeenCalled()
  })

  it('S180 F13 ends with a text of a few bytes when the error page fails as well', async () => {
    const infos: ErrorInfo[] = []
    const ask = await serve(
      { '/_error': { default: Custom }, '/fail': failing },
      {},
      {
        onError: (_, info) => infos.push(info),
      },
    )
    for (const target of ['/fail?breaks=1', '/nope?breaks=1']) {
      const { status, text, headers } = await ask(target)
      expect([status, text]).toEqual([500, 'Internal Server Error'])
      expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    }
    expect(infos.map(({ kind }) => kind)).toEqual(['load-props', 'error-page', 'error-page', 'error-page'])
  })

  it('S179 answers 500 when the App throws, on the error page too', async () => {
    const App = () => {
      throw new Error('boom-app')
    }
    const ask = await serve({ _app: { default: App }, '/': withProps(Dump) })
    expect([(await ask('/')).status, (await ask('/')).text]).toEqual([500, 'Internal Server Error'])
  })

  it('S185 S214 use pages/404 and pages/500, and tell _error once', async () => {
    const told: unknown[] = []
    const errorPage = Object.assign(() => <p>error page</p>, {
      getInitialProps: ({ err }: Any) => {
        told.push(err?.message)
        return {}
      },
    })
    const ask = await serve({
      '/404': { default: () => <p>own 404</p> },
      '/500': { default: () => <p>own 500</p> },
      '/_error': { default: errorPage },
      '/fail': failing,
      '/[slug]': withProps(Dump),
    })
    for (const target of ['/a/b', '/fail?notFound=1', '/404']) {
      const { status, text } = await ask(target)
      expect([target, status, text.includes('own 404')]).toEqual([target, 404, true])
    }
    expect(told).toEqual([])
    const failed = await ask('/fail')
    expect([failed.status, failed.text.includes('own 500')]).toEqual([500, true])
    expect(told).toEqual(['boom'])
    expect((await ask('/500')).status).toBe(500)
    expect((await ask('/%')).text).toContain('error page')
  })

  it('S171 T27 prints an error with page, file and target, under the digest of the answer', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const ask = await serve({ '/fail': failing }, {}, {})
    const { headers } = await ask('/fail')
    const line = String(print.mock.calls[0])
    expect(line).toContain(
      `loading the props of /fail (pages/fail.tsx), GET "/fail", digest ${headers['x-server-props-digest']}`,
    )
    expect(line).toContain('Error: boom')
  })

  it('F6 survives a hook that throws', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const ask = await serve(
      { '/fail': failing },
      {},
      {
        onError() {
          throw new Error('hook')
        },
      },
    )
    expect((await ask('/fail')).status).toBe(500)
  })

  it('S182 shows what renderError makes of it in development', async () => {
    const ask = await serve(
      { '/fail': failing },
      { isDev: true },
      {
        onError() {},
        renderError: (error, { kind }) => Promise.resolve(`<p>${kind}: ${(error as Error).message}</p>`),
      },
    )
    expect((await ask('/fail')).text).toBe('<p>load-props: boom</p>')
  })
})

describe('a base', () => {
  it('S270 F32 is in every address, and in no address that a page sees', async () => {
    const ask = await serve(
      {
        '/': withProps(Dump),
        '/go': {
          default: Dump,
          getServerSideProps: ({ query, resolvedUrl }: Any) =>
            query.to === undefined
              ? { props: { resolvedUrl } }
              : {
                  redirect: {
                    destination: query.to,
                    permanent: false,
                    ...(query.bare && { basePath: false }),
                  },
                },
        },
      },
      { base: '/docs/' },
    )
    expect(textOf((await ask('/docs/go?x=1')).text, 'dump')).toBe('{"resolvedUrl":"/go?x=1"}')
    expect((await ask('/docs/_data/build1/go.json')).text).toBe('{"props":{"resolvedUrl":"/go"}}')
    expect((await ask('/docs/go?to=/x')).headers.location).toBe('/docs/x')
    expect((await ask('/docs/go?to=/')).headers.location).toBe('/docs')
    expect((await ask('/docs/go?to=/x&bare=1')).headers.location).toBe('/x')
    expect((await ask('/docs/go?to=https://a.example/')).headers.location).toBe('https://a.example/')
    expect((await ask('/docs')).status).toBe(200)
    expect((await ask('/docsx')).status).toBe(404)
    expect((await ask('/go')).text).toBe('Not Found')
  })
})
