import { afterAll, afterEach, beforeAll, describe, expect, it, vi, type MockInstance } from 'vitest'
import type { ErrorInfo } from '../../shared/exchange.js'
import { createTestApp, Dump, type TestPages } from '../fixtures/testing-app.js'
import { transports, type Ask, type TestServer } from '../fixtures/transports.js'

// oxlint-disable-next-line typescript/no-explicit-any -- handlers of this file use `req` and `res` as apps in JavaScript do
type Any = any

const route = (handler: (req: Any, res: Any) => unknown, rest: object = {}) => ({ default: handler, ...rest })

const misc: Record<string, (req: Any, res: Any) => unknown> = {
  send: (_, res) => res.send('text'),
  object: (_, res) => res.send({ a: 1 }),
  number: (_, res) => res.send(5),
  nothing: (_, res) => res.send(null),
  bytes: (_, res) => res.send(Buffer.from([0, 255, 10])),
  typed: (_, res) => {
    res.setHeader('Content-Type', 'image/png')
    res.send(new Uint8Array([1, 2]))
  },
  symbol: (_, res) => res.send(Symbol('x')),
  bodiless: (_, res) => res.status(204).json({ a: 1 }),
  noContent: (_, res) => res.status(204).end(),
  redirect: (_, res) => res.redirect('/about'),
  redirect301: (_, res) => res.redirect(301, '/about?a=1'),
  relative: (_, res) => res.redirect('next?x=1'),
  outside: (_, res) => res.redirect('https://example.com/a//b'),
  doubleSlash: (_, res) => res.redirect('//example.com/x'),
  script: (_, res) => res.redirect('java\nscript:alert(1)'),
  noRedirect: (_, res) => res.redirect(200, '/about'),
  splitting: (_, res) => res.redirect('/a\r\nset-cookie: x=1'),
  throws: () => {
    throw new Error('boom-api secret-detail')
  },
  rejects: async () => {
    await Promise.resolve()
    throw new TypeError('boom-api secret-detail')
  },
  throwsText: () => Promise.reject('boom-api secret-detail'),
  throwsAfterHeaders: (_, res) => {
    res.setHeader('Cache-Control', 'public, max-age=600')
    res.setHeader('Content-Encoding', 'br')
    res.setHeader('X-Kept', 'yes')
    throw new Error('boom-api secret-detail')
  },
  cacheControl: (_, res) => {
    res.setHeader('Cache-Control', 'public, max-age=600')
    res.setHeader('X-Content-Type-Options', 'off')
    res.json({})
  },
  cookies: (_, res) => {
    res.setHeader('Set-Cookie', ['a=1', 'b=2'])
    res.status(201).json({})
  },
  callback: (_, res) => void queueMicrotask(() => queueMicrotask(() => res.json({ late: true }))),
  detached: (_, res) => {
    const { status, json } = res
    status(202)
    json({ ok: true })
  },
  revalidate: async (_, res) => {
    res.send(await res.revalidate('/').catch((error: Error) => error.message))
  },
  webStream: (_, res) =>
    res.send(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('one '))
          controller.enqueue(new TextEncoder().encode('two'))
          controller.close()
        },
      }),
    ),
  writes: (_, res) => {
    res.writeHead(200, { 'Content-Type': 'text/plain' })
    res.write('one ')
    res.write(Buffer.from('two '))
    res.end('three')
  },
}

const pages: TestPages = {
  '/': { default: () => <h1>Home</h1> },
  '/[...rest]': { default: Dump, getServerSideProps: () => ({ props: { page: true } }) },
  '/api': route((_, res) => res.json({ root: true })),
  '/api/hello': route((req, res) => res.status(200).json({ hello: 'world', method: req.method })),
  '/api/echo': route((req, res) =>
    res.json({
      body: Buffer.isBuffer(req.body) ? req.body.toString('hex') : (req.body ?? null),
      type: Buffer.isBuffer(req.body) ? 'Buffer' : typeof req.body,
    }),
  ),
  '/api/items/[id]': route((req, res) => {
    const bare = Object.getPrototypeOf(req.query) === null && Object.getPrototypeOf(req.cookies) === null
    res.json({ query: req.query, cookies: req.cookies, bare })
  }),
  '/api/items/special': route((_, res) => res.send('special')),
  '/api/rest/[...path]': route((req, res) => res.json(req.query)),
  '/api/misc': route((req, res) => misc[req.query.kind]?.(req, res)),
  '/api/raw': route(
    async (req, res) => {
      let length = 0
      for await (const chunk of req) length += chunk.length
      res.json({ length, body: typeof req.body })
    },
    { config: { api: { bodyParser: false } } },
  ),
  '/api/events': route(
    (req, res) => {
      let text = ''
      req.setEncoding('utf8')
      req.on('data', (chunk: string) => (text += chunk))
      req.on('end', () => res.send(`${typeof text} ${text}`))
    },
    { config: { api: { bodyParser: false } } },
  ),
  '/api/piped': route((req, res) => void req.pipe(res), { config: { api: { bodyParser: false } } }),
  '/api/small': route((req, res) => res.json(req.body.length), {
    config: { api: { bodyParser: { sizeLimit: '10b' } } },
  }),
  '/api/none': { helper: () => 1 },
  '/api/text': { default: 'no function' },
  '/api/bad-config': route((_, res) => res.json(1), {
    config: { api: { bodyParser: { sizeLimit: '1 apple' } } },
  }),
  '/api/breaks': () => Promise.reject(new Error('boom-api secret-detail')),
  '/api/cjs': { default: { default: (_: Any, res: Any) => res.send('cjs') } },
  '/api/returns': route(() => new Response('x')),
  '/api/edge/[id]': {
    config: { runtime: 'edge' },
    default: async (request: Request) => {
      const headers = new Headers({ 'content-type': 'text/plain', 'x-edge': '1' })
      headers.append('set-cookie', 'a=1')
      headers.append('set-cookie', 'b=2')
      const id = new URL(request.url).searchParams.get('id')
      const body = request.method === 'POST' ? await request.text() : ''
      return new Response(`${request.method} ${id} ${body}`, { status: 203, headers })
    },
  },
  '/api/edge-none': { config: { runtime: 'edge' }, default: () => ({ status: 200 }) },
}

const json = (body: string, type = 'application/json') => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
})

describe.each(transports)('over %s', (_, transport) => {
  let server: TestServer
  let ask: Ask
  const errors: [unknown, ErrorInfo][] = []

  beforeAll(async () => {
    server = await transport(createTestApp(pages), { onError: (error, info) => errors.push([error, info]) })
    ask = server.ask
  })
  afterAll(() => server.close())

  it('S260 answers every method with the default export, as JSON', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, headers, text } = await ask('/api/hello', { method })
      expect([status, JSON.parse(text)]).toEqual([200, { hello: 'world', method }])
      expect(headers['content-type']).toBe('application/json; charset=utf-8')
    }
    const head = await ask('/api/hello', { method: 'HEAD' })
    expect([head.status, head.text]).toEqual([200, ''])
    expect(head.headers['content-length']).toBe(String('{"hello":"world","method":"HEAD"}'.length))
  })

  it('S260 and S12 match beside pages, by the same rules', async () => {
    expect((await ask('/api')).text).toBe('{"root":true}')
    expect((await ask('/api/items/special')).text).toBe('special')
    expect(JSON.parse((await ask('/api/rest/a/b%2Fc')).text)).toEqual({ path: ['a', 'b/c'] })
    expect((await ask('/api/hello/more')).text).toContain('page')
    expect((await ask('/api/hello/')).headers.location).toBe('/api/hello')
    expect((await ask('/api/items/%E0')).status).toBe(400)
  })

  it('S122 has no data', async () => {
    for (const path of ['/api/hello', '/api/items/1']) {
      expect((await ask(`/_data/build1${path}.json`)).status).toBe(404)
    }
  })

  it('S261 gives search and route parameters and cookies, in objects without a prototype', async () => {
    const headers = { cookie: 'a=1; b=%20x=y; __proto__=z' }
    const { text } = await ask('/api/items/7?id=9&q=1&q=2&constructor=c', { headers })
    expect(JSON.parse(text)).toEqual({
      query: { id: '7', q: ['1', '2'], constructor: 'c' },
      cookies: JSON.parse('{"a":"1","b":" x=y","__proto__":"z"}'),
      bare: true,
    })
  })

  it.each([
    ['JSON', 'application/json', '{"a":[1]}', { body: { a: [1] }, type: 'object' }],
    ['JSON with a charset', 'application/json; charset=UTF-8', '"ü"', { body: 'ü', type: 'string' }],
    ['JSON-LD', 'application/ld+json', '{"a":1}', { body: { a: 1 }, type: 'object' }],
    ['JSON of nothing', 'application/json', '', { body: {}, type: 'object' }],
    [
      'a form',
      'application/x-www-form-urlencoded',
      'a=1&b=x+y&a=%C3%BC&=',
      { body: { a: ['1', 'ü'], b: 'x y', '': '' }, type: 'object' },
    ],
    ['text', 'text/plain', '{"a":1}', { body: '{"a":1}', type: 'string' }],
    ['XML', 'application/xml', '<a/>', { body: '<a/>', type: 'string' }],
    ['an image', 'image/png', 'ab', { body: '6162', type: 'Buffer' }],
    ['SVG', 'image/svg+xml', '<svg/>', { body: '<svg/>', type: 'string' }],
  ])('S262 reads %s', async (_name, type, body, expected) => {
    expect(JSON.parse((await ask('/api/echo', json(body, type))).text)).toEqual(expected)
  })

  it('S262 reads other charsets, bodies in parts, and none', async () => {
    const latin = await ask('/api/echo', {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset="iso-8859-1"' },
      body: [Buffer.from([0xe4]), Buffer.from([0xf6])],
    })
    expect(JSON.parse(latin.text)).toEqual({ body: 'äö', type: 'string' })
    const split = Buffer.from('{"a":"ü"}')
    const parts = { method: 'PUT', headers: { 'content-type': 'application/json' } }
    const halves = await ask('/api/echo', { ...parts, body: [split.subarray(0, 7), split.subarray(7)] })
    expect(JSON.parse(halves.text).body).toEqual({ a: 'ü' })
    expect(JSON.parse((await ask('/api/echo')).text)).toEqual({ body: '', type: 'string' })
  })

  it('S263 answers 400 to invalid JSON before the handler', async () => {
    const { status, text, headers } = await ask('/api/echo', json('{"a":'))
    expect([status, text]).toEqual([400, 'Invalid JSON'])
    expect(headers['cache-control']).toContain('no-store')
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  it('S263 refuses charsets and encodings that it can not read', async () => {
    expect((await ask('/api/echo', json('x', 'text/plain; charset=klingon'))).status).toBe(400)
    const zipped = { ...json('x'), headers: { 'content-encoding': 'gzip' } }
    expect((await ask('/api/echo', zipped)).status).toBe(415)
  })

  it.each([
    ['with a length', 'x'.repeat(11)],
    ['in chunks', [Buffer.alloc(6, 'x'), Buffer.alloc(6, 'x')]],
  ])('T28 answers 413 to a body over the limit, sent %s', async (_name, body) => {
    const { status, text } = await ask('/api/small', { method: 'POST', body })
    expect([status, text]).toEqual([413, 'Body exceeded 10b limit'])
    const fits = await ask('/api/small', { method: 'POST', body: 'x'.repeat(10) })
    expect([fits.status, fits.text]).toEqual([200, '10'])
  })

  it('T28 has a limit of 1 MB by default', async () => {
    const most = await ask('/api/echo', { method: 'POST', body: 'x'.repeat(1024 * 1024) })
    expect(JSON.parse(most.text).body).toHaveLength(1024 * 1024)
    const more = await ask('/api/echo', { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })
    expect([more.status, more.text]).toEqual([413, 'Body exceeded 1mb limit'])
  })

  it('S262 leaves the body to a handler that reads it itself, in each way', async () => {
    const body = 'ü'.repeat(1_000_000)
    const raw = await ask('/api/raw', { method: 'POST', body })
    expect(JSON.parse(raw.text)).toEqual({ length: 2_000_000, body: 'undefined' })
    expect((await ask('/api/events', { method: 'POST', body: 'aü' })).text).toBe('string aü')
    const piped = await ask('/api/piped', { method: 'POST', body: [Buffer.from('one '), Buffer.from('two')] })
    expect(piped.text).toBe('one two')
  })

  it.each<[string, number, string | undefined, string]>([
    ['send', 200, undefined, 'text'],
    ['object', 200, 'application/json; charset=utf-8', '{"a":1}'],
    ['number', 200, 'application/json; charset=utf-8', '5'],
    ['nothing', 200, undefined, ''],
    ['typed', 200, 'image/png', '\u0001\u0002'],
    ['bodiless', 204, undefined, ''],
    ['noContent', 204, undefined, ''],
    ['webStream', 200, 'application/octet-stream', 'one two'],
    ['writes', 200, 'text/plain', 'one two three'],
    ['callback', 200, 'application/json; charset=utf-8', '{"late":true}'],
    ['detached', 202, 'application/json; charset=utf-8', '{"ok":true}'],
  ])('S264 sends %s', async (kind, status, type, text) => {
    const answer = await ask(`/api/misc?kind=${kind}`)
    expect([answer.status, answer.headers['content-type'], answer.text]).toEqual([status, type, text])
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['cache-control']).toBeUndefined()
  })

  it('S264 sends bytes as they are, with length and an entity tag that is understood', async () => {
    const { bytes, headers } = await ask('/api/misc?kind=bytes')
    expect([...bytes]).toEqual([0, 255, 10])
    expect(headers).toMatchObject({ 'content-type': 'application/octet-stream', 'content-length': '3' })
    const again = await ask('/api/misc?kind=bytes', { headers: { 'if-none-match': headers.etag as string } })
    expect([again.status, again.bytes.length]).toEqual([304, 0])
    const other = await ask('/api/misc?kind=send', { headers: { 'if-none-match': headers.etag as string } })
    expect(other.status).toBe(200)
  })

  it('S264 and T16 redirect, with 307 by default and by one line', async () => {
    const at = async (kind: string) => {
      const { status, headers, cookies } = await ask(`/api/misc?kind=${kind}`)
      return [status, headers.location, cookies.length]
    }
    expect(await at('redirect')).toEqual([307, '/about', 0])
    expect(await at('redirect301')).toEqual([301, '/about?a=1', 0])
    expect(await at('relative')).toEqual([307, 'next?x=1', 0])
    expect(await at('outside')).toEqual([307, 'https://example.com/a//b', 0])
    expect(await at('doubleSlash')).toEqual([307, '/example.com/x', 0])
    expect(await at('splitting')).toEqual([307, '/aset-cookie:%20x=1', 0])
  })

  it.each([
    ['throws', 'boom-api'],
    ['rejects', 'boom-api'],
    ['throwsText', 'boom-api'],
    ['symbol', 'res.send() was given a value of type symbol'],
    ['script', '"javascript:", which is never followed'],
    ['noRedirect', 'Invalid redirect arguments'],
  ])('S265 and T27 answer 500 without details when a handler %s', async (kind, message) => {
    errors.length = 0
    const { status, text, headers } = await ask(`/api/misc?kind=${kind}`)
    expect([status, text]).toEqual([500, 'Internal Server Error'])
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(headers['cache-control']).toBe('private, no-store')
    const [[thrown, info]] = errors
    expect(thrown instanceof Error ? thrown.message : thrown).toContain(message)
    expect(info).toMatchObject({ kind: 'run-handler', file: 'pages/api/misc.ts', method: 'GET' })
    expect(headers['x-server-props-digest']).toBe(info.digest)
  })

  it('S265 and T20 say nothing of the body that did not come, and store no error', async () => {
    const { status, text, headers } = await ask('/api/misc?kind=throwsAfterHeaders')
    expect([status, text]).toEqual([500, 'Internal Server Error'])
    expect(headers['cache-control']).toBe('private, no-store')
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers['x-kept']).toBe('yes')
  })

  it.each([
    ['/api/none', 'pages/api/none.ts has no default export'],
    ['/api/text', 'pages/api/text.ts exports a default of type string'],
    [
      '/api/bad-config',
      'pages/api/bad-config.ts exports a config whose `api.bodyParser.sizeLimit` is "1 apple"',
    ],
    ['/api/breaks', 'boom-api'],
    ['/api/returns', 'API route returned a Response object in the Node.js runtime'],
    ['/api/edge-none', "pages/api/edge-none.ts runs with `runtime: 'edge'`, so it has to return a Response"],
  ])('S265 tells the log, and nobody else, what is wrong with %s', async (path, message) => {
    errors.length = 0
    const { status, text } = await ask(path)
    expect([status, text]).toEqual([500, 'Internal Server Error'])
    const [[thrown]] = errors
    expect((thrown as Error).message).toContain(message)
  })

  it('takes the default of a CommonJS module', async () => {
    expect((await ask('/api/cjs')).text).toBe('cjs')
  })

  it('keeps the headers that a handler sets, and forces none over them', async () => {
    const { headers } = await ask('/api/misc?kind=cacheControl')
    expect(headers['cache-control']).toBe('public, max-age=600')
    expect(headers['x-content-type-options']).toBe('off')
    const { status, cookies } = await ask('/api/misc?kind=cookies')
    expect([status, cookies]).toEqual([201, ['a=1', 'b=2']])
  })

  it('says of res.revalidate() that there is nothing to be made anew', async () => {
    expect((await ask('/api/misc?kind=revalidate')).text).toContain('there are none here')
  })

  it('answers with the Response of an edge route', async () => {
    const { status, headers, cookies, text } = await ask('/api/edge/7?id=1', { method: 'POST', body: 'hi' })
    expect([status, headers['x-edge'], cookies, text]).toEqual([203, '1', ['a=1', 'b=2'], 'POST 7 hi'])
    expect((await ask('/api/edge/7', { method: 'HEAD' })).text).toBe('')
  })

  it('S266 answers 404 to unknown routes with the HTML page', async () => {
    const other = await transport(createTestApp({ '/api/hello': pages['/api/hello'] }))
    const { status, headers, text } = await other.ask('/api/nope')
    await other.close()
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(text).toContain('This page could not be found')
  })

  it('T17 refuses what another site posts, lets webhooks and OPTIONS pass', async () => {
    const origin = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect((await ask('/api/hello', { method: 'POST', headers: origin })).status).toBe(403)
    expect((await ask('/api/hello', { method: 'OPTIONS', headers: origin })).status).toBe(200)
    expect((await ask('/api/hello', { headers: origin })).status).toBe(200)
    expect((await ask('/api/hello', { method: 'POST' })).status).toBe(200)
    const app = createTestApp(pages, { allowedOrigins: ['https://evil.example'] })
    const open = await transport(app)
    expect((await open.ask('/api/hello', { method: 'POST', headers: origin })).status).toBe(200)
    await open.close()
  })

  it('F19 refuses TRACE before any handler', async () => {
    // A web request can't have this method.
    if (transport === transports[1]?.[1]) return
    expect((await ask('/api/hello', { method: 'TRACE' })).status).toBe(405)
  })
})

describe.each(transports)('in development over %s', (_, transport) => {
  let warn: MockInstance
  let server: TestServer | undefined
  afterEach(async () => {
    warn.mockRestore()
    await server?.close()
  })

  async function startDev(more: TestPages = {}): Promise<Ask> {
    warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    server = await transport(createTestApp({ ...pages, ...more }, { isDev: true }), { onError() {} })
    return server.ask
  }

  it('S265 and S182 show message and stack', async () => {
    const ask = await startDev()
    const { status, text } = await ask('/api/misc?kind=throws')
    expect(status).toBe(500)
    expect(text).toContain('boom-api secret-detail')
    expect(text).toContain('api-routes.test')
  })

  it('warns of a value that is returned, of a body with 204, and not of what answers', async () => {
    const ask = await startDev({
      '/api/value': route((_req, res) => {
        res.json({})
        return { a: 1 }
      }),
    })
    await ask('/api/hello')
    await ask('/api/misc?kind=writes')
    expect(warn).not.toHaveBeenCalled()
    await ask('/api/value')
    expect(warn).toHaveBeenLastCalledWith('API handler should not return a value, received object.')
    await ask('/api/misc?kind=bodiless')
    expect(warn).toHaveBeenLastCalledWith(
      expect.stringContaining('A body was attempted to be set with a 204'),
    )
  })

  it('S264 warns of HTML that no Content-Type names, because browsers show it as text', async () => {
    const ask = await startDev({
      '/api/html': route((_req, res) => res.send('\n<h1>Thanks</h1>')),
      '/api/typed': route((_req, res) => res.setHeader('Content-Type', 'text/html').send('<h1>Thanks</h1>')),
    })
    await ask('/api/typed')
    await ask('/api/misc?kind=send')
    expect(warn).not.toHaveBeenCalled()
    const { text, headers } = await ask('/api/html?x=1')
    expect([text, headers['content-type']]).toEqual(['\n<h1>Thanks</h1>', undefined])
    expect(warn).toHaveBeenCalledOnce()
    expect(warn).toHaveBeenLastCalledWith(
      expect.stringMatching(/^API response for \/api\/html\?x=1 .*Content-Type.*text\/html/),
    )
  })

  it('warns of a handler that returns without an answer, unless something else answers', async () => {
    const late = (_req: Any, res: Any): void => void setTimeout(() => res.send('late'))
    const ask = await startDev({
      '/api/late': route(late),
      '/api/elsewhere': route(late, { config: { api: { externalResolver: true } } }),
    })
    expect((await ask('/api/elsewhere')).text).toBe('late')
    expect(warn).not.toHaveBeenCalled()
    expect((await ask('/api/late?x=1')).text).toBe('late')
    expect(warn).toHaveBeenLastCalledWith(
      'API resolved without sending a response for /api/late?x=1, this may result in stalled requests.',
    )
  })

  it('warns of answers above responseLimit, once', async () => {
    const ask = await startDev({
      '/api/large': route((_req, res) => res.send('x'.repeat(2000)), {
        config: { api: { responseLimit: '1kb' } },
      }),
      '/api/free': route((_req, res) => res.send('x'.repeat(2000)), {
        config: { api: { responseLimit: false } },
      }),
    })
    expect((await ask('/api/large')).text).toHaveLength(2000)
    expect(warn).toHaveBeenCalledOnce()
    expect(warn).toHaveBeenLastCalledWith(
      expect.stringContaining('API response for /api/large exceeds 1024 bytes'),
    )
    await ask('/api/free')
    expect(warn).toHaveBeenCalledOnce()
  })
})
