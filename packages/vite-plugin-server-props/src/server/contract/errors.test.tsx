import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { readDump, readError, servers, type ContractServer } from '../fixtures/servers.js'
import { Dump, type TestPages } from '../fixtures/testing-app.js'

// oxlint-disable-next-line typescript/no-explicit-any -- the pages of this file read what they get as apps in JavaScript do
type Any = any

interface Given {
  readonly res: ServerResponse
  readonly query: Record<string, string>
}

const thrown: Record<string, () => unknown> = {
  error: () => new TypeError('boom secret-detail'),
  text: () => 'text secret-detail',
  object: () => ({ code: 7, detail: 'secret-detail' }),
  undefined: () => undefined,
  null: () => null,
  enoent: () => Object.assign(new Error('boom secret-detail'), { code: 'ENOENT' }),
  statusCode: () => Object.assign(new Error('boom secret-detail'), { statusCode: 404 }),
}

const failing = {
  default: Dump,
  async getServerSideProps({ res, query }: Given) {
    await Promise.resolve()
    res.setHeader('x-before', 'yes')
    res.setHeader('set-cookie', ['a=1', 'b=2'])
    res.setHeader('cache-control', 'public, s-maxage=600')
    if (query['status'] !== undefined) res.statusCode = Number(query['status'])
    throw thrown[query['case'] ?? 'error']?.()
  },
}

const throwing = (message: string) => () => {
  throw new Error(message)
}

/** The error page tells what it was given. */
const errorPage = {
  default: Object.assign(({ seen }: Any) => <pre id="seen">{JSON.stringify(seen)}</pre>, {
    getInitialProps: ({ res, err, pathname, asPath, query }: Any) => {
      if (query.breaks !== undefined) throw new Error('boom-error-page secret-detail')
      const error = err === undefined ? null : { message: err.message, isError: err instanceof Error }
      return { seen: { status: res.statusCode, error, pathname, asPath } }
    },
  }),
}

const base: TestPages = {
  '/good': { default: Dump, getServerSideProps: () => ({ props: { good: true } }) },
  '/fail': failing,
  '/gone': { default: Dump, getServerSideProps: () => ({ notFound: true }) },
  '/render': {
    default: throwing('boom-render secret-detail'),
    getServerSideProps: () => ({ props: { ok: true } }),
  },
}

const NEVER = 'private, no-store'

describe.each(servers)('an error in %s', (_, start) => {
  let server: ContractServer
  const errors: unknown[] = []
  beforeAll(async () => {
    server = await start(base, {}, { onError: (error) => errors.push(error) })
  })
  // S181: whatever came before.
  afterEach(async () => {
    const [document, data] = await server.both('/good')
    expect([document.status, readDump(document.text), data.text]).toEqual([
      200,
      { good: true },
      '{"props":{"good":true}}',
    ])
  })
  afterAll(() => server.close())

  it.each(Object.keys(thrown))(
    'S170 S173 S174 S175 S182 S183 of a loader is 500, and what was thrown is told in development alone: %s',
    async (which) => {
      const [document, data] = await server.both('/fail', `?case=${which}`)
      expect([document.status, data.status]).toEqual([500, 500])
      expect(document.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(data.text).not.toContain('"props"')
      if (server.isDev) {
        if (which !== 'undefined' && which !== 'null') {
          expect(readError(document.text)).toContain('secret-detail')
          expect(readError(data.text)).toContain('secret-detail')
        }
        // Only an Error knows where it was made.
        if (thrown[which]?.() instanceof Error) expect(document.text).toContain('errors.test')
        expect(JSON.parse(data.text).error.stack).toBeTypeOf('string')
        return
      }
      expect(document.text).toContain('Internal Server Error')
      expect(data.text).toBe('{"error":{}}')
      for (const { text } of [document, data])
        expect(text).not.toMatch(/secret-detail|boom|errors\.test|\.tsx/)
    },
  )

  it('S171 is printed, or handed to the hook', async () => {
    errors.length = 0
    await server.both('/fail')
    expect(errors.map((error) => (error as Error).message)).toEqual([
      'boom secret-detail',
      'boom secret-detail',
    ])
    const print = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const printing = await start(base, {}, {})
    await printing.ask('/fail')
    expect(String(print.mock.calls[0])).toContain('TypeError: boom secret-detail')
    print.mockRestore()
    await printing.close()
  })

  it.each(['200', '404', '302'])('S175 is 500, also when the page had set the status %s', async (status) => {
    for (const answer of await server.both('/fail', `?status=${status}`)) expect(answer.status).toBe(500)
  })

  it('S176 S184 T20 keeps headers and cookies, but no permission to be stored', async () => {
    for (const { headers, cookies } of await server.both('/fail')) {
      expect([headers['x-before'], cookies]).toEqual(['yes', ['a=1', 'b=2']])
      expect(headers['cache-control']).toBe(server.isDev ? 'no-store' : NEVER)
    }
  })

  it('S177 S178 of rendering is 500, and its data is 200', async () => {
    const [document, data] = await server.both('/render')
    expect([document.status, document.headers['content-type']]).toEqual([500, 'text/html; charset=utf-8'])
    expect(document.text.includes('secret-detail')).toBe(server.isDev)
    expect([data.status, data.text]).toEqual([200, '{"props":{"ok":true}}'])
  })

  it('S181 is survived by the server, whatever it is', async () => {
    const failures = Object.keys(thrown).map((which) => server.both('/fail', `?case=${which}`))
    const [good] = await Promise.all([
      server.both('/good'),
      ...failures,
      server.ask('/render'),
      server.ask('/%'),
    ])
    expect(good.map(({ status }) => status)).toEqual([200, 200])
    expect((await server.ask('/good')).status).toBe(200)
  })

  it('S184 is stored by no cache, nor is a 404', async () => {
    for (const path of ['/fail', '/gone', '/nowhere', '/render', '/fail/%']) {
      const { headers } = await server.ask(path)
      expect([path, headers['cache-control']]).toEqual([path, expect.stringContaining('no-store')])
      expect(headers['etag']).toBeUndefined()
    }
  })
})

describe.each(servers)('the error page in %s', (_, start) => {
  let server: ContractServer
  beforeAll(async () => {
    server = await start({ ...base, '/_error': errorPage })
  })
  afterAll(() => server.close())
  const seen = async (target: string) => {
    const { status, text } = await server.ask(target)
    return { ...readDump(text, 'seen'), answered: status }
  }

  it.each([
    ['error', 'boom secret-detail'],
    ['text', 'text secret-detail'],
    ['object', '{"code":7,"detail":"secret-detail"}'],
  ])(
    'S172 S173 S194 gets the Error that was thrown, or one made of it, in production: %s',
    async (which, message) => {
      // In development it is the overlay that is shown.
      if (server.isDev) return
      expect(await seen(`/fail?case=${which}`)).toEqual({
        answered: 500,
        status: 500,
        error: { message, isError: true },
        pathname: '/_error',
        asPath: `/fail?case=${which}`,
      })
    },
  )

  it('S173 gets an Error made of undefined, too', async () => {
    if (server.isDev) return
    expect(await seen('/fail?case=undefined')).toMatchObject({ status: 500, error: { isError: true } })
  })

  it('S210 S211 S213 gets 404 without an error for unknown addresses and notFound alike, 400 for malformed ones', async () => {
    const expected = { answered: 404, status: 404, error: null, pathname: '/_error' }
    expect(await seen('/nowhere/x?a=1')).toEqual({ ...expected, asPath: '/nowhere/x?a=1' })
    expect(await seen('/gone?a=1')).toEqual({ ...expected, asPath: '/gone?a=1' })
    expect(await seen('/nowhere/%zz')).toMatchObject({ answered: 400, status: 400, error: null })
  })

  it('S180 F13 that fails as well ends in 500 and a few bytes', async () => {
    for (const target of ['/fail?breaks', '/nowhere?breaks', '/gone?breaks']) {
      const { status, text, headers } = await server.ask(target)
      expect([target, status]).toEqual([target, 500])
      if (server.isDev) continue
      expect([text, headers['content-type']]).toEqual(['Internal Server Error', 'text/plain; charset=utf-8'])
    }
    expect((await server.ask('/good')).status).toBe(200)
  })

  it('S180 is a 500 where pages/404 fails, too', async () => {
    const broken = await start({ ...base, '/404': { default: throwing('boom-404 secret-detail') } })
    const { status, text } = await broken.ask('/nowhere')
    expect([status, text.includes('secret-detail')]).toEqual([500, broken.isDev])
    await broken.close()
  })

  it('S179 S190 is 500 where the App throws, and wrapped by an App that does not throw there', async () => {
    const App = ({ Component, pageProps, router }: Any) => {
      if (router.pathname !== '/_error') throw new Error('boom-app secret-detail')
      return (
        <section id="wrapped">
          <Component {...pageProps} />
        </section>
      )
    }
    const broken = await start({ ...base, '/_error': errorPage, _app: { default: App } })
    const { status, text } = await broken.ask('/good')
    expect(status).toBe(500)
    if (broken.isDev) expect(text).toContain('boom-app')
    else {
      expect(text).toContain('<section id="wrapped"><pre id="seen">')
      expect(readDump(text, 'seen')).toMatchObject({
        status: 500,
        error: { message: 'boom-app secret-detail' },
      })
    }
    await broken.close()
  })
})

describe.each(servers)('pages/404 and pages/500 in %s', (_, start) => {
  const told: unknown[] = []
  let server: ContractServer
  beforeAll(async () => {
    server = await start({
      ...base,
      '/[slug]': { default: Dump, getServerSideProps: () => ({ props: { slug: true } }) },
      '/404': { default: () => <p>own 404</p> },
      '/500': { default: () => <p>own 500</p> },
      '/_error': {
        default: Object.assign(() => <p>error page</p>, {
          getInitialProps: ({ err, res }: Any) => {
            told.push([res.statusCode, err?.message])
            return {}
          },
        }),
      },
    })
  })
  afterAll(() => server.close())

  it('S214 has the 404 page for unknown addresses, notFound and /404, and for HEAD', async () => {
    told.length = 0
    for (const path of ['/nowhere/x', '/gone', '/404', '/_app']) {
      const { status, text } = await server.ask(path)
      expect([path, status, text.includes('own 404')]).toEqual([path, 404, true])
      const head = await server.ask(path, { method: 'HEAD' })
      expect([path, head.status, head.text]).toEqual([path, 404, ''])
    }
    expect(told).toEqual([])
  })

  it('S185 has the 500 page for loaders and rendering, and tells _error once; development has its overlay', async () => {
    for (const [path, message] of [
      ['/fail', 'boom secret-detail'],
      ['/render', 'boom-render secret-detail'],
    ]) {
      told.length = 0
      const { status, text } = await server.ask(path as string)
      expect(status).toBe(500)
      expect(text.includes('own 500')).toBe(!server.isDev)
      if (server.isDev) expect(text).toContain(message)
      else expect([told, text.includes('secret-detail')]).toEqual([[[500, message]], false])
    }
    const own = await server.ask('/500')
    expect([own.status, own.text.includes('own 500')]).toEqual([500, true])
  })

  it('S213 leaves malformed addresses to _error', async () => {
    const { status, text } = await server.ask('/%zz')
    expect([status, text.includes('error page')]).toEqual([400, true])
  })

  it('S214 refuses a loader or getInitialProps on the 404 page', async () => {
    const getInitialProps = () => ({})
    for (const page of [
      { default: () => null, getServerSideProps: () => ({ props: {} }) },
      { default: Object.assign(() => null, { getInitialProps }) },
    ]) {
      const messages: string[] = []
      const broken = await start(
        { ...base, '/404': page },
        {},
        { onError: (error) => messages.push((error as Error).message) },
      )
      expect((await broken.ask('/nowhere')).status).toBe(500)
      expect(messages[0]).toContain('`pages/404` can not have getInitialProps/getServerSideProps')
      await broken.close()
    }
  })
})
