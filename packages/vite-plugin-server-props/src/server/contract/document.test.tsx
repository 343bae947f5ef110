/* oxlint-disable react/jsx-no-constructed-context-values -- each document is rendered once */
import { createContext, useContext, type ReactNode } from 'react'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Document, Head, Html, Main, NextScript } from '../document-components.js'
import type { DocumentContext } from '../document-types.js'
import { readDump, servers, type ContractServer } from '../fixtures/servers.js'
import { Dump, type TestPages } from '../fixtures/testing-app.js'

// oxlint-disable-next-line typescript/no-explicit-any -- the pages of this file read what they get as apps in JavaScript do
type Any = any

const withProps = (component: unknown, props: object = {}) => ({
  default: component,
  getServerSideProps: () => ({ props }),
})

const Sink = createContext<Set<string> | null>(null)

/** Collects its style as libraries for CSS in JavaScript do. */
function Styled({ name }: { name: string }) {
  useContext(Sink)?.add(`.${name}{}`)
  return <p className={name}>{name}</p>
}

const calls: string[] = []

class Custom extends Document<{ seen: object }> {
  static override async getInitialProps(context: DocumentContext) {
    const { pathname, query, req, res, renderPage, defaultGetInitialProps, AppTree } = context
    calls.push(pathname)
    const rules = new Set<string>()
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
    const seen = {
      pathname,
      query: { ...query },
      method: req?.method ?? null,
      status: res?.statusCode ?? null,
      has: [typeof renderPage, typeof defaultGetInitialProps, typeof AppTree],
      html: typeof initial.html,
      head: Array.isArray(initial.head),
    }
    const styles = (
      <>
        {initial.styles as ReactNode}
        <style data-sink="">{[...rules].join('')}</style>
      </>
    )
    return { ...initial, seen, styles }
  }

  override render() {
    return (
      <Html lang="eo" className="doc" data-x="1">
        <Head>
          <meta name="from-document" content="yes" />
        </Head>
        <body className="body" data-theme="dark">
          <header>
            <Dump {...this.props.seen} />
          </header>
          <Main />
          <aside>between</aside>
          <NextScript />
          <footer>after</footer>
        </body>
      </Html>
    )
  }
}

const pages: TestPages = {
  _document: { default: Custom },
  '/p/[id]': {
    default: Styled,
    getServerSideProps: async ({ params }: Any) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
      return { props: { name: `name-${params.id}` } }
    },
  },
  '/plain': { default: () => <p>plain</p> },
  '/gone': { default: () => null, getServerSideProps: () => ({ notFound: true }) },
  '/fail': {
    default: () => null,
    getServerSideProps() {
      throw new Error('boom')
    },
  },
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe.each(servers)('a pages/_document in %s', (_, start) => {
  let server: ContractServer
  beforeAll(async () => {
    server = await start(pages)
  })
  afterAll(() => server.close())

  it('S200 has its attributes on <html> and <body>', async () => {
    const { text } = await server.ask('/p/7')
    expect(text).toMatch(/^<!DOCTYPE html><html lang="eo" class="doc" data-x="1">/)
    expect(text).toContain('<body class="body" data-theme="dark">')
  })

  it('S201 has one head and one body, the page in <Main />, JSON and scripts in <NextScript />, the rest where it was', async () => {
    const { text } = await server.ask('/p/7')
    for (const tag of ['<!DOCTYPE html>', '<html', '<head>', '<body', '</body></html>']) {
      expect([tag, text.split(tag).length]).toEqual([tag, 2])
    }
    const order = [
      '<header>',
      '<div id="root"><section data-enhanced="yes"><p class="name-7">name-7</p></section></div>',
      '<aside>between</aside>',
      '<script id="__SERVER_PROPS__" type="application/json">',
      '<script type="module"',
      '<footer>after</footer>',
    ].map((part) => text.indexOf(part))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order.every((index) => index > 0)).toBe(true)
  })

  it('S202 gets the request in getInitialProps, and none on a static page', async () => {
    const has = { has: ['function', 'function', 'function'], html: 'string', head: true }
    expect(readDump((await server.ask('/p/7?x=1', { method: 'POST' })).text)).toEqual({
      pathname: '/p/[id]',
      query: { id: '7', x: '1' },
      method: 'POST',
      status: 200,
      ...has,
    })
    expect(readDump((await server.ask('/plain?x=1')).text)).toEqual({
      pathname: '/plain',
      query: {},
      method: null,
      status: null,
      ...has,
    })
  })

  it('S203 wraps App and page by renderPage, and has the styles of this request alone in the head', async () => {
    await Promise.all(
      Array.from({ length: 30 }, async (__, id) => {
        const { text } = await server.ask(`/p/${id}`)
        const head = text.slice(0, text.indexOf('</head>'))
        expect([...head.matchAll(/<style data-sink="">(.*?)<\/style>/g)].map((match) => match[1])).toEqual([
          `.name-${id}{}`,
        ])
        expect(text).toContain(`<section data-enhanced="yes"><p class="name-${id}">`)
      }),
    )
  })

  it('S204 S212 is around every document, error pages included, with what its <Head> holds', async () => {
    for (const path of ['/p/7', '/plain', '/nowhere', '/gone', '/%', ...(server.isDev ? [] : ['/fail'])]) {
      const { text } = await server.ask(path)
      const head = text.slice(0, text.indexOf('</head>'))
      expect([path, head.match(/from-document/g)?.length]).toEqual([path, 1])
      expect(text).toContain('<footer>after</footer>')
    }
  })

  it('S206 S126 never runs for page data', async () => {
    calls.length = 0
    expect((await server.data('/p/7')).status).toBe(200)
    expect((await server.data('/gone')).status).toBe(404)
    expect(calls).toEqual([])
  })
})

describe.each(servers)('a document in %s', (_, start) => {
  const Plain = () => (
    <Html>
      <Head />
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  )

  it('S205 may be a function without getInitialProps', async () => {
    const { ask, close } = await start({ _document: { default: Plain }, '/': withProps(Dump, { n: 1 }) })
    const { status, text } = await ask('/')
    expect([status, readDump(text)]).toEqual([200, { n: 1 }])
    await close()
  })

  it('S206 is warned of in development where parts are missing', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const Bare = () => (
      <html>
        <head />
        <body>
          <Main />
        </body>
      </html>
    )
    const { isDev, ask, close } = await start({ _document: { default: Bare }, '/': withProps(Dump) })
    await ask('/')
    const said = warn.mock.calls.flat().join()
    for (const part of ['<Html />', '<Head />', '<NextScript />']) expect(said.includes(part)).toBe(isDev)
    expect(said).not.toContain('<Main />')
    await close()
  })

  it('S212 has both error pages inside of App and document, with the same input for notFound', async () => {
    const App = ({ Component, pageProps }: Any) => (
      <section id="app">
        <Component {...pageProps} />
      </section>
    )
    const { ask, close } = await start({ ...pages, _app: { default: App } })
    for (const path of ['/nowhere', '/gone']) {
      const { status, text } = await ask(path)
      expect([path, status]).toEqual([path, 404])
      expect(text).toMatch(
        /<html lang="eo".*<div id="root"><section id="app"><section data-enhanced="yes"><div[^>]*><h1>404<\/h1>.*<footer>/s,
      )
    }
    await close()
  })
})
