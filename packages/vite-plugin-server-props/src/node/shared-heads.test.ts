// oxlint-disable no-underscore-dangle -- names of Node's own

import { IncomingMessage, ServerResponse } from 'node:http'
import { connect, Socket } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ServerAnswer } from '../shared/exchange.js'
import { sendResponse } from './send-response.js'
import { storeHead, type HeadWriter, type StoreHead } from './shared-heads.js'
import { serve, type RunningServer, type ServeOptions } from './serve.js'

const HEADERS = Object.freeze({
  'x-content-type-options': 'nosniff',
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
})

let running: RunningServer | undefined

afterEach(async () => {
  await running?.close()
  running = undefined
})

type Answer = (req: IncomingMessage, res: ServerResponse) => void

async function listen(answer: Answer, options: Partial<ServeOptions> = {}): Promise<number> {
  running = await serve({ handler: answer, port: 0, host: '127.0.0.1', compress: false, ...options })
  return Number(new URL(running.url).port)
}

function send(
  req: IncomingMessage,
  res: ServerResponse,
  body: string,
  headers = HEADERS,
  status = 200,
): void {
  sendResponse(req, res, { kind: 'answer', status, headers, body } as Extract<
    ServerAnswer,
    { kind: 'answer' }
  >)
}

/** Sends a request on a connection of its own; gives all that comes. */
function ask(port: number, head = 'GET / HTTP/1.1\r\nHost: a\r\n'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const isWhole = head.startsWith('HEAD') ? /\r\n\r\n$/ : /END(?:\r\n0\r\n\r\n)?$/
    let text = ''
    socket.on('data', (part) => {
      text += part.toString('latin1')
      if (isWhole.test(text)) socket.destroy()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(text))
    socket.write(`${head}\r\n`)
  })
}

const withoutDate = (text: string): string => text.replace(/^Date: .*$/m, 'Date: -')

describe('the head of answers that share their headers', () => {
  it('S146 is as Node wrote the first one, with the length and the date of each', async () => {
    const bodies = ['one END', 'another END', 'ü 日本 END', `${'x'.repeat(20_000)} END`, 'one END']
    let asked = 0
    const port = await listen((req, res) => send(req, res, bodies[asked++] ?? 'END'))
    const texts: string[] = []
    while (texts.length < bodies.length) texts.push(await ask(port))
    for (const [index, body] of bodies.entries()) {
      const bytes = Buffer.from(body)
      expect(withoutDate(texts[index] ?? '').split('\r\n')).toEqual([
        'HTTP/1.1 200 OK',
        'x-content-type-options: nosniff',
        'content-type: text/html; charset=utf-8',
        'cache-control: private, no-store',
        'Date: -',
        'Connection: keep-alive',
        'Keep-Alive: timeout=65',
        `Content-Length: ${bytes.length}`,
        '',
        bytes.toString('latin1'),
      ])
    }
    const dates = texts.map((text) => Date.parse(/^Date: (.*)\r$/m.exec(text)?.[1] ?? ''))
    for (const date of dates) expect(Math.abs(date - Date.now())).toBeLessThan(60_000)
  })

  it('is another one whenever Node would write another one', async () => {
    const bare = 'GET / HTTP/1.1\r\nHost: a\r\n'
    const cases: [name: string, change: (res: ServerResponse) => void, head: string, expected: RegExp][] = [
      ['usual', () => undefined, bare, /keep-alive\r\nKeep-Alive: timeout=65\r\nContent-Length: 3\r\n/],
      ['1.0', () => undefined, 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n', /content-length: 3\r\n/],
      ['closing', () => undefined, `${bare}Connection: close\r\n`, /Connection: close\r\n/],
      ['HEAD', () => undefined, 'HEAD / HTTP/1.1\r\nHost: a\r\n', /content-length: 3\r\n.*\r\n\r\n$/s],
      [
        'own header',
        (res) => void res.setHeader('X-Own', 'a'),
        bare,
        /X-Own: a\r\n(?:.*\r\n)*Content-Length: 3\r\n/i,
      ],
      ['own message', (res) => void (res.statusMessage = 'Fine'), bare, /^HTTP\/1.1 200 Fine\r\n/],
      ['no date', (res) => void (res.sendDate = false), bare, /^(?!.*Date).*Content-Length: 3\r\n/s],
      ['no length', (res) => res.removeHeader('Content-Length'), bare, /Transfer-Encoding: chunked\r\n/],
      [
        'no connection',
        (res) => res.removeHeader('Connection'),
        bare,
        /^(?!.*Connection: ).*Content-Length: 3/s,
      ],
      ['usual again', () => undefined, bare, /keep-alive\r\nKeep-Alive: timeout=65\r\nContent-Length: 3\r\n/],
    ]
    let change: (res: ServerResponse) => void = () => undefined
    const port = await listen((req, res) => {
      change(res)
      send(req, res, 'END')
    })
    for (const turn of ['first', 'second']) {
      for (const [name, toChange, head, expected] of cases) {
        change = toChange
        expect(await ask(port, head), `${name}, ${turn} time`).toMatch(expected)
      }
    }
  })

  it('is written by Node once', () => {
    const { _storeHeader } = ServerResponse.prototype as ServerResponse & { _storeHeader: StoreHead }
    const store = vi.fn(_storeHeader)
    const headers = Object.freeze({ 'content-type': 'text/plain' })
    for (const length of [3, 12]) {
      const req = Object.assign(new IncomingMessage(new Socket()), {
        httpVersionMajor: 1,
        httpVersionMinor: 1,
      })
      const res = new ServerResponse(req) as HeadWriter
      res._contentLength = length
      Object.assign(res, { statusCode: 200, statusMessage: 'OK' })
      storeHead(res, 'HTTP/1.1 200 OK\r\n', headers, store)
      expect(res._header).toMatch(
        new RegExp(`^HTTP/1.1 200 OK\r\n.*\r\nContent-Length: ${length}\r\n\r\n$`, 's'),
      )
    }
    expect(store).toHaveBeenCalledTimes(1)
  })

  it('F15 says what the server has been told since', async () => {
    const port = await listen((req, res) => send(req, res, 'END'))
    await ask(port)
    const { server } = running as RunningServer
    server.keepAliveTimeout = 7000
    expect(await ask(port)).toContain('Keep-Alive: timeout=7\r\n')
    server.maxRequestsPerSocket = 1
    expect(await ask(port)).toContain('Connection: close\r\n')
    server.maxRequestsPerSocket = 0
    server.keepAliveTimeout = 0
    expect(await ask(port)).toContain('Keep-Alive: timeout=65\r\n')
  })

  it('is not kept of headers that may change', async () => {
    const changing = { ...HEADERS, 'x-count': '0' }
    let count = 0
    const port = await listen((req, res) => {
      changing['x-count'] = String((count += 1))
      send(req, res, 'END', changing)
    })
    expect(await ask(port)).toContain('x-count: 1\r\n')
    expect(await ask(port)).toContain('x-count: 2\r\n')
  })

  it('S155 leaves it to the compressor whether a large answer is compressed', async () => {
    const bodies = ['small END', `${'x'.repeat(2000)} END`]
    let asked = 0
    const port = await listen((req, res) => send(req, res, bodies[asked++ % 2] ?? ''), { compress: true })
    const accepting = 'GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\nConnection: close\r\n'
    for (let turn = 0; turn < 2; turn++) {
      expect(await ask(port, accepting)).toMatch(/Content-Length: 9\r\n/)
      expect(await ask(port, accepting)).toMatch(/^(?!.*Content-Length).*content-encoding: gzip\r\n/is)
      expect(await ask(port)).toMatch(/^(?!.*content-encoding)(?!.*vary).*Content-Length: 9\r\n/is)
      expect(await ask(port)).toMatch(/^(?!.*content-encoding).*Content-Length: 2004\r\n/is)
    }
  })

  it('goes through a `writeHead` that somebody has put in the place of ours', async () => {
    const port = await listen((req, res) => {
      const { writeHead } = res
      res.writeHead = ((status: number, headers: Record<string, string>) => {
        res.setHeader('X-Seen', String(Object.keys(headers).length))
        return writeHead.call(res, status, headers)
      }) as typeof res.writeHead
      send(req, res, 'END')
    })
    for (let turn = 0; turn < 2; turn++) {
      expect(await ask(port)).toMatch(/X-Seen: 3\r\n(?:.*\r\n)*Content-Length: 3\r\n\r\nEND$/)
    }
  })
})
