import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTestApp, type TestPages } from '../server/fixtures/testing-app.js'
import { askOverNode } from '../server/fixtures/transports.js'
import { createHandler } from '../server/handler.js'
import type { ServerHooks } from '../shared/exchange.js'
import { toNodeHandler } from './to-node-handler.js'

// oxlint-disable-next-line typescript/no-explicit-any -- the pages of this file read contexts as apps in JavaScript do
type Context = any

let server: Server | undefined

async function listen(pages: TestPages, base = '/', hooks: ServerHooks = { onError() {} }): Promise<Server> {
  const handler = toNodeHandler(createHandler(createTestApp(pages, { base }), hooks))
  const listening = (server = createServer((req, res) => handler(req, res)))
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return listening
}

/** Sends text as it is and gives all that comes until the connection is closed. */
function exchange(listening: Server, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((listening.address() as AddressInfo).port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setTimeout(3000, () => reject(new Error(`no end after: ${answer}`)))
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', () => undefined)
  })
}

afterEach(() => {
  server?.close()
  server?.closeAllConnections()
  vi.restoreAllMocks()
})

const page = (getServerSideProps: (context: Context) => unknown) => ({
  default: () => null,
  getServerSideProps,
})

describe('toNodeHandler', () => {
  it("S47 hands over Node's own request and response", async () => {
    const seen: unknown[] = []
    const listening = await listen({
      '/': page(({ req, res }) => {
        seen.push(req.constructor.name, res.constructor.name, typeof req.socket.remoteAddress)
        return { props: {} }
      }),
    })
    await askOverNode(listening, '/')
    expect(seen).toEqual(['IncomingMessage', 'ServerResponse', 'string'])
  })

  it('S160 survives a page that writes after its end, and says so', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const listening = await listen({
      '/': page(({ res }) => {
        res.end('ended')
        res.end('again')
        res.write('and again')
        return { props: {} }
      }),
    })
    for (let count = 0; count < 2; count++) {
      expect((await askOverNode(listening, '/?a=1')).text).toBe('ended')
    }
    expect(log).toHaveBeenCalledTimes(4)
    expect(log.mock.calls[0]?.[0]).toContain('/?a=1')
  })

  it('makes a web request with address, headers and body when it is read', async () => {
    const listening = await listen({
      '/': page(async ({ request }) => ({
        props: { url: request.url, type: request.headers.get('x-type'), body: await request.text() },
      })),
    })
    const { text } = await askOverNode(listening, '/?a=1', {
      method: 'POST',
      body: 'sent',
      headers: { 'x-type': 'y', host: 'example.test' },
    })
    expect(text).toContain('"props":{"url":"http://example.test/?a=1","type":"y","body":"sent"}')
  })

  it('T12 F21 answers also when Host is odd or missing', async () => {
    const listening = await listen({ '/': page(({ request }) => ({ props: { url: request.url } })) })
    for (const host of ['a b', 'evil"<', 'x:99999', '[::1']) {
      expect(
        (await exchange(listening, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).slice(
          0,
          15,
        ),
      ).toBe('HTTP/1.1 200 OK')
    }
    const old = await exchange(listening, 'GET / HTTP/1.0\r\n\r\n')
    expect(old).toContain(' 200 OK')
    expect(old).toContain('http://localhost/')
  })

  it('T14 serves an absolute-form target by its path', async () => {
    const listening = await listen({ '/a': page(({ resolvedUrl }) => ({ props: { resolvedUrl } })) })
    const answer = await exchange(
      listening,
      'GET http://evil.test/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    )
    expect(answer).toContain('"resolvedUrl":"/a"')
  })

  it.each(['Nicht gefunden – weg', 'a\r\nx-evil: 1', 'a\nb', '日'])(
    'T16 F10 answers 500 to a status message that no head can have: %j',
    async (message) => {
      vi.spyOn(console, 'error').mockImplementation(() => {})
      const listening = await listen({
        '/': page(({ res }) => {
          res.statusMessage = message
          return { props: {} }
        }),
      })
      const answer = await exchange(listening, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
      expect(answer).toMatch(/^HTTP\/1\.1 500 Internal Server Error\r\n/)
      expect(answer).not.toContain('x-evil')
    },
  )

  it('F1 aborts the signal when the visitor leaves, and reports nothing', async () => {
    const errors: unknown[] = []
    let reason: unknown
    const { promise: started, resolve: start } = withResolvers()
    const { promise: aborted, resolve: abort } = withResolvers()
    const listening = await listen(
      {
        '/': page(async ({ signal }) => {
          start()
          await new Promise<void>((resolve) => {
            signal.addEventListener('abort', () => {
              reason = signal.reason
              resolve()
            })
          })
          setTimeout(abort, 20)
          throw signal.reason
        }),
      },
      '/',
      { onError: (error) => errors.push(error) },
    )
    const socket = connect((listening.address() as AddressInfo).port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    await started
    socket.destroy()
    await aborted
    expect((reason as Error).name).toBe('AbortError')
    expect(errors).toEqual([])
  })

  it('F1 leaves the signal alone on a normal end', async () => {
    let signal: AbortSignal | undefined
    const listening = await listen({
      '/': page((context) => {
        signal = context.signal
        return { props: {} }
      }),
    })
    await askOverNode(listening, '/')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(signal?.aborted).toBe(false)
  })

  it('F7 closes the connection of a page that throws after it began to answer', async () => {
    const listening = await listen({
      '/': page(({ res }) => {
        res.writeHead(200, { 'content-type': 'text/plain' })
        res.write('begun')
        throw new Error('boom')
      }),
    })
    const answer = await exchange(listening, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    expect(answer).not.toContain('<html')
  })

  it('S160 lets a page go on writing after its loader returned', async () => {
    const listening = await listen({
      '/': page(({ res }) => {
        res.write('one ')
        setTimeout(() => res.end('two'), 10)
        return { props: {} }
      }),
    })
    expect((await askOverNode(listening, '/')).text).toBe('one two')
  })

  it('T28 F22 answers without reading a large body, and closes the connection', async () => {
    const listening = await listen({ '/': page(() => ({ props: {} })) })
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n'
    expect(await exchange(listening, `${head}${'x'.repeat(1000)}`)).toMatch(
      /^HTTP\/1\.1 200[^]*connection: close/i,
    )
  })

  it.each([
    ['a page', () => ({ props: {} }), 200],
    ['a redirect', () => ({ redirect: { destination: '/login', statusCode: 303 } }), 303],
    ['one that looks at the request', ({ request }: Context) => ({ props: { url: request.url } }), 200],
    ['one that begins to read', readSome, 200],
  ])(
    'T28 F22 takes the rest of a large body that nobody reads, so that the answer arrives: %s',
    async (_name, load, status) => {
      const listening = await listen({ '/': page(load) })
      const { port } = listening.address() as AddressInfo
      const body = Buffer.alloc(8_000_000)
      const answers = Array.from({ length: 10 }, () => sendWhole(port, body))
      expect(await Promise.all(answers)).toEqual(answers.map(() => [status, undefined]))
    },
  )

  it('F22 keeps a connection right after HEAD, errors, redirects and small unread bodies', async () => {
    const listening = await listen({ '/': page(() => ({ props: {} })) })
    const steps = [
      'HEAD / HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /nope HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /nope/ HTTP/1.1\r\nHost: x\r\n\r\n',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody',
      'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ]
    const answer = await exchange(listening, steps.join(''))
    expect([...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual([
      '200',
      '404',
      '308',
      '200',
      '200',
    ])
  })

  it('S270 passes addresses below another base on, or answers 404', async () => {
    const handler = toNodeHandler(createHandler(createTestApp({}, { base: '/app/' })))
    const listening = await listen({}, '/app/')
    expect((await askOverNode(listening, '/other')).status).toBe(404)
    const next = await new Promise((resolve) => {
      const other = createServer((req, res) =>
        handler(req, res, (error) => (res.end(), resolve(error ?? 'next'))),
      )
      other.listen(0, '127.0.0.1', () => {
        void askOverNode(other, '/other').then(() => other.close())
      })
    })
    expect(next).toBe('next')
  })
})

async function readSome({ request }: Context): Promise<object> {
  await request.body.getReader().read()
  return { props: {} }
}

/** Sends a body as browsers do: the answer is looked for when all is sent, and lost when the connection breaks before. */
function sendWhole(port: number, body: Buffer): Promise<[status: number | undefined, error: unknown]> {
  return new Promise((resolve) => {
    let answer = ''
    let failure: unknown
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => {
      socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`)
      socket.write(body, () => {
        socket.on('data', (chunk) => (answer += chunk.toString()))
        socket.on('end', () => socket.end())
      })
    })
    socket.on('error', (error) => (failure = error))
    socket.on('close', () => {
      const [, status] = /^HTTP\/1\.1 (\d+)/.exec(answer) ?? []
      resolve([status === undefined ? undefined : Number(status), failure])
    })
  })
}

function withResolvers(): { readonly promise: Promise<void>; resolve(): void } {
  const resolvers: (() => void)[] = []
  const promise = new Promise<void>((resolve) => resolvers.push(resolve))
  return { promise, resolve: () => resolvers.forEach((resolve) => resolve()) }
}
