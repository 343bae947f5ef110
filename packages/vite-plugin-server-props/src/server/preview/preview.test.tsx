import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { useRouter } from '../../react/router.js'
import type { ServerApp } from '../../shared/server-app.js'
import { createTestApp, Dump, type TestPages } from '../fixtures/testing-app.js'
import { transports, type Ask, type TestAnswer, type TestServer } from '../fixtures/transports.js'
import { createDataCookie } from './preview-cookies.js'
import { createPreviewMode, type PreviewMode } from './preview-mode.js'
import { seal, unseal } from './seal.js'

// oxlint-disable-next-line typescript/no-explicit-any -- pages and handlers of this file read what they get as apps in JavaScript do
type Any = any

const NAMES = { bypass: '__prerender_bypass', data: '__next_preview_data' }

const pick = ({ draftMode, preview, previewData }: Any) => ({ draftMode, preview, previewData })

const pages: TestPages = {
  '/page': {
    default: function Page(props: object) {
      return <p id="preview">{JSON.stringify({ ...props, router: useRouter().isPreview })}</p>
    },
    getServerSideProps: (context: Any) => {
      context.res.setHeader('Cache-Control', 'public, s-maxage=60')
      const keys = Object.keys(context).filter((key) => /draft|preview/.test(key))
      return { props: { keys, preview: context.preview ?? null, data: context.previewData ?? null } }
    },
  },
  '/feed.xml': {
    default: () => null,
    getServerSideProps: ({ res, preview }: Any) => {
      res.writeHead(200, { 'Cache-Control': 'public, s-maxage=60', 'Content-Type': 'text/xml' })
      res.end(preview === true ? '<drafts/>' : '<feed/>')
      return { props: {} }
    },
  },
  '/gone': { default: Dump, getServerSideProps: () => ({ notFound: true }) },
  '/throws': {
    default: Dump,
    getServerSideProps: () => {
      throw new Error('boom')
    },
  },
  '/static': { default: () => <p>static</p> },
  '/api/draft': {
    default: (req: Any, res: Any) => {
      res.setHeader('Set-Cookie', 'own=1')
      res
        .setDraftMode({ enable: req.query.off === undefined })
        .status(202)
        .json({ on: true })
    },
  },
  '/api/preview': {
    default: async (req: Any, res: Any) => {
      res.setPreviewData({ who: 'editor' }, JSON.parse(req.query.options ?? '{}'))
      res.redirect('/page')
    },
  },
  '/api/large': { default: (_req: Any, res: Any) => res.setPreviewData('x'.repeat(2000)).end() },
  '/api/nothing': { default: (_req: Any, res: Any) => res.setPreviewData(undefined).end() },
  '/api/default': { default: (_req: Any, res: Any) => res.setDraftMode().end('on') },
  '/api/writes': {
    default: (_req: Any, res: Any) => {
      res.setPreviewData('text')
      res.writeHead(200, { 'X-Written': '1' })
      res.write('one ')
      res.end('two')
    },
  },
  '/api/clear': { default: (_req: Any, res: Any) => res.clearPreviewData().json(1) },
  '/api/throws': {
    default: (_req: Any, res: Any) => {
      res.setPreviewData(1)
      throw new Error('boom')
    },
  },
  '/api/read': {
    default: (req: Any, res: Any) => {
      res.setHeader('Cache-Control', 'public')
      res.json(pick(req))
    },
  },
}

const jar = ({ cookies }: TestAnswer): Record<string, string> =>
  Object.fromEntries(cookies.map((cookie) => cookie.split(';')[0].split(/=(.*)/s).slice(0, 2)))

const toHeader = (cookies: Record<string, string>) => ({
  cookie: Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; '),
})

const read = ({ text }: TestAnswer): Any =>
  JSON.parse((/<p id="preview">(.*?)<\/p>/.exec(text)?.[1] ?? 'null').replaceAll('&quot;', '"'))

const OFF = { keys: [], preview: null, data: null, router: false }

const payloadOf = ({ text }: TestAnswer): Any =>
  JSON.parse(/application\/json">(.*?)<\/script>/.exec(text)?.[1] ?? '')

const toMode = (app: Partial<ServerApp> = {}): PreviewMode =>
  createPreviewMode(createTestApp({}, app)) as PreviewMode

describe.each(transports)('over %s', (_, transport) => {
  let server: TestServer
  let ask: Ask
  beforeAll(async () => {
    server = await transport(createTestApp(pages), { onError() {} })
    ask = server.ask
  })
  afterAll(() => server.close())
  afterEach(() => vi.useRealTimers())

  it('S50 turns draft mode on with a cookie that pages and API routes understand', async () => {
    const on = await ask('/api/draft')
    expect([on.status, on.text]).toEqual([202, '{"on":true}'])
    expect(on.cookies[0]).toBe('own=1')
    expect(on.cookies[1]).toMatch(/^__prerender_bypass=[\w-]{40,}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    const headers = toHeader(jar(on))
    const page = await ask('/page', { headers })
    const keys = ['draftMode', 'preview', 'previewData']
    expect(read(page)).toEqual({ keys, preview: true, data: {}, router: true })
    expect(payloadOf(page).isPreview).toBe(true)
    expect(page.cookies).toEqual([])
    const data = JSON.parse((await ask('/_data/build1/page.json', { headers })).text)
    expect(data.props).toEqual({ keys, preview: true, data: {} })
    expect(JSON.parse((await ask('/api/read', { headers })).text)).toEqual({
      draftMode: true,
      preview: true,
      previewData: {},
    })
  })

  it('S50 turns it on without an argument, and off again', async () => {
    expect(Object.keys(jar(await ask('/api/default')))).toEqual([NAMES.bypass])
    const { cookies } = await ask('/api/draft?off=1')
    expect(cookies).toEqual([
      'own=1',
      '__prerender_bypass=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax; Secure',
    ])
  })

  it('S33 and S50 outside of draft mode there is nothing of it', async () => {
    const page = await ask('/page', { headers: { cookie: 'a=1' } })
    expect(read(page)).toEqual(OFF)
    expect(payloadOf(page).isPreview).toBeUndefined()
    expect(page.headers['cache-control']).toBe('public, s-maxage=60')
    expect(JSON.parse((await ask('/api/read')).text)).toEqual({ previewData: false })
  })

  it('S51 gives back what was stored, and sends the rest of the answer after the cookies', async () => {
    const on = await ask('/api/preview')
    expect([on.status, on.headers.location, on.text]).toEqual([307, '/page', '/page'])
    const cookies = jar(on)
    expect(Object.keys(cookies)).toEqual([NAMES.bypass, NAMES.data])
    expect(on.cookies.join()).not.toMatch(/editor|Max-Age/)
    const page = await ask('/page', { headers: toHeader(cookies) })
    expect(read(page)).toMatchObject({ preview: true, data: { who: 'editor' }, router: true })
    const api = await ask('/api/read', { headers: toHeader(cookies) })
    expect(JSON.parse(api.text).previewData).toEqual({ who: 'editor' })
    const written = await ask('/api/writes')
    expect([written.text, written.headers['x-written']]).toEqual(['one two', '1'])
    expect(Object.keys(jar(written))).toEqual([NAMES.bypass, NAMES.data])
  })

  it('S51 takes maxAge and path, and clears', async () => {
    const { cookies } = await ask(
      `/api/preview?options=${encodeURIComponent('{"maxAge":60,"path":"/page"}')}`,
    )
    for (const cookie of cookies) expect(cookie).toContain('; Path=/page; Max-Age=60; HttpOnly')
    const cleared = await ask('/api/clear')
    expect(Object.keys(jar(cleared))).toEqual([NAMES.bypass, NAMES.data])
    for (const cookie of cleared.cookies) expect(cookie).toContain('=; Path=/; Expires=Thu, 01 Jan 1970')
  })

  it.each(['{"path":"/;Domain=evil.example"}', '{"path":"page"}', '{"maxAge":-1}', '{"maxAge":"60"}'])(
    'T32 refuses the options %s',
    async (options) => {
      const { status, cookies } = await ask(`/api/preview?options=${encodeURIComponent(options)}`)
      expect([status, cookies]).toEqual([500, []])
    },
  )

  it('S51 refuses data that no cookie holds', async () => {
    expect((await ask('/api/large')).status).toBe(500)
    expect((await ask('/api/nothing')).status).toBe(500)
    expect(() => createDataCookie(toMode(), 'x'.repeat(2000))).toThrow(
      'Preview data is limited to 2KB currently',
    )
    expect(() => createDataCookie(toMode(), undefined)).toThrow(
      'a value of type undefined, which is not JSON',
    )
  })

  it('S265 a handler that fails after it has set preview data is an error as ever', async () => {
    expect((await ask('/api/throws')).status).toBe(500)
  })

  it('T32 nobody stores an answer of draft mode, whatever the page says', async () => {
    const headers = toHeader(jar(await ask('/api/preview')))
    for (const path of ['/page', '/_data/build1/page.json', '/feed.xml', '/gone', '/throws', '/api/read']) {
      const answer = await ask(path, { headers })
      expect(answer.headers['cache-control'], path).toMatch(/^private, .*no-store/)
      expect(answer.headers.etag === undefined || path === '/api/read', path).toBe(true)
    }
    expect((await ask('/feed.xml', { headers })).text).toBe('<drafts/>')
    expect((await ask('/feed.xml')).headers['cache-control']).toBe('public, s-maxage=60')
  })

  it('a page without getServerSideProps takes no part', async () => {
    const headers = toHeader(jar(await ask('/api/preview')))
    expect(payloadOf(await ask('/static', { headers })).isPreview).toBeUndefined()
  })

  const until = Math.floor(Date.now() / 1000) + 60
  const flip = (value: string) => `${value.slice(0, 20)}${value[20] === 'A' ? 'B' : 'A'}${value.slice(21)}`

  /** Each makes cookies of two that are good. */
  const forgeries: Record<string, (good: { bypass: string; data: string }) => unknown> = {
    truncated: ({ bypass, data }) => ({ bypass: bypass.slice(0, -1), data }),
    'bit-flipped': ({ bypass, data }) => ({ bypass, data: flip(data) }),
    'of another key': async () => {
      const other = toMode({ preview: { key: 'another key of at least 32 characters', maxAge: 60 } })
      const text = JSON.stringify({ until, data: 1 })
      const key = await other.getKey()
      return { bypass: await seal(key, NAMES.bypass, text), data: await seal(key, NAMES.data, text) }
    },
    expired: async () => {
      const key = await toMode().getKey()
      const text = JSON.stringify({ until: Math.floor(Date.now() / 1000) - 1, data: 1 })
      return { bypass: await seal(key, NAMES.bypass, text), data: await seal(key, NAMES.data, text) }
    },
    'under swapped names': ({ bypass, data }) => ({ bypass: data, data: bypass }),
    empty: () => ({ bypass: '', data: '' }),
    'that are no base64': () => ({ bypass: '%%%!', data: 'a' }),
    'with data of another key': async ({ bypass }) => {
      const other = toMode({ preview: { key: 'another key of at least 32 characters', maxAge: 60 } })
      return {
        bypass,
        data: await seal(await other.getKey(), NAMES.data, JSON.stringify({ until, data: 1 })),
      }
    },
    'with data alone': ({ data }) => ({ data }),
  }

  it.each(Object.keys(forgeries))('T32 counts cookies %s as none, and deletes them', async (name) => {
    const good = jar(await ask('/api/preview'))
    const forged = (await forgeries[name]({ bypass: good[NAMES.bypass], data: good[NAMES.data] })) as Any
    const cookies: Record<string, string> = {}
    for (const part of ['bypass', 'data'] as const) {
      if (forged[part] !== undefined) cookies[NAMES[part]] = forged[part]
    }
    for (const path of ['/page', '/api/read']) {
      const answer = await ask(path, { headers: toHeader(cookies) })
      if (path === '/page') expect(read(answer)).toEqual(OFF)
      else expect(JSON.parse(answer.text)).toEqual({ previewData: false })
      expect(Object.entries(jar(answer))).toEqual([
        [NAMES.bypass, ''],
        [NAMES.data, ''],
      ])
      for (const cookie of answer.cookies) expect(cookie).toContain('; Path=/; Expires=Thu, 01 Jan 1970')
      expect(answer.headers['cache-control']).toContain('no-store')
    }
  })

  it('T32 cookies that only resemble them are left alone', async () => {
    const page = await ask('/page', { headers: { cookie: 'x__prerender_bypass=1' } })
    expect([read(page), page.cookies]).toEqual([OFF, []])
  })

  it('T32 ends after the time of the option', async () => {
    const cookies = jar(await ask('/api/draft'))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3599_000 })
    expect(read(await ask('/page', { headers: toHeader(cookies) })).preview).toBe(true)
    vi.setSystemTime(Date.now() + 2000)
    expect(read(await ask('/page', { headers: toHeader(cookies) })).preview).toBe(null)
  })

  it('F32 counts below the base only, and is not Secure in development', async () => {
    const other = await transport(createTestApp(pages, { base: '/shop/', isDev: true }), { onError() {} })
    const { cookies } = await other.ask('/shop/api/draft')
    await other.close()
    expect(cookies[1]).toMatch(/; Path=\/shop; HttpOnly; SameSite=Lax$/)
  })
})

describe('the key', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('T32 of the environment takes the place of the built-in one', async () => {
    vi.stubEnv('SERVER_PROPS_PREVIEW_KEY', 'a key that two deployments of it share')
    const [one, two] = ['a'.repeat(32), 'b'.repeat(32)].map((key) => toMode({ preview: { key, maxAge: 60 } }))
    const cookies = await createDataCookie(one, { a: 1 })
    const value = cookies.split(';')[0].slice(NAMES.data.length + 1)
    expect(await unseal(await two.getKey(), NAMES.data, value)).toContain('{"a":1}')
  })

  it('T32 of the environment has to be long, and is not repeated when it is not', async () => {
    vi.stubEnv('SERVER_PROPS_PREVIEW_KEY', 'short-secret')
    const error = await toMode()
      .getKey()
      .catch((thrown: Error) => thrown.message)
    expect(error).toContain('SERVER_PROPS_PREVIEW_KEY is shorter than 32 characters')
    expect(error).not.toContain('short-secret')
  })

  it('is asked for by no app without API routes', () => {
    expect(createPreviewMode(createTestApp({}, { preview: undefined }))).toBeUndefined()
  })
})
