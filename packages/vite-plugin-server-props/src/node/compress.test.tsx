import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, createGunzip, gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestApp, Dump } from '../server/fixtures/testing-app.js'
import { askOverNode, type TestRequest } from '../server/fixtures/transports.js'
import { createHandler } from '../server/handler.js'
import { serve, type RunningServer } from './serve.js'
import { toNodeHandler } from './to-node-handler.js'

interface Given {
  readonly query: Record<string, string>
  readonly res: ServerResponse
}

const words = 'words that compress well '.repeat(200)

/** What a page sends itself, by the case that is asked for. */
const own: Record<string, (res: ServerResponse) => unknown> = {
  end: (res) => res.setHeader('content-type', 'application/xml').end(words),
  small: (res) => res.setHeader('content-type', 'text/plain').end('small'),
  writeHead: (res) => res.writeHead(200, 'Fine', { 'content-type': 'text/plain', 'x-own': '1' }).end(words),
  rawHeaders: (res) => res.writeHead(200, ['content-type', 'text/plain', 'x-a', '1', 'x-a', '2']).end(words),
  encoded: (res) => res.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'br' }).end(words),
  noTransform: (res) =>
    res.setHeader('cache-control', 'public, no-transform').setHeader('content-type', 'text/plain').end(words),
  varied: (res) => res.setHeader('vary', 'Cookie').setHeader('content-type', 'text/plain').end(words),
  variedAll: (res) => res.setHeader('vary', '*').setHeader('content-type', 'text/plain').end(words),
  binary: (res) => res.setHeader('content-type', 'image/png').end(randomBytes(4000)),
  latin1: (res) =>
    res.setHeader('content-type', 'text/plain; charset=latin1').end('é'.repeat(2000), 'latin1'),
  buffer: (res) => res.setHeader('content-type', 'text/plain').end(Buffer.from(words)),
  throwAfter: (res) => {
    res.setHeader('content-type', 'text/plain').end(words)
    throw new Error('after the end')
  },
  writes: (res) => {
    res.setHeader('content-type', 'text/plain')
    for (let part = 0; part < 50; part++) res.write(`${part} ${words}`)
    res.end('the end')
  },
}

const pages = {
  '/long': { default: Dump, getServerSideProps: () => ({ props: { words } }) },
  '/short': { default: () => null, getServerSideProps: () => ({ props: {} }) },
  '/shared': {
    default: Dump,
    getServerSideProps: ({ res }: Given) => {
      res.setHeader('cache-control', 'public, s-maxage=60')
      return { props: { words } }
    },
  },
  '/huge': {
    default: () => null,
    getServerSideProps: () => ({ props: { huge: 'x'.repeat(200_000), tail: words.repeat(2000) } }),
  },
  '/static': { default: () => <p>{words}</p> },
  '/own': {
    default: Dump,
    getServerSideProps: ({ query, res }: Given) => {
      own[query['case'] as string]?.(res)
      return { props: {} }
    },
  },
}

let folder: string
let running: RunningServer

async function startServer(compress?: boolean): Promise<RunningServer> {
  const handler = toNodeHandler(createHandler(createTestApp(pages), { onError: () => undefined }))
  const clientDir = path.join(folder, 'client')
  const options = { handler, clientDir, port: 0, host: '127.0.0.1' }
  return serve(compress === undefined ? options : { ...options, compress })
}

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production')
  folder = mkdtempSync(path.join(tmpdir(), 'compress-'))
  mkdirSync(path.join(folder, 'client/assets'), { recursive: true })
  writeFileSync(path.join(folder, 'client/assets/entry.js'), `export const text = '${words}'\n`)
  writeFileSync(path.join(folder, 'client/tiny.txt'), 'tiny')
  writeFileSync(path.join(folder, 'client/photo.png'), randomBytes(4000))
  running = await startServer()
})

afterEach(async () => {
  expect((await ask('/short')).status).toBe(200)
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await running.close()
  rmSync(folder, { recursive: true })
})

const ask = (target: string, init?: TestRequest, server: Server = running.server) =>
  askOverNode(server, target, init)
const gzip = { headers: { 'accept-encoding': 'gzip, deflate' } }
const brotli = { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } }

/** Asks with and without an encoding: the same answer, and the compressed one smaller. */
async function expectCompressed(
  target: string,
  encoding: 'gzip' | 'br' = 'gzip',
): Promise<IncomingHttpHeaders> {
  const [plain, packed] = [await ask(target), await ask(target, encoding === 'gzip' ? gzip : brotli)]
  const decode = encoding === 'gzip' ? gunzipSync : brotliDecompressSync
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(packed.headers['content-encoding']).toBe(encoding)
  expect(packed.headers['vary']).toBe('Accept-Encoding')
  expect(packed.headers['content-length']).toBeUndefined()
  expect(packed.headers['transfer-encoding']).toBe('chunked')
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length)
  expect([packed.status, decode(packed.bytes).equals(plain.bytes)]).toEqual([plain.status, true])
  expect(packed.headers['content-type']).toBe(plain.headers['content-type'])
  return packed.headers
}

describe('S155 compression', () => {
  it('S155 compresses documents, data and text files for clients that accept gzip', async () => {
    for (const target of ['/long', '/_data/build1/long.json', '/static', '/assets/entry.js', '/huge']) {
      await expectCompressed(target)
    }
  })

  it('S155 compresses with brotli for clients that accept it too: less bytes for as much time', async () => {
    for (const target of [
      '/long',
      '/_data/build1/long.json',
      '/static',
      '/assets/entry.js',
      '/huge',
      '/own?case=writes',
    ]) {
      await expectCompressed(target, 'br')
    }
  })

  it('S155 leaves what is small, no text or encoded already as it is, with its length', async () => {
    for (const target of [
      '/short',
      '/tiny.txt',
      '/photo.png',
      '/own?case=small',
      '/own?case=encoded',
      '/own?case=binary',
    ]) {
      const { headers, bytes } = await ask(target, gzip)
      expect([target, headers['content-encoding'] ?? 'none']).toEqual([
        target,
        target.includes('encoded') ? 'br' : 'none',
      ])
      if (!target.includes('encoded')) expect(headers['content-length']).toBe(String(bytes.length))
    }
  })

  it('S155 asks Accept-Encoding: weights, identity and the asterisk count', async () => {
    for (const [header, expected] of [
      ['gzip;q=0', undefined],
      ['identity', undefined],
      ['zstd', undefined],
      ['*;q=0', undefined],
      ['gzip;q=0.2, identity;q=0.9', undefined],
      ['*', 'br'],
      ['br', 'br'],
      ['br;q=0.1, gzip;q=1', 'gzip'],
    ] as const) {
      const { headers, text, bytes } = await ask('/long', { headers: { 'accept-encoding': header } })
      expect([header, headers['content-encoding']]).toEqual([header, expected])
      expect(headers['vary']).toBe('Accept-Encoding')
      if (expected !== undefined) continue
      expect(headers['content-length']).toBe(String(bytes.length))
      expect(text).toContain('</html>')
    }
  })

  it('S155 tells caches that the answer varies, also where nothing was accepted', async () => {
    for (const target of ['/shared', '/assets/entry.js', '/long']) {
      const { headers, bytes } = await ask(target)
      expect(headers['content-length']).toBe(String(bytes.length))
      expect([target, headers['vary']]).toEqual([target, target === '/long' ? undefined : 'Accept-Encoding'])
    }
    expect((await ask('/photo.png')).headers['vary']).toBeUndefined()
    expect((await ask('/own?case=varied', gzip)).headers['vary']).toBe('Cookie, Accept-Encoding')
    expect((await ask('/own?case=variedAll', gzip)).headers['vary']).toBe('*')
  })

  it('S155 S148 answers 304 by the tag of either form, which is weak once bytes differ', async () => {
    for (const target of ['/shared', '/static', '/assets/entry.js']) {
      const plain = (await ask(target)).headers['etag'] as string
      const packed = (await ask(target, gzip)).headers['etag'] as string
      expect(packed).toBe(plain.startsWith('W/') ? plain : `W/${plain}`)
      for (const tag of [plain, packed]) {
        const headers = { ...gzip.headers, 'if-none-match': tag }
        const again = await ask(target, { headers })
        expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', packed])
        expect(again.headers['content-encoding']).toBeUndefined()
        expect(again.headers['vary']).toBe('Accept-Encoding')
      }
    }
  })

  it('S155 S137 answers HEAD with the headers of GET and no body', async () => {
    for (const target of ['/long', '/assets/entry.js', '/short', '/photo.png']) {
      const [head, get] = [await ask(target, { ...gzip, method: 'HEAD' }), await ask(target, gzip)]
      expect([target, head.status, head.text]).toEqual([target, get.status, ''])
      for (const name of ['content-encoding', 'content-length', 'vary', 'etag']) {
        expect([target, name, head.headers[name]]).toEqual([target, name, get.headers[name]])
      }
    }
  })

  it('S155 S243 compresses no range', async () => {
    const answer = await ask('/assets/entry.js', { headers: { ...gzip.headers, range: 'bytes=0-1999' } })
    expect([answer.status, answer.headers['content-encoding']]).toEqual([206, undefined])
    expect(answer.bytes.length).toBe(2000)
    const beyond = await ask('/assets/entry.js', { headers: { ...gzip.headers, range: 'bytes=999999-' } })
    expect([beyond.status, beyond.headers['content-encoding']]).toEqual([416, undefined])
  })

  it('S155 respects no-transform', async () => {
    const { headers, text } = await ask('/own?case=noTransform', gzip)
    expect([headers['content-encoding'], text]).toEqual([undefined, words])
  })

  it.each(['end', 'writeHead', 'latin1', 'buffer', 'writes', 'throwAfter'])(
    'S155 S160 compresses what a page sends itself: %s',
    async (which) => {
      const headers = await expectCompressed(`/own?case=${which}`)
      if (which === 'writeHead') expect(headers['x-own']).toBe('1')
    },
  )

  it('S155 leaves raw lists of headers to the page that wrote them', async () => {
    const { headers, text } = await ask('/own?case=rawHeaders', gzip)
    expect([headers['content-encoding'], headers['x-a'], text]).toEqual([undefined, '1, 2', words])
  })

  it('S155 switches off by an option, and is not there in servers of others', async () => {
    const plain = await startServer(false)
    const { headers, text } = await ask('/long', gzip, plain.server)
    expect([headers['content-encoding'], headers['vary'], text.endsWith('</html>')]).toEqual([
      undefined,
      undefined,
      true,
    ])
    await plain.close()
    const handler = toNodeHandler(createHandler(createTestApp(pages)))
    const mounted = createServer((req, res) => handler(req, res))
    await new Promise<void>((resolve) => mounted.listen(0, '127.0.0.1', resolve))
    expect((await ask('/long', gzip, mounted)).headers['content-encoding']).toBeUndefined()
    mounted.close()
  })

  it('S155 speaks to HTTP/1.0, which knows no chunks', async () => {
    const { port } = running.server.address() as AddressInfo
    const answer = await new Promise<Buffer>((resolve) => {
      const chunks: Buffer[] = []
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('GET /long HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n'),
      )
      socket.on('data', (chunk: Buffer) => chunks.push(chunk))
      socket.on('close', () => resolve(Buffer.concat(chunks)))
    })
    const end = answer.indexOf('\r\n\r\n')
    expect(answer.subarray(0, end).toString()).not.toMatch(/transfer-encoding/i)
    expect(gunzipSync(answer.subarray(end + 4)).toString()).toContain('</html>')
  })
})

describe('S155 compression of a stream', () => {
  it('S155 S162 sends each part when it was written', async () => {
    let send: (() => void) | undefined
    const listening = await listenWith((res) => {
      res.setHeader('content-type', 'text/event-stream')
      res.write('first\n')
      send = () => void res.end('second\n')
    })
    const { port } = listening.server.address() as AddressInfo
    const parts: string[] = []
    await new Promise<void>((resolve) => {
      request({ port, host: '127.0.0.1', path: '/', agent: false, ...gzip }, (res) => {
        expect(res.headers['content-encoding']).toBe('gzip')
        res
          .pipe(createGunzip())
          .on('data', (chunk: Buffer) => {
            parts.push(chunk.toString())
            // The second part is only written once the first has arrived.
            if (parts.length === 1) send?.()
          })
          .on('end', resolve)
      }).end()
    })
    expect(parts).toEqual(['first\n', 'second\n'])
    await listening.close()
  })

  it('S155 F3 waits for a slow reader, and loses nothing', async () => {
    const block = randomBytes(48_000).toString('base64')
    const sent = createHash('sha1')
    let waits = 0
    const listening = await listenWith((res) => {
      res.setHeader('content-type', 'text/plain')
      let left = 200
      const write = (): void => {
        while (left-- > 0) {
          sent.update(block)
          if (res.write(block)) continue
          waits++
          return void res.once('drain', write)
        }
        res.end()
      }
      write()
    })
    const { port } = listening.server.address() as AddressInfo
    const got = createHash('sha1')
    await new Promise<void>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path: '/', agent: false, ...gzip }, (res) => {
        res
          .pipe(createGunzip())
          .on('data', (chunk) => got.update(chunk))
          .on('end', resolve)
          .on('error', reject)
      }).end()
    })
    expect(waits).toBeGreaterThan(1)
    expect(got.digest('hex')).toBe(sent.digest('hex'))
    await listening.close()
  })

  it('S155 F1 stops when the visitor leaves', async () => {
    let closed: Promise<unknown> | undefined
    const listening = await listenWith((res) => {
      res.setHeader('content-type', 'text/plain')
      closed = new Promise((resolve) => res.once('close', () => resolve(res.writableFinished)))
      res.write(words)
    })
    const { port } = listening.server.address() as AddressInfo
    await new Promise<void>((resolve) => {
      const req = request({ port, host: '127.0.0.1', path: '/', agent: false, ...gzip }, (res) => {
        res.once('data', () => {
          req.destroy()
          resolve()
        })
        res.on('error', () => undefined)
      })
      req.on('error', () => undefined)
      req.end()
    })
    expect(await closed).toBe(false)
    await listening.close()
  })
})

function listenWith(answer: (res: ServerResponse) => void): Promise<RunningServer> {
  return serve({ handler: (_req, res) => answer(res), port: 0, host: '127.0.0.1' })
}
