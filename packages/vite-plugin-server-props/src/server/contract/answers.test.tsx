import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readDump, readError, servers, type ContractServer } from '../fixtures/servers.js'
import { Dump, type TestPages } from '../fixtures/testing-app.js'

interface Given {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly query: Record<string, string>
}

/** What `getServerSideProps` does with `res` before it gives its props. */
const settings: Record<string, (res: ServerResponse) => unknown> = {
  nothing: () => undefined,
  cacheControl: (res) => res.setHeader('Cache-Control', 'public, s-maxage=10'),
  cacheControlLower: (res) => res.setHeader('cache-control', 'public, s-maxage=10'),
  cacheControlUpper: (res) => res.setHeader('CACHE-CONTROL', 'public, s-maxage=10'),
  contentType: (res) => res.setHeader('Content-Type', 'application/xhtml+xml'),
  headers: (res) => {
    res.setHeader('X-One', '1')
    res.setHeader('x-two', ['a', 'b'])
    res.setHeader('x-gone', '1')
    res.removeHeader('X-Gone')
  },
  setCookies: (res) =>
    res.setHeader('Set-Cookie', ['a=1; Path=/', 'b=2; Expires=Thu, 01 Jan 2099 00:00:00 GMT']),
  appendCookies: (res) => {
    res.appendHeader('Set-Cookie', 'a=1; Path=/')
    res.appendHeader('set-cookie', 'b=2; Expires=Thu, 01 Jan 2099 00:00:00 GMT')
  },
}
for (const status of [201, 404, 418, 503]) settings[`status${status}`] = (res) => (res.statusCode = status)

/** How `getServerSideProps` answers itself. */
const own: Record<string, (res: ServerResponse) => unknown> = {
  end: (res) => {
    res.statusCode = 202
    res.setHeader('content-type', 'text/plain')
    res.end('ended early')
  },
  writeHead: (res) => {
    res.setHeader('x-set', 'yes')
    res.writeHead(302, { Location: '/elsewhere', 'x-own': 'yes' })
    res.end()
  },
  writes: (res) => {
    res.write('one ')
    res.write('two ')
    res.end('three')
  },
  buffers: (res) => {
    res.setHeader('content-type', 'application/octet-stream')
    res.write(Buffer.from([0, 1, 2]))
    res.end(Buffer.from([255, 254, 0]))
  },
  xml: (res) => {
    res.setHeader('Content-Type', 'text/xml')
    res.write('<?xml version="1.0"?><rss>é</rss>')
    res.end()
  },
}

const rendered = vi.fn(() => null)

const pages: TestPages = {
  '/set': {
    default: Dump,
    getServerSideProps: ({ query, res }: Given) => {
      const before = { status: res.statusCode, sent: res.headersSent, ended: res.writableEnded }
      settings[query['case'] as string]?.(res)
      return { props: { before, text: 'é日😀' } }
    },
  },
  '/own': {
    default: rendered,
    getServerSideProps: ({ query, res }: Given) => {
      own[query['case'] as string]?.(res)
      return { props: { never: 'shown' } }
    },
  },
  '/feed.xml': {
    default: rendered,
    getServerSideProps: ({ res }: Given) => {
      own['xml']?.(res)
      return { props: {} }
    },
  },
  '/sitemap.xml': {
    default: rendered,
    getServerSideProps: async ({ res }: Given) => {
      await Promise.resolve()
      own['xml']?.(res)
    },
  },
  '/plain': { default: () => <p>plain</p> },
  '/method': {
    default: Dump,
    async getServerSideProps({ req }: Given) {
      // S136: nobody has read it yet.
      const isUnread = req.readableEnded === false || req.readableEnded === undefined
      const parts: Uint8Array[] = []
      for await (const part of req) parts.push(part as Uint8Array)
      return { props: { method: req.method, body: Buffer.concat(parts).toString(), isUnread } }
    },
  },
  '/redirect': {
    default: Dump,
    getServerSideProps: () => ({ redirect: { destination: '/x', permanent: true } }),
  },
  '/gone': { default: Dump, getServerSideProps: () => ({ notFound: true }) },
}

const PRIVATE = 'private, no-cache, no-store, max-age=0, must-revalidate'

describe.each(servers)('an answer in %s', (_, start) => {
  let server: ContractServer
  beforeAll(async () => {
    server = await start(pages)
  })
  afterAll(() => server.close())
  const ask = (which: string) => server.both('/set', `?case=${which}`)

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
    'S135 S136 renders a page for %s, which may read the body',
    async (method) => {
      const { status, text } = await server.ask('/method', { method, body: 'a=1&é' })
      expect([status, readDump(text)]).toEqual([200, { method, body: 'a=1&é', isUnread: true }])
    },
  )

  it('S137 answers HEAD as GET without a body', async () => {
    for (const path of ['/set', '/plain', '/redirect', '/gone', '/nowhere', '/plain/']) {
      const [head, get] = [await server.ask(path, { method: 'HEAD' }), await server.ask(path)]
      expect([path, head.status, head.text]).toEqual([path, get.status, ''])
      for (const name of ['content-type', 'content-length', 'cache-control', 'etag', 'location']) {
        expect([path, name, head.headers[name]]).toEqual([path, name, get.headers[name]])
      }
    }
  })

  it('S138 F19 answers OPTIONS with what an address takes', async () => {
    for (const [path, allow] of [
      ['/set', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'],
      ['/plain', 'GET, HEAD'],
    ] as const) {
      const { status, text, headers } = await server.ask(path, { method: 'OPTIONS' })
      expect([status, text, headers['allow']]).toEqual([204, '', allow])
    }
  })

  it('S139 F19 answers 405 to other methods than GET and HEAD on a page without a loader, in development too', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status, headers } = await server.ask('/plain', { method })
      expect([method, status, headers['allow']]).toEqual([method, 405, 'GET, HEAD'])
    }
    expect((await server.ask('/plain', { method: 'HEAD' })).status).toBe(200)
  })

  it('S140 answers 404 to POST where there is no page', async () => {
    expect((await server.ask('/nowhere', { method: 'POST', body: 'x' })).status).toBe(404)
  })

  it('S145 S154 sends documents whole, as HTML in UTF-8 with their length in bytes', async () => {
    for (const path of ['/set', '/plain', '/nowhere', '/gone']) {
      const { headers, bytes, text } = await server.ask(path)
      expect([path, headers['content-type']]).toEqual([path, 'text/html; charset=utf-8'])
      expect(text.endsWith('</html>')).toBe(true)
      if (server.isNode) expect(headers['content-length']).toBe(String(bytes.length))
    }
    expect(readDump((await server.ask('/set')).text)['text']).toBe('é日😀')
  })

  it('S146 is kept by nobody', async () => {
    for (const { headers } of await ask('nothing')) {
      expect(headers['cache-control']).toBe(server.isDev ? 'no-store' : PRIVATE)
    }
  })

  it.each(['cacheControl', 'cacheControlLower', 'cacheControlUpper'])(
    'S147 has the Cache-Control that the page set, in production: %s',
    async (which) => {
      for (const { headers } of await ask(which)) {
        expect(headers['cache-control']).toBe(server.isDev ? 'no-store' : 'public, s-maxage=10')
      }
    },
  )

  it('S148 has a strong ETag made from the body, and is 304 without a body, where it may be stored', async () => {
    for (const answer of await ask('nothing')) expect(answer.headers['etag']).toBeUndefined()
    if (server.isDev) return
    const targets = ['/set?case=cacheControl', '/plain', '/_data/build1/set.json?case=cacheControl']
    const tags = new Set<string>()
    for (const target of targets) {
      const etag = (await server.ask(target)).headers['etag'] as string
      expect(etag).toMatch(/^"[\da-f]{40}"$/)
      expect((await server.ask(target)).headers['etag']).toBe(etag)
      tags.add(etag)
      for (const [given, status] of [
        [etag, 304],
        [`"other", ${etag}`, 304],
        [`W/${etag}`, 304],
        ['*', 304],
        ['"other"', 200],
      ] as const) {
        const again = await server.ask(target, { headers: { 'if-none-match': given } })
        expect([target, given, again.status]).toEqual([target, given, status])
        if (status === 304) expect([again.text, again.headers['etag']]).toEqual(['', etag])
      }
    }
    expect(tags.size).toBe(targets.length)
  })

  it('S149 has the Content-Type that the page set', async () => {
    const [document] = await ask('contentType')
    expect([document.status, document.headers['content-type']]).toEqual([200, 'application/xhtml+xml'])
  })

  it('S150 has other headers, repeated ones too, and none that was removed', async () => {
    for (const { headers } of await ask('headers')) {
      expect([headers['x-one'], headers['x-two'], headers['x-gone']]).toEqual(['1', 'a, b', undefined])
    }
  })

  it.each(['setCookies', 'appendCookies'])(
    'S151 has each cookie in a header of its own: %s',
    async (which) => {
      for (const { cookies } of await ask(which)) {
        expect(cookies).toEqual(['a=1; Path=/', 'b=2; Expires=Thu, 01 Jan 2099 00:00:00 GMT'])
      }
    },
  )

  it.each([201, 404, 418, 503])(
    'S152 has the status %d that the page set, and renders it',
    async (status) => {
      const [document, data] = await ask(`status${status}`)
      expect([document.status, data.status]).toEqual([status, status])
      expect(readDump(document.text)['text']).toBe('é日😀')
      expect(JSON.parse(data.text).props.text).toBe('é日😀')
    },
  )

  it('S153 has sent nothing while the page loads its props', async () => {
    const before = { status: 200, sent: false, ended: false }
    const [document, data] = await ask('nothing')
    expect(readDump(document.text)['before']).toEqual(before)
    expect(JSON.parse(data.text).props.before).toEqual(before)
  })

  it('S155 says nothing of what made it', async () => {
    for (const path of ['/set', '/plain', '/nowhere']) {
      const { headers } = await server.ask(path)
      expect([headers['x-powered-by'], headers['server']]).toEqual([undefined, undefined])
    }
  })

  describe('that the page gives itself', () => {
    /** The same for the document and for its data (S164). */
    async function askOwn(which: string) {
      rendered.mockClear()
      const [document, data] = await server.both('/own', `?case=${which}`)
      expect([data.status, data.text]).toEqual([document.status, document.text])
      expect(rendered).not.toHaveBeenCalled()
      expect(document.text).not.toContain('never')
      // And the server goes on.
      expect((await server.ask('/plain')).status).toBe(200)
      return document
    }

    it('S160 S164 goes out as it is, nothing is rendered', async () => {
      const { status, text, headers } = await askOwn('end')
      expect([status, text, headers['content-type']]).toEqual([202, 'ended early', 'text/plain'])
    })

    it('S161 S164 may be a redirect by writeHead, with its headers and no body', async () => {
      const { status, text, headers } = await askOwn('writeHead')
      expect([status, text, headers['location']]).toEqual([302, '', '/elsewhere'])
      expect([headers['x-own'], headers['x-set']]).toEqual(['yes', 'yes'])
    })

    it('S162 S164 arrives in the order of its writes', async () => {
      expect((await askOwn('writes')).text).toBe('one two three')
    })

    it('S163 S164 arrives byte for byte', async () => {
      expect([...(await askOwn('buffers')).bytes]).toEqual([0, 1, 2, 255, 254, 0])
      const { bytes } = await server.data('/own', '?case=buffers')
      expect([...bytes]).toEqual([0, 1, 2, 255, 254, 0])
    })

    it.each(['/feed.xml', '/sitemap.xml'])('S165 may be a file: %s', async (path) => {
      const { status, headers, text } = await server.ask(path)
      expect([status, headers['content-type']]).toEqual([200, 'text/xml'])
      expect(text).toBe('<?xml version="1.0"?><rss>é</rss>')
    })
  })
})

describe.each(servers)('a response that is used late, in %s', (_, start) => {
  const WARNING = "You should not access 'res' after getServerSideProps resolves"

  it('S166 is warned of in development, and the page is served', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    let used: Promise<void> | undefined
    const { isDev, ask, close } = await start({
      '/late': {
        default: Dump,
        getServerSideProps: ({ res }: Given) => {
          used = new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => void res.statusCode)
          return { props: { ok: true } }
        },
      },
    })
    const { status, text } = await ask('/late')
    expect([status, readDump(text)]).toEqual([200, { ok: true }])
    await used
    const said = warn.mock.calls.flat().join()
    if (isDev) expect(said).toContain(WARNING)
    else expect(said).toBe('')
    warn.mockRestore()
    await close()
  })

  it('S167 is an error in development where props are a promise, and works in production', async () => {
    const { isDev, both, close } = await start({
      '/late': {
        default: Dump,
        getServerSideProps: ({ res }: Given) => ({
          props: new Promise((resolve) => setTimeout(resolve, 2)).then(() => {
            res.setHeader('x-late', 'yes')
            return { ok: true }
          }),
        }),
      },
    })
    for (const { status, text, headers } of await both('/late')) {
      if (isDev) expect([status, readError(text).includes(WARNING)]).toEqual([500, true])
      else expect([status, headers['x-late']]).toEqual([200, 'yes'])
    }
    await close()
  })
})
