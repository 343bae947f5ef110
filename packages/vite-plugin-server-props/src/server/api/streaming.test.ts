import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { toNodeHandler } from '../../node/to-node-handler.js'
import { createTestApp, type TestPages } from '../fixtures/testing-app.js'
import { transports } from '../fixtures/transports.js'
import { createFetch } from '../fetch-entry.js'
import { createHandler } from '../handler.js'

// oxlint-disable-next-line typescript/no-explicit-any -- handlers of this file use `req` and `res` as apps in JavaScript do
type Any = any

const fetchOver = (pages: TestPages) => createFetch(createHandler(createTestApp(pages), { onError() {} }))

const ask = (path: string, signal?: AbortSignal) =>
  new Request(`http://localhost${path}`, signal === undefined ? {} : { signal })

const read = async (reader: ReadableStreamDefaultReader<Uint8Array>) =>
  new TextDecoder().decode((await reader.read()).value)

let server: Server | undefined

afterEach(() => {
  server?.close()
  server?.closeAllConnections()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe.each(transports)('over %s', (_, transport) => {
  it("S264 pipes Node's streams to their end", async () => {
    const chunks = Array.from({ length: 50 }, (_, index) => String(index).padEnd(10_000, '.'))
    const running = await transport(
      createTestApp({
        '/api/send': { default: (_req: Any, res: Any) => res.send(Readable.from(chunks)) },
        '/api/pipe': { default: (_req: Any, res: Any) => void Readable.from(chunks).pipe(res) },
      }),
    )
    for (const path of ['/api/send', '/api/pipe']) {
      expect((await running.ask(path)).text).toBe(chunks.join(''))
    }
    await running.close()
  })
})

describe('over fetch', () => {
  it('S260 sends what is written while the handler still runs', async () => {
    let finish: (() => void) | undefined
    const fetch = fetchOver({
      '/api/slow': {
        default: async (_req: Any, res: Any) => {
          res.writeHead(200, { 'Content-Type': 'text/event-stream' })
          res.write('one')
          await new Promise<void>((resolve) => (finish = resolve))
          res.end('two')
        },
      },
    })
    const response = await fetch(ask('/api/slow'))
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    expect(await read(reader)).toBe('one')
    finish?.()
    expect(await read(reader)).toBe('two')
    expect((await reader.read()).done).toBe(true)
  })

  it('F7 ends an answer in an error when its handler fails in the middle', async () => {
    const fetch = fetchOver({
      '/api/half': {
        default: async (_req: Any, res: Any) => {
          res.write('half')
          await Promise.resolve()
          throw new Error('boom')
        },
      },
    })
    const response = await fetch(ask('/api/half'))
    await expect(response.text()).rejects.toThrow()
  })

  it('F1 tells a handler that its visitor has left, and drops what it writes then', async () => {
    const closed = vi.fn<() => void>()
    let res: Any
    const fetch = fetchOver({
      '/api/events': {
        default: (_req: Any, given: Any) => {
          res = given
          res.on('close', closed)
          res.write('one')
        },
      },
    })
    const response = await fetch(ask('/api/events'))
    await response.body?.cancel()
    expect(closed).toHaveBeenCalledOnce()
    expect(res.write('two')).toBe(false)
  })

  it('F3 says that a reader is slow, and when it has caught up', async () => {
    let res: Any
    const fetch = fetchOver({
      '/api/large': {
        default: (_req: Any, given: Any) => {
          res = given
          res.flushHeaders()
        },
      },
    })
    const response = await fetch(ask('/api/large'))
    expect(res.write(new Uint8Array(10))).toBe(true)
    expect(res.write(new Uint8Array(100_000))).toBe(false)
    const drained = new Promise<void>((resolve) => res.once('drain', resolve))
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    await reader.read()
    await drained
  })

  it('answers 504 when nothing comes after the handler has returned', async () => {
    vi.useFakeTimers()
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const fetch = fetchOver({ '/api/never': { default: () => undefined } })
    const answering = fetch(ask('/api/never'))
    await vi.advanceTimersByTimeAsync(30_000)
    expect((await answering).status).toBe(504)
    expect(log).toHaveBeenCalledWith(
      expect.stringContaining('GET "/api/never" was not answered within 30 seconds'),
    )
  })

  it('F1 waits for no handler when the visitor has left', async () => {
    const controller = new AbortController()
    const fetch = fetchOver({ '/api/never': { default: () => controller.abort() } })
    expect((await fetch(ask('/api/never', controller.signal))).status).toBe(499)
  })
})

describe("over Node's HTTP", () => {
  async function listen(pages: TestPages): Promise<string> {
    const listening = (server = createServer(
      toNodeHandler(createHandler(createTestApp(pages), { onError() {} })),
    ))
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  }

  const open = (url: string) => new Promise<IncomingMessage>((resolve) => get(url, resolve))

  it("S260 hands over Node's own request and response", async () => {
    const seen: string[] = []
    const url = await listen({
      '/api/x': {
        default: (req: Any, res: Any) => {
          seen.push(req.constructor.name, res.constructor.name, typeof req.socket.remoteAddress)
          res.end()
        },
      },
    })
    await fetch(`${url}/api/x`)
    expect(seen).toEqual(['IncomingMessage', 'ServerResponse', 'string'])
  })

  it('F7 closes the connection when a handler, or its stream, fails in the middle', async () => {
    const url = await listen({
      '/api/half': {
        default: (_req: Any, res: Any) => {
          res.write('half')
          throw new Error('boom')
        },
      },
      '/api/stream': {
        default: (_req: Any, res: Any) =>
          res.send(
            Readable.from(
              (async function* () {
                yield 'half'
                throw new Error('boom')
              })(),
            ),
          ),
      },
    })
    for (const path of ['/api/half', '/api/stream']) {
      await expect(fetch(url + path).then((response) => response.text())).rejects.toThrow()
    }
  })

  it('F1 destroys a stream whose visitor has left', async () => {
    const source = new Readable({ read() {} })
    const closed = new Promise<void>((resolve) => source.on('close', resolve))
    const url = await listen({ '/api/endless': { default: (_req: Any, res: Any) => res.send(source) } })
    source.push('one')
    const message = await open(`${url}/api/endless`)
    message.destroy()
    await closed
    expect(source.destroyed).toBe(true)
  })

  it('keeps the body that a middleware has parsed', async () => {
    const handler = toNodeHandler(
      createHandler(createTestApp({ '/api/x': { default: (req: Any, res: Any) => res.json(req.body) } })),
    )
    const listening = (server = createServer((req, res) => {
      Object.defineProperty(req, 'query', { get: () => 'from Express', configurable: true })
      handler(Object.assign(req, { body: { parsed: true } }), res)
    }))
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
    const { port } = listening.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/api/x`, { method: 'POST', body: '{}' })
    expect(await response.json()).toEqual({ parsed: true })
  })
})
