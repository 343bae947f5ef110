import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { toNodeHandler } from '../node/to-node-handler.js'
import type { PageResponse } from '../shared/exchange.js'
import { servers } from './fixtures/servers.js'
import { createTestApp, Dump, type TestPages } from './fixtures/testing-app.js'
import { askOverNode, type TestRequest } from './fixtures/transports.js'
import { createHandler } from './handler.js'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

/** A page that answers when it is told to. */
function createGate() {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  const getServerSideProps = async () => {
    await opened
    return { props: {} }
  }
  return { page: { default: Dump, getServerSideProps }, open: () => open() }
}

const toPage = (getServerSideProps: (context: { res: PageResponse }) => unknown) => ({
  default: Dump,
  getServerSideProps,
})

const pages: TestPages = {
  '/': toPage(() => ({ props: {} })),
  '/still': { default: Dump },
  '/initial': { default: Object.assign(() => <p>initial</p>, { getInitialProps: () => ({}) }) },
  '/own': toPage(({ res }) => {
    res.setHeader('Link', '</own>; rel=canonical')
    return { props: {} }
  }),
  '/owns': toPage(({ res }) => {
    res.setHeader('Link', ['</own>; rel=canonical', '</next>; rel=next'])
    return { props: {} }
  }),
  '/nonce': toPage(({ res }) => {
    res.setHeader('Content-Security-Policy', "script-src 'nonce-x' 'strict-dynamic'")
    return { props: {} }
  }),
  '/policy': toPage(({ res }) => {
    res.setHeader('Content-Security-Policy', "script-src 'self'")
    return { props: {} }
  }),
  '/gone': toPage(() => ({ notFound: true })),
  '/away': toPage(() => ({ redirect: { destination: '/', permanent: false } })),
  '/failing': toPage(() => {
    throw new Error('no props')
  }),
  '/é': toPage(() => ({ props: {} })),
  '/api/hello': { default: (_req: unknown, res: PageResponse) => void res.end('hello') },
}

const linksOf = (pattern: string): string =>
  [
    '</assets/app.css>; rel=preload; as=style',
    '</assets/page.css>; rel=preload; as=style',
    '</assets/entry.js>; rel=modulepreload',
    '</assets/react.js>; rel=modulepreload',
    `</assets${pattern}.js>; rel=modulepreload`,
    '</assets/chunk.js>; rel=modulepreload',
  ].join(', ')

describe.each(servers)('the header Link under earlyHints in %s', (_name, startServer) => {
  const start = async (overrides = {}) => {
    const server = await startServer(pages, { earlyHints: true, ...overrides })
    cleanups.push(server.close)
    return server
  }

  test('names the files of a page on its document, with a loader or without; S150 beside links of its own', async () => {
    const { ask, isDev } = await start()
    const linkOf = async (path: string) => (await ask(path)).headers['link']
    expect(await linkOf('/')).toBe(isDev ? undefined : linksOf('/'))
    expect(await linkOf('/still')).toBe(isDev ? undefined : linksOf('/still'))
    const own = '</own>; rel=canonical'
    expect(await linkOf('/own')).toBe(isDev ? own : `${own}, ${linksOf('/own')}`)
    expect(await linkOf('/owns')).toBe(`${own}, </next>; rel=next${isDev ? '' : `, ${linksOf('/owns')}`}`)
  })

  test('is not on data, redirects, errors and the answers of API routes', async () => {
    const server = await start()
    const answers = await Promise.all([
      server.data('/index'),
      ...['/gone', '/away', '/failing', '/nowhere', '/api/hello'].map((path) => server.ask(path)),
    ])
    expect(answers.map(({ status, headers }) => [status, headers['link']])).toEqual(
      [200, 404, 307, 500, 404, 200].map((status) => [status, undefined]),
    )
  })

  test('is left out under a policy with a nonce, which it can not have', async () => {
    const { ask, isDev } = await start()
    expect((await ask('/nonce')).headers['link']).toBeUndefined()
    expect((await ask('/policy')).headers['link']).toBe(isDev ? undefined : linksOf('/policy'))
  })

  test('is ASCII, whatever files are called', async () => {
    const { ask, isDev } = await start()
    const { status, headers } = await ask('/%C3%A9')
    expect([status, headers['link']]).toEqual([200, isDev ? undefined : linksOf('/%C3%A9')])
  })

  test('stays short enough for proxies: a page with many files names the first ones', async () => {
    if ((await start()).isDev) return
    const preloads = Array.from({ length: 500 }, (_, index) => `/assets/chunk-${index}.js`)
    const assets = { ...createTestApp(pages).assets, preloads }
    const { headers } = await (await start({ assets })).ask('/')
    expect(headers['link']?.length).toBeLessThanOrEqual(2000)
    expect(headers['link']).toMatch(/^<\/assets\/app.css>.*<\/assets\/chunk-\d+\.js>; rel=modulepreload$/)
  })

  test('is not there without the option', async () => {
    expect((await (await start({ earlyHints: false })).ask('/')).headers['link']).toBeUndefined()
  })
})

const NAVIGATION = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' }

describe('103 Early Hints over node:http', () => {
  async function listen(overrides: Parameters<typeof createTestApp>[1] = {}, all = pages): Promise<Server> {
    const app = createTestApp(all, { earlyHints: true, ...overrides })
    const server = createServer(toNodeHandler(createHandler(app, { onError: () => undefined })))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleanups.push(() => new Promise((resolve) => server.close(resolve)))
    return server
  }

  async function navigate(server: Server, path: string, init: TestRequest = {}) {
    const early: unknown[] = []
    const onEarly: TestRequest['onEarly'] = (status, { link }) => void early.push([status, link])
    const { status } = await askOverNode(server, path, { headers: NAVIGATION, onEarly, ...init })
    return { early, status }
  }

  test('come while the props load, with the links of the document', async () => {
    const { page, open } = createGate()
    const server = await listen({}, { '/': page })
    const early: unknown[] = []
    const { status } = await askOverNode(server, '/', {
      headers: NAVIGATION,
      // The loader waits for the hints: there is no answer unless they come first.
      onEarly(...hints) {
        early.push(hints)
        open()
      },
    })
    expect([early, status]).toEqual([[[103, { link: linksOf('/') }]], 200])
  })

  test('come ahead of what a loader turns out to give, and of getInitialProps', async () => {
    const server = await listen()
    for (const [path, expected] of [
      ['/initial', 200],
      ['/gone', 404],
      ['/away', 307],
      ['/failing', 500],
    ] as const) {
      const { early, status } = await navigate(server, path)
      expect([path, early.length, status]).toEqual([path, 1, expected])
    }
  })

  test('are not sent for what is no document that a browser shows, or has nothing to wait for', async () => {
    const server = await listen()
    const sent = [
      await navigate(server, '/still'),
      await navigate(server, '/_data/build1/index.json'),
      await navigate(server, '/api/hello'),
      await navigate(server, '/nowhere'),
      await navigate(server, '/', { method: 'HEAD' }),
      await navigate(server, '/', { headers: {} }),
      await navigate(server, '/', { headers: { ...NAVIGATION, 'sec-fetch-dest': 'empty' } }),
      await navigate(server, '/', { headers: { ...NAVIGATION, 'sec-fetch-dest': 'iframe' } }),
    ]
    expect(sent.map(({ early }) => early)).toEqual(sent.map(() => []))
    expect((await navigate(await listen({ earlyHints: false }), '/')).early).toEqual([])
  })

  test('are not sent over HTTP/1.0, which knows none', async () => {
    const { port } = (await listen()).address() as AddressInfo
    const text = await new Promise<string>((resolve, reject) => {
      let received = ''
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('GET / HTTP/1.0\r\nSec-Fetch-Dest: document\r\n\r\n'),
      )
      socket.on('data', (chunk) => (received += chunk.toString()))
      socket.once('close', () => resolve(received))
      socket.once('error', reject)
    })
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(text).not.toContain(' 103 ')
  })
})
