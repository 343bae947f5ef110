import { afterAll, afterEach, beforeAll, describe, expect, test, vi, type MockInstance } from 'vitest'
import { createTestApp, Dump } from './fixtures/testing-app.js'
import { transports, type TestServer } from './fixtures/transports.js'

const circular: Record<string, unknown> = { name: 'a' }
circular.self = { again: circular }

const results: Record<string, unknown> = {
  nothing: undefined,
  string: 'props',
  extraKeys: { props: {}, revalidate: 10, titel: 'x' },
  circular: { props: circular },
  noDestination: { redirect: { permanent: false } },
  badStatus: { redirect: { destination: '/', statusCode: 305 } },
  script: { redirect: { destination: 'javascript:alert(1)' } },
  redirectAndProps: { redirect: { destination: '/fine', permanent: false }, props: { secret: 1 } },
  notFoundAndProps: { notFound: true, props: { secret: 1 } },
}

const pages = {
  '/fine': { default: Dump, getServerSideProps: () => ({ props: { fine: true } }) },
  '/bad': {
    default: Dump,
    getServerSideProps: ({ query }: { query: Record<string, string> }) => results[query.case],
  },
  '/no-function': { default: Dump, getServerSideProps: { props: {} } },
  '/no-component': { default: undefined, getServerSideProps: () => ({ props: {} }) },
}

describe.each(transports)('in development over %s', (_, transport) => {
  let server: TestServer
  let warn: MockInstance
  beforeAll(async () => {
    warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    server = await transport(createTestApp(pages, { isDev: true }), { onError: () => undefined })
  })
  afterEach(async () => {
    // Whatever came before, the server goes on.
    expect((await server.ask('/fine')).status).toBe(200)
    warn.mockClear()
  })
  afterAll(async () => {
    warn.mockRestore()
    await server.close()
  })

  test.each<[string, readonly string[]]>([
    ['S83 nothing', ['did not return an object', 'forget to add a `return`', 'pages/bad.tsx']],
    ['S84 string', ['did not return an object', 'It gave string', 'pages/bad.tsx']],
    ['S82 extraKeys', ['Additional keys were returned', 'revalidate, titel', 'pages/bad.tsx']],
    ['S95 circular', ['Error serializing `.self.again`', 'in "/bad"', 'Circular references']],
    ['S75 noDestination', ['/bad?case=noDestination', '`destination` should be string', 'pages/bad.tsx']],
    ['S73 badStatus', ['/bad?case=badStatus', '301, 302, 303, 307, 308', 'pages/bad.tsx']],
    ['T15 script', ['leads to "javascript:"', 'begins with http: or https:', 'pages/bad.tsx']],
  ])('%s fails with what, where and what to do', async (name, parts) => {
    const search = `?case=${name.split(' ')[1]}`
    for (const target of [`/bad${search}`, `/_data/dev/bad.json${search}`]) {
      const { status, text } = await server.ask(target)
      expect(status).toBe(500)
      const said = text.startsWith('{')
        ? (JSON.parse(text) as { error: { message: string } }).error.message
        : text
      const plain = said.replaceAll('&quot;', '"').replaceAll('&#x27;', "'")
      const asked = target.startsWith('/_data')
        ? parts.map((part) => part.replace('/bad?', '/bad.json?'))
        : parts
      for (const part of asked) expect(plain).toContain(part)
    }
  })

  test.each(['redirect', 'notFound'])('S68 S80 %s beside props counts, with a warning', async (kind) => {
    const { status, text } = await server.ask(`/bad?case=${kind}AndProps`)
    expect(status).toBe(kind === 'redirect' ? 307 : 404)
    expect(text).not.toContain('secret')
    expect(warn).toHaveBeenCalledWith(
      expect.stringContaining(`of pages/bad.tsx returned \`props\` beside \`${kind}\``),
    )
  })

  test('a loader that is no function fails with its file', async () => {
    const { status, text } = await server.ask('/no-function')
    expect(status).toBe(500)
    expect(text).toContain(
      'getServerSideProps must be a function, but it is exported as object. (pages/no-function.tsx)',
    )
  })

  test('S28 a page without a component fails with its file', async () => {
    const { status, text } = await server.ask('/no-component')
    expect(status).toBe(500)
    expect(text).toContain('The default export is not a React Component in page')
    expect(text).toContain('pages/no-component.tsx')
  })

  test.each([
    ['S15 malformed encoding', '/%zz', 400],
    ['S15 malformed encoding in data', '/_data/dev/%zz.json', 400],
    ['S119 data of an unknown build', '/_data/other/fine.json', 404],
    ['S120 data of an unknown page', '/_data/dev/nowhere.json', 404],
    ['T10 an address below the prefix that is none', '/_data/dev/fine', 404],
  ])('%s is refused', async (_name, target, status) => {
    expect((await server.ask(target)).status).toBe(status)
  })

  test('F19 methods that nothing takes are refused, with those that are taken', async () => {
    const { status, headers } = await server.ask('/_data/dev/fine.json', { method: 'PROPFIND' })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'])
  })
})

test.each(transports)(
  'a page with getStaticProps is warned about once, with its file, over %s',
  async (_, transport) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const page = { default: Dump, getStaticProps: () => ({ props: { n: 1 } }) }
    for (const isDev of [true, false]) {
      const server = await transport(createTestApp({ '/static': page }, { isDev }))
      expect((await server.ask('/static')).text).toContain('<pre id="dump">{}</pre>')
      await server.ask('/static')
      await server.close()
    }
    expect(warn.mock.calls.flat()).toEqual(
      Array(2).fill(expect.stringContaining('pages/static.tsx exports getStaticProps, which is not run')),
    )
    warn.mockRestore()
  },
)
