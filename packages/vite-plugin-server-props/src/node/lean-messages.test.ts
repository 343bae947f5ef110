import { Agent, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { finished } from 'node:stream/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { serve, type RunningServer } from './serve.js'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let running: RunningServer | undefined

afterEach(async () => {
  await running?.close()
  running = undefined
})

async function listen(answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<number> {
  running = await serve({ handler: answer, port: 0, host: '127.0.0.1', compress: false })
  return Number(new URL(running.url).port)
}

interface Answer {
  readonly text: string
  readonly length: string | undefined
  readonly encoding: string | undefined
}

function ask(port: number, method = 'GET', body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ agent, port, host: '127.0.0.1', method, path: '/' }, (res) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('error', reject)
      res.on('end', () => {
        const { 'content-length': length, 'transfer-encoding': encoding } = res.headers
        resolve({ text: Buffer.concat(parts).toString(), length, encoding })
      })
    })
    asking.on('error', reject)
    asking.end(body)
  })
}

function send(res: ServerResponse, text: string, encoding?: BufferEncoding): void {
  res.writeHead(200, { 'content-length': Buffer.byteLength(text) })
  if (encoding === undefined) res.end(text)
  else res.end(text, encoding)
}

describe('a request that is answered', () => {
  it('F24 leaves its connection to the next one, whether it was read or not', async () => {
    const sockets = new Set<unknown>()
    const port = await listen((req, res) => {
      sockets.add(req.socket)
      void Promise.resolve().then(() => send(res, 'ok'))
    })
    for (const [method, body] of [['GET'], ['POST', 'x'.repeat(100)], ['POST', ''], ['HEAD'], ['GET']]) {
      expect((await ask(port, method, body)).text).toBe(method === 'HEAD' ? '' : 'ok')
    }
    expect(sockets.size).toBe(1)
  })

  it.each(['end', 'close'] as const)('still tells who listens that it is over: %s', async (name) => {
    let tell: (value: boolean) => void
    const told = new Promise<boolean>((resolve) => (tell = resolve))
    const port = await listen((req, res) => {
      req.on(name, () => tell(true))
      void Promise.resolve().then(() => send(res, 'ok'))
    })
    await ask(port)
    expect(await told).toBe(true)
  })

  it('can be waited for, and read, by who began before the answer', async () => {
    const seen: unknown[] = []
    const port = await listen((req, res) => {
      const over = finished(req).then(() => seen.push('over'))
      const read = (async () => {
        for await (const part of req) seen.push(String(part))
      })()
      void Promise.all([over, read]).then(() => send(res, 'ok'))
    })
    await ask(port, 'POST', 'body')
    expect(seen.toSorted()).toEqual(['body', 'over'])
  })

  it('is read to its end when its body comes after the answer', async () => {
    const requests: string[] = []
    const port = await listen((req, res) => {
      requests.push(req.method ?? '')
      send(res, 'early')
    })
    const socket = connect(port, '127.0.0.1')
    const text = await new Promise<string>((resolve) => {
      let all = ''
      socket.on('data', (part) => {
        all += String(part)
        if (requests.length === 1 && all.endsWith('early')) {
          requests.push('body')
          socket.write('0123456789GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
        }
      })
      socket.on('close', () => resolve(all))
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n')
    })
    expect(requests).toEqual(['POST', 'body', 'GET'])
    expect(text.split('early')).toHaveLength(3)
  })
})

describe('an answer of one text', () => {
  it.each([
    ['ASCII', 'plain', 'latin1'],
    ['UTF-8', 'naïve 日本 🎉', undefined],
    ['larger than what the kernel takes at once', 'x'.repeat(3_000_000), 'latin1'],
    ['large UTF-8', 'ü'.repeat(500_000), undefined],
    ['empty', '', undefined],
  ] as const)('arrives whole: %s', async (_name, text, encoding) => {
    const port = await listen((_req, res) => send(res, text, encoding))
    const answer = await ask(port)
    expect(answer.text === text).toBe(true)
    expect(answer.length).toBe(String(Buffer.byteLength(text)))
  })

  it('F1 finishes and closes once, and tells the callback', async () => {
    const seen: string[] = []
    let tell: () => void
    const closed = new Promise<void>((resolve) => (tell = resolve))
    const port = await listen((_req, res) => {
      res.on('finish', () => seen.push('finish'))
      res.on('close', () => {
        seen.push('close')
        tell()
      })
      res.writeHead(200, { 'content-length': 2 })
      res.end('ok', () => seen.push('callback'))
      seen.push(`ended ${res.writableEnded}`)
    })
    expect((await ask(port)).text).toBe('ok')
    await closed
    expect(seen.toSorted()).toEqual(['callback', 'close', 'ended true', 'finish'])
    expect(seen.at(-1)).toBe('close')
  })

  it('follows what was written before, and is chunked where no length was given', async () => {
    const port = await listen((req, res) => {
      res.writeHead(200, req.method === 'POST' ? { 'content-length': 6 } : {})
      res.write('one')
      res.end('two')
    })
    expect(await ask(port, 'POST', '')).toMatchObject({ text: 'onetwo', length: '6' })
    expect(await ask(port)).toMatchObject({ text: 'onetwo', encoding: 'chunked' })
  })

  it('gets its length by itself where nobody wrote the headers', async () => {
    const port = await listen((_req, res) => res.end('hello'))
    expect(await ask(port)).toEqual({ text: 'hello', length: '5', encoding: undefined })
  })

  it('S160 a second end is no answer and no exception', async () => {
    const errors: (string | undefined)[] = []
    const port = await listen((_req, res) => {
      res.on('error', (error: NodeJS.ErrnoException) => errors.push(error.code))
      send(res, 'ok')
      res.end('more')
    })
    expect((await ask(port)).text).toBe('ok')
    expect((await ask(port)).text).toBe('ok')
    expect(new Set(errors)).toEqual(new Set(['ERR_STREAM_WRITE_AFTER_END']))
  })

  it('answers pipelined requests in their order', async () => {
    let count = 0
    const port = await listen((_req, res) => {
      const number = (count += 1)
      const answer = (): void => send(res, `<${number}>`)
      if (number === 1) setImmediate(answer)
      else answer()
    })
    const socket = connect(port, '127.0.0.1')
    const get = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'
    const text = await new Promise<string>((resolve) => {
      let all = ''
      socket.on('data', (part) => {
        all += String(part)
        if (all.endsWith('<3>')) socket.destroy()
      })
      socket.on('close', () => resolve(all))
      socket.write(get.repeat(3))
    })
    expect(text.match(/<\d>/g)).toEqual(['<1>', '<2>', '<3>'])
  })
})
