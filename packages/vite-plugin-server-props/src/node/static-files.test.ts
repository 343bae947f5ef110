import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askOverNode, type TestRequest } from '../server/fixtures/transports.js'
import { createStaticFiles } from './static-files.js'

let folder: string
let server: Server

const files: Readonly<Record<string, string>> = {
  'client/robots.txt': 'User-agent: *\n',
  'client/assets/entry-abc.js': '0123456789',
  'client/assets/entry-abc.js.map': 'secret',
  'client/with space é.txt': 'named',
  'client/100%.txt': 'percent',
  'client/a#b.txt': 'hash',
  'client/a/b.txt': 'below',
  'client/.env': 'secret',
  'client/.vite/manifest.json': 'secret',
  'client/.well-known/security.txt': 'contact',
  'client/gone.txt': 'gone',
  'client/LICENSE': 'terms',
  'server/index.js': 'secret',
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'static-files-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  const serveFile = createStaticFiles({
    base: '/base/',
    assetsDir: 'assets',
    clientDir: path.join(folder, 'client'),
  })
  server = createServer((req, res) => {
    if (!serveFile(req, res)) res.writeHead(404).end('no file')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  rmSync(path.join(folder, 'client/gone.txt'))
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const ask = (target: string, init?: Parameters<typeof askOverNode>[2]) => askOverNode(server, target, init)

describe('createStaticFiles', () => {
  it('S240 S243 serves files with type and caching, hashed ones for ever', async () => {
    const robots = await ask('/base/robots.txt?x=%20')
    expect([robots.status, robots.text]).toEqual([200, 'User-agent: *\n'])
    expect(robots.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=0',
      'x-content-type-options': 'nosniff',
      'content-length': '14',
    })
    const { headers } = await ask('/base/assets/entry-abc.js')
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  it('S240 gives what has no extension the type of any bytes', async () => {
    expect((await ask('/base/LICENSE')).headers['content-type']).toBe('application/octet-stream')
  })

  it('S242 finds encoded names', async () => {
    expect((await ask('/base/with%20space%20%C3%A9.txt')).text).toBe('named')
    expect((await ask('/base/100%25.txt')).text).toBe('percent')
    expect((await ask('/base/a%23b.txt')).text).toBe('hash')
    expect((await ask('/base/%72obots.txt')).status).toBe(200)
  })

  it('S141 F19 takes only GET and HEAD', async () => {
    const post = await ask('/base/robots.txt', { method: 'POST', body: 'x' })
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD'])
    const head = await ask('/base/robots.txt', { method: 'HEAD' })
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '14'])
  })

  it('answers conditional requests', async () => {
    const { etag = '' } = (await ask('/base/robots.txt')).headers
    const again = await ask('/base/robots.txt', { headers: { 'if-none-match': `"x", ${etag}` } })
    expect([again.status, again.text]).toEqual([304, ''])
    expect(again.headers).toMatchObject({ etag, 'cache-control': 'public, max-age=0' })
  })

  it.each([
    ['bytes=2-5', 206, '2345'],
    ['bytes=7-', 206, '789'],
    ['bytes=-3', 206, '789'],
    ['bytes=8-99', 206, '89'],
    ['bytes=10-', 416, ''],
    ['bytes=5-2', 200, '0123456789'],
    ['bytes=0-0', 200, '0123456789'],
    ['bytes=-0', 200, '0123456789'],
    ['bytes=0-1,3-4', 200, '0123456789'],
    ['items=1-2', 200, '0123456789'],
    ['bytes=x', 200, '0123456789'],
  ])('S243 answers the range "%s"', async (range, status, text) => {
    const answer = await ask('/base/assets/entry-abc.js', { headers: { range } })
    expect([answer.status, answer.text]).toEqual([status, text])
    if (status === 206) expect(answer.headers['content-range']).toMatch(/^bytes \d-9?\d?\d*\/10$/)
  })

  it('S245 T24 knows no way out of its list', async () => {
    const targets = [
      '/base/../server/index.js',
      '/base/%2e%2e/server/index.js',
      '/base/..%2fserver%2findex.js',
      '/base/..%5cserver%5cindex.js',
      '/base//../server/index.js',
      '/base/a%2Fb.txt',
      '/base/assets/..%2f..%2f..%2fetc/passwd',
      '/base/%252e%252e/server/index.js',
      '/base/a/../../server/index.js',
      '/base/%00',
      '/base/robots.txt%00.js',
      '/base/robots.txt/',
      '/base/a',
      '/base/a/',
      '/base/',
      '/base/__proto__',
      '/base/constructor',
      '/robots.txt',
      '/server/index.js',
      `/base/${encodeURIComponent('/etc/passwd')}`,
      '/base/....//server/index.js',
      '/base/ROBOTS.TXT',
    ]
    for (const target of targets) {
      const { status, text } = await ask(target)
      expect([target, status, text]).toEqual([target, 404, 'no file'])
    }
  })

  it('T25 leaves out dot files, manifests and source maps, but not .well-known', async () => {
    for (const target of [
      '/base/.env',
      '/base/.vite/manifest.json',
      '/base/assets/entry-abc.js.map',
      '/base/%2eenv',
    ]) {
      expect([target, (await ask(target)).status]).toEqual([target, 404])
    }
    expect((await ask('/base/.well-known/security.txt')).text).toBe('contact')
  })

  it('survives a file that is gone', async () => {
    await ask('/base/gone.txt').catch(() => undefined)
    expect((await ask('/base/robots.txt')).status).toBe(200)
  })
})

describe('compressed forms of files', () => {
  const words = 'a text that compresses '.repeat(200)
  let formsFolder: string
  let formsServer: Server

  beforeAll(async () => {
    formsFolder = mkdtempSync(path.join(tmpdir(), 'forms-'))
    mkdirSync(path.join(formsFolder, 'assets'))
    const put = (name: string, bytes: string | Buffer): void =>
      writeFileSync(path.join(formsFolder, name), bytes)
    put('assets/a.js', words)
    put('assets/a.js.gz', gzipSync(words))
    put('assets/a.js.br', brotliCompressSync(words))
    // What is in it is not looked at; it is the largest one.
    put('assets/a.js.zst', Buffer.alloc(1000))
    put('only.txt', words)
    put('only.txt.gz', gzipSync(words))
    put('alone.gz', gzipSync(words))
    put('plain.txt', words)
    formsServer = await serveFolder(formsFolder, true)
  })

  afterAll(() => {
    formsServer.close()
    rmSync(formsFolder, { recursive: true })
  })

  async function serveFolder(clientDir: string, precompressed: boolean): Promise<Server> {
    const serveFile = createStaticFiles({ base: '/', assetsDir: 'assets', clientDir, precompressed })
    const made = createServer((req, res) => {
      if (req.url?.endsWith('?kept') === true) res.setHeader('Cache-Control', 'no-transform')
      if (!serveFile(req, res)) res.writeHead(404).end('no file')
    })
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
    return made
  }

  const askFor = (target: string, accepted: string | undefined, init: TestRequest = {}) =>
    askOverNode(formsServer, target, {
      ...init,
      headers: { ...(accepted !== undefined && { 'accept-encoding': accepted }), ...init.headers },
    })

  it.each([
    [undefined, undefined],
    ['identity', undefined],
    ['deflate', undefined],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip', 'gzip'],
    ['zstd', 'zstd'],
    ['zstd, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['*', 'br'],
  ])('S155 S240 are chosen by weight, then by size: %s is answered with %s', async (accepted, expected) => {
    const answer = await askFor('/assets/a.js', accepted)
    expect([answer.status, answer.headers['content-encoding']]).toEqual([200, expected])
    expect(answer.headers).toMatchObject({
      vary: 'Accept-Encoding',
      'content-type': 'text/javascript; charset=utf-8',
      'content-length': String(answer.bytes.length),
      'cache-control': 'public, max-age=31536000, immutable',
    })
    if (expected === 'gzip') expect(gunzipSync(answer.bytes).toString()).toBe(words)
    if (expected === 'br') expect(brotliDecompressSync(answer.bytes).toString()).toBe(words)
    if (expected === undefined) expect(answer.text).toBe(words)
  })

  it('S155 S148 have tags of their own, by which they are answered with 304', async () => {
    const tags = new Set<string>()
    for (const accepted of [undefined, 'gzip', 'br', 'zstd']) {
      const { etag = '' } = (await askFor('/assets/a.js', accepted)).headers
      tags.add(etag)
      const again = await askFor('/assets/a.js', accepted, { headers: { 'if-none-match': etag } })
      expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag])
      expect(again.headers['vary']).toBe('Accept-Encoding')
      expect(again.headers['content-encoding']).toBeUndefined()
    }
    expect(tags.size).toBe(4)
  })

  it('S155 S137 have the headers of GET under HEAD, and no body', async () => {
    const get = await askFor('/assets/a.js', 'br')
    const head = await askFor('/assets/a.js', 'br', { method: 'HEAD' })
    expect([head.status, head.text]).toEqual([200, ''])
    for (const name of ['content-encoding', 'content-length', 'content-type', 'etag', 'vary'])
      expect([name, head.headers[name]]).toEqual([name, get.headers[name]])
  })

  it('S155 S243 are not what ranges are of', async () => {
    const part = await askFor('/assets/a.js', 'br', { headers: { range: 'bytes=2-5' } })
    expect([part.status, part.text, part.headers['content-encoding']]).toEqual([
      206,
      words.slice(2, 6),
      undefined,
    ])
    expect(part.headers['content-range']).toBe(`bytes 2-5/${words.length}`)
    expect((await askFor('/assets/a.js', 'br')).headers['accept-ranges']).toBeUndefined()
    expect((await askFor('/assets/a.js', undefined)).headers['accept-ranges']).toBe('bytes')
  })

  it('S155 are not sent under no-transform', async () => {
    const answer = await askFor('/only.txt?kept', 'gzip')
    expect([answer.headers['content-encoding'], answer.text]).toEqual([undefined, words])
  })

  it('T24 have no address of their own; a file without another form has', async () => {
    for (const ending of ['gz', 'br', 'zst'])
      expect((await askFor(`/assets/a.js.${ending}`, 'br')).status).toBe(404)
    expect((await askFor('/alone.gz', undefined)).status).toBe(200)
    expect((await askFor('/plain.txt', 'br')).headers['vary']).toBeUndefined()
  })

  it('are files like others in a build that has made none', async () => {
    const other = await serveFolder(formsFolder, false)
    const { headers } = await askOverNode(other, '/assets/a.js', { headers: { 'accept-encoding': 'br' } })
    expect([headers['content-encoding'], headers['vary']]).toEqual([undefined, undefined])
    expect((await askOverNode(other, '/only.txt.gz')).status).toBe(200)
    other.close()
  })
})

it('F14 T24 files that are listed late are listed once, when the first of them may be asked for', async () => {
  const late = mkdtempSync(path.join(tmpdir(), 'late-files-'))
  const put = (name: string): void => writeFileSync(path.join(late, 'assets', name), name)
  mkdirSync(path.join(late, 'assets'))
  const serveFile = createStaticFiles({
    base: '/',
    assetsDir: 'assets',
    clientDir: late,
    isListedLate: true,
  })
  const lateServer = createServer((req, res) => {
    if (!serveFile(req, res)) res.writeHead(404).end('no file')
  })
  await new Promise<void>((resolve) => lateServer.listen(0, '127.0.0.1', resolve))
  expect((await askOverNode(lateServer, '/page')).text).toBe('no file')
  put('first.js')
  expect((await askOverNode(lateServer, '/assets/first.js')).text).toBe('first.js')
  put('second.js')
  expect((await askOverNode(lateServer, '/assets/second.js')).text).toBe('no file')
  lateServer.close()
  rmSync(late, { recursive: true })
})
