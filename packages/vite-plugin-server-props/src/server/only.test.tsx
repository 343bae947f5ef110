import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppProps } from '../react/page-types.js'
import { addNames } from '../shared/url/prop-names.js'
import { createTestApp, Dump } from './fixtures/testing-app.js'
import { transports, type Ask, type TestServer } from './fixtures/transports.js'

const pages = {
  '/': {
    default: Dump,
    getServerSideProps: ({ only, query }: { only?: readonly string[]; query: object }) => ({
      props: { only: only ?? null, query, votes: 3, comments: ['a'], '~odd,': 1, secret: 's' },
    }),
  },
  '/app': { default: Dump, getServerSideProps: () => ({ props: { own: 1, other: 2 } }) },
  _app: {
    default: Object.assign(({ Component, pageProps }: AppProps) => <Component {...pageProps} />, {
      getInitialProps: () => ({ user: 'u', pageProps: { fromApp: 'a', other: 'b' } }),
    }),
  },
  '/plain': { default: Dump },
}

describe.each(transports)('page data of which only some props are asked for, over %s', (_, start) => {
  let server: TestServer
  let ask: Ask
  beforeAll(async () => {
    server = await start(createTestApp(pages))
    ask = server.ask
  })
  afterAll(() => server.close())

  const at = (names: readonly string[], file = 'index', search = '') =>
    `/_data/${addNames('build1', names)}/${file}.json${search}`
  const read = async (target: string) => JSON.parse((await ask(target)).text) as { props: object }

  it('has these alone, and the page is told their names', async () => {
    expect((await read(at(['votes', 'only'], 'index', '?a=1'))).props).toEqual({
      only: ['only', 'votes'],
      votes: 3,
    })
  })
  it('leaves out what the page does not have', async () => {
    expect((await read(at(['nothing', 'toString', '__proto__']))).props).toEqual({})
  })
  it('takes any name', async () => {
    expect((await read(at(['~odd,']))).props).toEqual({ '~odd,': 1 })
  })
  it('tells no names when all are asked for, in a document and in page data', async () => {
    expect((await read('/_data/build1/index.json')).props).toMatchObject({ only: null, secret: 's' })
    expect((await ask('/')).text).toContain('&quot;only&quot;:null')
  })
  it('S195 keeps what App.getInitialProps gave beside, and takes its page props by the same names', async () => {
    expect(await read(at(['fromApp', 'other'], 'app'))).toEqual({
      props: { fromApp: 'a', other: 2 },
      user: 'u',
    })
  })
  it.each([
    ['no name', 'build1~'],
    ['another order', 'build1~votes,comments'],
    ['a name twice', 'build1~votes,votes'],
    ['another encoding', 'build1~%76otes'],
    ['a malformed one', 'build1~%E0%A4'],
    ['another build', 'build2~votes'],
  ])('T10 %s is no address', async (_name, build) => {
    const { status, headers, text } = await ask(`/_data/${build}/index.json`)
    expect([status, headers['content-type'], text]).toEqual([
      404,
      'application/json; charset=utf-8',
      '{"error":{}}',
    ])
    expect(headers['cache-control']).toMatch(/private|no-store/)
  })
  it('T8 a search parameter of the name changes nothing', async () => {
    expect((await read('/_data/build1/index.json?only=votes&__only=votes')).props).toMatchObject({
      only: null,
      votes: 3,
    })
  })
  it('S122 a page without data has none', async () => {
    expect((await ask(at(['a'], 'plain'))).status).toBe(404)
  })
})
