import { afterEach, describe, expect, test } from 'vitest'
import type { PageResponse } from '../../shared/exchange.js'
import type { AnsweredRequest } from '../../shared/observe.js'
import { createTestApp, Dump, type TestPages } from '../fixtures/testing-app.js'
import { createFetch } from '../fetch-entry.js'
import { servers, type ContractServer } from '../fixtures/servers.js'
import { createHandler } from '../handler.js'

const pages: TestPages = {
  '/': { default: () => <p>Home</p> },
  '/post/[slug]': {
    default: Dump,
    getServerSideProps: ({ params }: { params: { slug: string } }) => ({
      props: { slug: params.slug, u: 'ü' },
    }),
  },
  '/initial': { default: Object.assign(() => <p>Initial</p>, { getInitialProps: () => ({}) }) },
  '/gone': { default: Dump, getServerSideProps: () => ({ notFound: true }) },
  '/moved': {
    default: Dump,
    getServerSideProps: () => ({ redirect: { destination: '/', permanent: false } }),
  },
  '/own': {
    default: Dump,
    getServerSideProps({ res }: { res: { statusCode: number; end(text: string): void } }) {
      res.statusCode = 202
      res.end('own')
      return { props: {} }
    },
  },
  '/broken': {
    default: Dump,
    getServerSideProps({ res }: { res: PageResponse }) {
      res.write('half of ')
      throw new Error('no database')
    },
  },
  '/failing': {
    default: Dump,
    getServerSideProps: () => {
      throw new Error('no database')
    },
  },
  '/api/hello': {
    default: (_req: unknown, res: { status(code: number): { json(value: unknown): void } }) =>
      res.status(201).json({ hello: true }),
  },
}

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

describe.each(servers)('in %s, whoever asks is told of each request', (_name, startServer) => {
  async function start(overrides = {}): Promise<{ server: ContractServer; answered: AnsweredRequest[] }> {
    const answered: AnsweredRequest[] = []
    const hooks = { onError: () => undefined, onAnswer: (each: AnsweredRequest) => answered.push(each) }
    const server = await startServer(pages, overrides, hooks)
    cleanups.push(server.close)
    return { server, answered }
  }

  test('a document: page, status, steps and what its props weigh', async () => {
    const { server, answered } = await start()
    const before = Date.now()
    await server.ask('/post/a?x=1')
    expect(answered).toEqual([
      {
        time: expect.any(Number),
        duration: expect.any(Number),
        kind: 'document',
        method: 'GET',
        target: '/post/a?x=1',
        page: '/post/[slug]',
        file: 'pages/post/[slug].tsx',
        status: 200,
        steps: {
          match: expect.any(Number),
          module: expect.any(Number),
          props: expect.any(Number),
          render: expect.any(Number),
        },
        dataBytes: '{"slug":"a","u":"__"}'.length,
        props: { slug: 'a', u: 'ü' },
      },
    ])
    const [{ time, duration, steps }] = answered as [AnsweredRequest]
    expect(time).toBeGreaterThanOrEqual(before)
    const parts = Object.values(steps)
    expect(parts.every((part) => part >= 0)).toBe(true)
    expect(parts.reduce((sum, part) => sum + part)).toBeLessThanOrEqual(duration)
  })

  test('the steps are those that happened', async () => {
    const { server, answered } = await start()
    await server.data('/post/a')
    await server.ask('/')
    await server.ask('/initial')
    await server.ask('/api/hello')
    const names = answered.map(({ kind, status, steps }) => [kind, status, ...Object.keys(steps)])
    expect(names).toEqual([
      ['data', 200, 'match', 'module', 'props'],
      ['document', 200, 'match', 'module', 'render'],
      ['document', 200, 'match', 'module', 'props', 'render'],
      ['api', 201, 'match', 'module', 'api'],
    ])
    expect(answered[3]).toMatchObject({ page: '/api/hello', dataBytes: undefined, props: undefined })
  })

  test('with the status of what came of it', async () => {
    const { server, answered } = await start()
    await server.both('/gone')
    await server.both('/moved')
    await server.both('/failing')
    await server.ask('/own')
    // Over Node the connection is closed.
    await server.ask('/broken').catch(() => undefined)
    await server.ask('/nowhere')
    expect(answered.map(({ kind, page, status }) => [kind, page, status])).toEqual([
      ['document', '/gone', 404],
      ['data', '/gone', 404],
      ['document', '/moved', 307],
      ['data', '/moved', 200],
      ['document', '/failing', 500],
      ['data', '/failing', 500],
      ['document', '/own', 202],
      ['document', '/broken', 500],
      ['document', undefined, 404],
    ])
  })

  test('also of one that is refused before its address is read, and not of what is not the app’s', async () => {
    const { server, answered } = await start({ base: '/shop/' })
    await server.ask('/elsewhere')
    await server.ask('/shop/post/a', { method: 'POST', headers: { origin: 'https://evil.example' } })
    expect(answered.map(({ kind, page, status, target }) => [kind, page, status, target])).toEqual([
      ['other', undefined, 403, '/shop/post/a'],
    ])
  })

  test('requests that overlap are told apart', async () => {
    const { server, answered } = await start()
    const slugs = Array.from({ length: 20 }, (_, index) => `s${index}`)
    await Promise.all(slugs.map((slug) => server.ask(`/post/${slug}`)))
    const told = answered.map(({ target, props }) => [target, props?.slug])
    expect(told.toSorted()).toEqual(slugs.map((slug) => [`/post/${slug}`, slug]).toSorted())
  })
})

test('a visitor who has left is known by the status 499', async () => {
  const answered: AnsweredRequest[] = []
  const controller = new AbortController()
  const app = createTestApp({
    '/': {
      default: Dump,
      getServerSideProps() {
        controller.abort()
        throw new Error('aborted')
      },
    },
  })
  const fetch = createFetch(createHandler(app, { onAnswer: (each) => answered.push(each) }))
  await fetch(new Request('http://localhost/', { signal: controller.signal }))
  expect(answered.map(({ status }) => status)).toEqual([499])
})
