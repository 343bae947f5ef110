import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Document, Head, Html, Main, NextScript } from './document-components.js'
import { createTestApp, Dump, type TestPages } from './fixtures/testing-app.js'
import { transports, type Ask, type TestServer } from './fixtures/transports.js'

// oxlint-disable-next-line typescript/no-explicit-any -- the pages of this file read contexts as apps in JavaScript do
type Context = any

const Initial = Object.assign((props: object) => <Dump {...props} />, {
  getInitialProps: () => ({ initial: true }),
})

const pages: TestPages = {
  '/': { default: Dump, getServerSideProps: () => ({ props: { home: true } }) },
  '/item/[id]': {
    default: Dump,
    getServerSideProps: ({ params, query }: Context) => ({ props: { params, query, text: '</script>&' } }),
  },
  '/about': { default: () => <p>about</p> },
  '/initial': { default: (props: object) => <Dump {...props} /> },
  '/away': {
    default: Dump,
    getServerSideProps: ({ query }: Context) => ({
      redirect: {
        destination: query.to ?? '/about',
        permanent: true,
        ...(query.basePath && { basePath: false }),
      },
    }),
  },
  '/gone': { default: Dump, getServerSideProps: () => ({ notFound: true }) },
  '/boom': {
    default: Dump,
    getServerSideProps: () => {
      throw new Error('secret-detail')
    },
  },
}

class Custom extends Document {
  override render() {
    const { locale, __NEXT_DATA__: data } = this.props
    return (
      <Html lang={data.locale ?? 'none'} data-locale={locale} data-seen={JSON.stringify(data)}>
        <Head />
        <body>
          <Main />
          <NextScript />
        </body>
      </Html>
    )
  }
}

const withInitial: TestPages = { ...pages, '/initial': { default: Initial } }

const decode = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
const payloadOf = (html: string) => {
  const [, id, json] = /<script id="([^"]+)" type="application\/json">(.*?)<\/script>/.exec(html) ?? []
  return { id, json: JSON.parse(json ?? '') as Record<string, unknown>, text: json ?? '' }
}

describe.each(transports)('next mode over %s', (_name, start) => {
  let server: TestServer
  let ask: Ask
  beforeAll(async () => {
    server = await start(createTestApp(withInitial, { isNext: true }))
    ask = server.ask
  })
  afterAll(() => server.close())

  it('S200 S276 a _document reads the payload and the language in its props', async () => {
    const i18n = { locales: ['en', 'de'], defaultLocale: 'en', localeDetection: true }
    const other = await start(
      createTestApp({ ...pages, _document: { default: Custom } }, { isNext: true, i18n }),
    )
    const { text } = await other.ask('/de/item/7?x=1')
    expect(text).toContain('<html lang="de" data-locale="de"')
    const seen = decode(/data-seen="([^"]*)"/.exec(text)?.[1] ?? '')
    const { scriptLoader: _, module: __, ...payload } = payloadOf(text).json
    expect({ ...(JSON.parse(seen) as object), props: payload['props'] }).toEqual(payload)
    expect(JSON.parse(seen)).toMatchObject({ props: { pageProps: { params: { id: '7' } } }, locale: 'de' })
    await other.close()
  })

  it('S236 S237 the payload is __NEXT_DATA__, the root #__next', async () => {
    const { text, status } = await ask('/item/7?x=1&x=2')
    expect(status).toBe(200)
    expect(text).toContain('<div id="__next"><pre id="dump">')
    expect(text).not.toMatch(/id="root"|__SERVER_PROPS__/)
    const { id, json, text: raw } = payloadOf(text)
    expect(id).toBe('__NEXT_DATA__')
    expect(json).toEqual({
      props: {
        pageProps: { params: { id: '7' }, query: { id: '7', x: ['1', '2'] }, text: '</script>&' },
        __N_SSP: true,
      },
      page: '/item/[id]',
      query: { id: '7', x: ['1', '2'] },
      buildId: 'build1',
      isFallback: false,
      gssp: true,
      scriptLoader: [],
      module: '/assets/item/[id].js',
    })
    expect(raw).not.toMatch(/[<>&]/)
  })

  it('S236 S198 says by which function a page was made', async () => {
    const { json } = payloadOf((await ask('/initial')).text)
    expect(json).toMatchObject({ gip: true, props: { pageProps: { initial: true } } })
    expect(json).not.toHaveProperty('gssp')
    expect(json['props']).not.toHaveProperty('__N_SSP')
    const { json: isStatic } = payloadOf((await ask('/about?x=1')).text)
    expect(isStatic).toMatchObject({
      nextExport: true,
      autoExport: true,
      query: {},
      props: { pageProps: {} },
    })
  })

  it.each(['/_next/data/build1', '/_data/build1'])(
    "S110 page data below %s has Next's shape",
    async (prefix) => {
      const answer = await ask(`${prefix}/item/7.json?x=1`)
      expect(answer).toMatchObject({ status: 200, headers: { 'x-server-props-build': 'build1' } })
      expect(answer.headers['content-type']).toMatch(/^application\/json/)
      expect(JSON.parse(answer.text)).toEqual({
        pageProps: { params: { id: '7' }, query: { id: '7', x: '1' }, text: '</script>&' },
        __N_SSP: true,
      })
      expect(JSON.parse((await ask(`${prefix}/index.json`)).text)).toMatchObject({
        pageProps: { home: true },
      })
    },
  )

  it('S116 a redirect as page data is in its props', async () => {
    const read = async (search = '') => JSON.parse((await ask(`/_next/data/build1/away.json${search}`)).text)
    expect(await read()).toEqual({
      pageProps: { __N_REDIRECT: '/about', __N_REDIRECT_STATUS: 308 },
      __N_SSP: true,
    })
    expect(await read('?to=https://example.com/x')).toMatchObject({
      pageProps: { __N_REDIRECT: 'https://example.com/x' },
    })
    expect(await read('?basePath=1')).toMatchObject({ pageProps: { __N_REDIRECT_BASE_PATH: false } })
  })

  it('S117 S118 S119 S120 S122 notFound, errors, other builds, and pages without data', async () => {
    const read = async (path: string) => {
      const { status, text } = await ask(path)
      return [status, text]
    }
    expect(await read('/_next/data/build1/gone.json')).toEqual([404, '{"notFound":true}'])
    expect(await read('/_next/data/build1/boom.json')).toEqual([500, '{"error":{}}'])
    expect(await read('/_next/data/other/item/7.json')).toEqual([404, '{"error":{}}'])
    expect(await read('/_next/data/build1/nope.json')).toEqual([404, '{"error":{}}'])
    expect(await read('/_next/data/build1/about.json')).toEqual([404, '{"error":{}}'])
  })

  it("S110 S195 S196 what App.getInitialProps adds stands beside the page's props", async () => {
    const App = Object.assign(
      ({ Component, pageProps, theme }: Context) => (
        <main data-theme={theme}>
          <Component {...pageProps} />
        </main>
      ),
      { getInitialProps: () => ({ pageProps: { fromApp: 1 }, theme: 'dark' }) },
    )
    const other = await start(createTestApp({ ...pages, _app: { default: App } }, { isNext: true }))
    const { text } = await other.ask('/_next/data/build1/index.json')
    expect(JSON.parse(text)).toEqual({ pageProps: { fromApp: 1, home: true }, theme: 'dark', __N_SSP: true })
    expect(payloadOf((await other.ask('/')).text).json).toMatchObject({
      appGip: true,
      gssp: true,
      props: { pageProps: { fromApp: 1, home: true }, theme: 'dark', __N_SSP: true },
    })
    await other.close()
  })

  it('outside of next mode none of this exists', async () => {
    const other = await start(createTestApp(pages))
    const { text } = await other.ask('/')
    expect(text).toContain('<div id="root">')
    expect(text).not.toMatch(/__next|__NEXT_DATA__|__N_SSP/)
    const data = await other.ask('/_next/data/build1/index.json')
    expect(data.status).toBe(404)
    expect(data.headers['content-type']).toMatch(/^text\/html/)
    expect((await other.ask('/_data/build1/index.json')).text).toBe('{"props":{"home":true}}')
    await other.close()
  })
})
