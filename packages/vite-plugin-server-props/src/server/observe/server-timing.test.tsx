import { afterEach, describe, expect, test } from 'vitest'
import type { PageResponse } from '../../shared/exchange.js'
import { servers, type ContractServer } from '../fixtures/servers.js'
import { Dump, type TestPages } from '../fixtures/testing-app.js'

/** Keeps the processor busy. */
function work(time: number): void {
  const end = performance.now() + time
  while (performance.now() < end);
}

const pages: TestPages = {
  '/': { default: () => <p>Home</p> },
  '/slow': {
    default: Dump,
    getServerSideProps: async () => {
      await Promise.resolve()
      work(20)
      return { props: { isSlow: true } }
    },
  },
  '/own': {
    default: Dump,
    getServerSideProps({ res }: { res: PageResponse }) {
      res.setHeader('Server-Timing', 'db;dur=5')
      return { props: {} }
    },
  },
  '/owns': {
    default: Dump,
    getServerSideProps({ res }: { res: PageResponse }) {
      res.setHeader('Server-Timing', ['db;dur=5', 'auth;dur=1'])
      return { redirect: { destination: '/', permanent: false } }
    },
  },
  '/failing': {
    default: () => {
      throw new Error('no pixels')
    },
    getServerSideProps: () => ({ props: {} }),
  },
  '/api/hello': { default: (_req: unknown, res: PageResponse) => void res.end('hello') },
}

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

const namesOf = (header: string | undefined) => header?.split(', ').map((metric) => metric.split(';')[0])

describe.each(servers)('Server-Timing in %s', (_name, startServer) => {
  async function start(): Promise<ContractServer> {
    const server = await startServer(pages, { serverTiming: true })
    cleanups.push(server.close)
    return server
  }

  test('tells of each step of a document and of data', async () => {
    const server = await start()
    const [document, data] = await server.both('/slow')
    const times = document.headers['server-timing']
    expect(times).toMatch(
      /^match;dur=\d+\.\d\d, module;dur=\d+\.\d\d, props;dur=(\d+\.\d\d), render;dur=\d+\.\d\d, total;dur=\d+\.\d\d, cache;desc="none"$/,
    )
    expect(Number(/props;dur=([\d.]+)/.exec(times ?? '')?.[1])).toBeGreaterThanOrEqual(20)
    expect(namesOf(data.headers['server-timing'])).toEqual(
      expect.arrayContaining(['match', 'props', 'total', 'cache']),
    )
    expect(data.headers['server-timing']).not.toContain('render')
  })

  test('leaves out what did not happen', async () => {
    const { headers } = await (await start()).ask('/')
    expect(namesOf(headers['server-timing'])).toEqual(['match', 'module', 'render', 'total', 'cache'])
  })

  test('stands beside what the page says itself, on a redirect too', async () => {
    const server = await start()
    for (const answer of await server.both('/own')) {
      expect(namesOf(answer.headers['server-timing'])?.slice(0, 2)).toEqual(['db', 'match'])
    }
    const { status, headers } = await server.ask('/owns')
    expect(status).toBe(307)
    expect(namesOf(headers['server-timing'])?.slice(0, 3)).toEqual(['db', 'auth', 'match'])
  })

  test('is on errors and on what was not found', async () => {
    const server = await start()
    for (const answer of [...(await server.both('/failing')), ...(await server.both('/nowhere'))]) {
      expect(answer.headers['server-timing']).toContain('match;dur=')
    }
  })

  test('is not on the answers of API routes, which are theirs', async () => {
    const { headers } = await (await start()).ask('/api/hello')
    expect(headers['server-timing']).toBeUndefined()
  })
})

test.each(servers)(
  'without the option, Server-Timing is there in development only: %s',
  async (_name, start) => {
    const server = await start(pages)
    cleanups.push(server.close)
    for (const answer of await server.both('/own')) {
      const header = answer.headers['server-timing']
      expect(namesOf(header)?.includes('match')).toBe(server.isDev)
      expect(header).toContain('db;dur=5')
    }
  },
)
