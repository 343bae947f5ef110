import { context, propagation, trace, type Span } from '@opentelemetry/api'
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { servers, type ContractServer } from '../fixtures/servers.js'
import { createTestApp, type TestPages } from '../fixtures/testing-app.js'
import { overFetch } from '../fixtures/transports.js'
import { createObserver } from './create-observer.js'

/** Lets the loaders of many requests go on in the opposite order, once all of them wait. */
let waiting: { readonly count: number; readonly resume: (() => void)[] } | undefined

async function waitForOthers(): Promise<void> {
  if (waiting === undefined) return
  const { count, resume } = waiting
  await new Promise<void>((resolve) => {
    if (resume.push(resolve) === count) for (const each of resume.toReversed()) each()
  })
}

const pages: TestPages = {
  '/': { default: () => <p>Home</p> },
  '/post/[slug]': {
    default: ({ slug }: { slug: string }) => {
      if (slug === 'broken') throw new RangeError('no pixels')
      return <p>{slug}</p>
    },
    async getServerSideProps({ params: { slug } }: { params: { slug: string } }) {
      await waitForOthers()
      trace.getTracer('app').startSpan(`query ${slug}`).end()
      if (slug === 'bad') throw new TypeError('no database')
      return { props: { slug } }
    },
  },
  '/initial': { default: Object.assign(() => <p>Initial</p>, { getInitialProps: () => ({}) }) },
  '/api/hello': {
    default(_req: unknown, res: { end(text: string): void }) {
      trace.getTracer('app').startSpan('query hello').end()
      res.end('hello')
    },
  },
}

const exporter = new InMemorySpanExporter()
const cleanups: (() => unknown)[] = []

function register(): void {
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register()
}

beforeEach(register)
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
  exporter.reset()
  for (const part of [trace, context, propagation]) part.disable()
})

const readSpans = () => exporter.getFinishedSpans().filter(({ name }) => name !== 'load route module')
const namesOf = (spans: readonly ReadableSpan[]) => spans.map(({ name }) => name)
const find = (name: string) => exporter.getFinishedSpans().find((span) => span.name === name) as ReadableSpan
const parentOf = (span: ReadableSpan) =>
  exporter.getFinishedSpans().find((each) => each.spanContext().spanId === span.parentSpanContext?.spanId)
    ?.name

describe.each(servers)('OpenTelemetry in %s', (_name, startServer) => {
  async function start(overrides = {}): Promise<ContractServer> {
    const hooks = { onError: () => undefined, observer: createObserver() }
    const server = await startServer(pages, overrides, hooks)
    cleanups.push(server.close)
    return server
  }

  test('a document has the spans that Next makes, with their attributes', async () => {
    await (await start()).ask('/post/a?x=1')
    const spans = exporter.getFinishedSpans()
    expect(spans.map(({ name, kind, attributes }) => ({ name, kind, attributes }))).toEqual([
      {
        name: 'load route module',
        kind: 0,
        attributes: {
          'next.span_category': 'nextjs',
          'next.span_name': 'load route module',
          'next.span_type': 'LoadComponents.loadRouteModule',
        },
      },
      { name: 'query a', kind: 0, attributes: {} },
      {
        name: 'getServerSideProps /post/[slug]',
        kind: 0,
        attributes: {
          'next.span_category': 'nextjs',
          'next.span_name': 'getServerSideProps /post/[slug]',
          'next.span_type': 'Render.getServerSideProps',
          'next.route': '/post/[slug]',
        },
      },
      {
        name: 'render route (pages) /post/[slug]',
        kind: 0,
        attributes: {
          'next.span_category': 'nextjs',
          'next.span_name': 'render route (pages) /post/[slug]',
          'next.span_type': 'Render.renderDocument',
          'next.route': '/post/[slug]',
        },
      },
      {
        name: 'GET /post/[slug]',
        kind: 1,
        attributes: {
          'next.span_category': 'nextjs',
          'next.span_name': 'GET /post/[slug]',
          'next.span_type': 'BaseServer.handleRequest',
          'http.method': 'GET',
          'http.target': '/post/a?x=1',
          'http.status_code': 200,
          'next.rsc': false,
          'next.route': '/post/[slug]',
          'http.route': '/post/[slug]',
        },
      },
    ])
    expect(spans.map(parentOf)).toEqual([
      'GET /post/[slug]',
      'getServerSideProps /post/[slug]',
      'GET /post/[slug]',
      'GET /post/[slug]',
      undefined,
    ])
  })

  test('page data has no rendering, and a page without loader has that only', async () => {
    const server = await start()
    await server.data('/post/a')
    await server.ask('/')
    await server.ask('/initial')
    expect(namesOf(readSpans())).toEqual([
      'query a',
      'getServerSideProps /post/[slug]',
      'GET /post/[slug]',
      'render route (pages) /',
      'GET /',
      'getInitialProps /initial',
      'render route (pages) /initial',
      'GET /initial',
    ])
  })

  test('an API route has the span of its handler', async () => {
    await (await start()).ask('/api/hello')
    const spans = readSpans()
    // Over fetch the answer is there with its first bytes, ahead of the handler's end.
    expect(namesOf(spans)).toEqual(
      expect.arrayContaining(['query hello', 'executing api route (pages) /api/hello', 'GET /api/hello']),
    )
    const handler = find('executing api route (pages) /api/hello')
    expect(handler.attributes).toMatchObject({ 'next.span_type': 'Node.runHandler' })
    expect(parentOf(handler)).toBe('GET /api/hello')
    expect(parentOf(find('query hello'))).toBe(handler.name)
  })

  test('errors are on the step that failed, and 500 is one on the request', async () => {
    const server = await start()
    await server.data('/post/bad')
    await server.data('/post/fine')
    const [, failed, request] = readSpans()
    expect(failed).toMatchObject({
      name: 'getServerSideProps /post/[slug]',
      status: { code: 2, message: 'no database' },
      attributes: { 'error.type': 'TypeError' },
      events: [{ name: 'exception' }],
    })
    expect(request).toMatchObject({
      name: 'GET /post/[slug]',
      status: { code: 2 },
      attributes: { 'error.type': '500', 'http.status_code': 500 },
    })
    exporter.reset()
    await server.ask('/post/broken')
    expect(find('render route (pages) /post/[slug]')).toMatchObject({
      status: { code: 2, message: 'no pixels' },
      attributes: { 'error.type': 'RangeError' },
    })
    expect(namesOf(readSpans()).includes('render route (pages) /_error')).toBe(!server.isDev)
  })

  test('an address without a page has a span without a route', async () => {
    await (await start()).ask('/nowhere')
    const request = readSpans().at(-1)
    expect(request?.name).toBe('GET')
    expect(request?.attributes).toMatchObject({ 'http.status_code': 404, 'http.target': '/nowhere' })
    expect(request?.attributes).not.toHaveProperty('http.route')
  })

  test('addresses of others have none', async () => {
    await (await start({ base: '/shop/' })).ask('/elsewhere')
    expect(namesOf(readSpans())).toEqual([])
  })

  test('the trace of whoever asks goes on', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    await (await start()).ask('/', { headers: { traceparent } })
    const request = find('GET /')
    expect(request.spanContext().traceId).toBe('0af7651916cd43dd8448eb211c80319c')
    expect(request.parentSpanContext?.spanId).toBe('b7ad6b7169203331')
  })

  test('spans of requests that overlap are not mixed up', async () => {
    const server = await start()
    const slugs = Array.from({ length: 24 }, (_, index) => `s${index}`)
    waiting = { count: slugs.length, resume: [] }
    cleanups.push(() => (waiting = undefined))
    await Promise.all(slugs.map((slug) => server.ask(`/post/${slug}`)))
    const byId = new Map(exporter.getFinishedSpans().map((span) => [span.spanContext().spanId, span]))
    const parent = (span: ReadableSpan) => byId.get(span.parentSpanContext?.spanId ?? '') as ReadableSpan
    for (const slug of slugs) {
      const props = parent(find(`query ${slug}`))
      expect(props.name).toBe('getServerSideProps /post/[slug]')
      expect(parent(props).attributes['http.target']).toBe(`/post/${slug}`)
    }
  })

  test('without an SDK, or once it is gone, the same is answered without a span', async () => {
    for (const part of [trace, context, propagation]) part.disable()
    const server = await start()
    expect((await server.ask('/post/a')).text).toContain('<p>a</p>')
    expect(namesOf(exporter.getFinishedSpans())).toEqual([])
    register()
    await server.ask('/')
    expect(namesOf(readSpans())).toContain('GET /')
  })
})

test('a request within a span of its host is part of that, and tells it the route', async () => {
  const server = await overFetch(createTestApp(pages), { observer: createObserver() })
  const host: Span = trace.getTracer('host').startSpan('http server')
  const headers = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }
  await context.with(trace.setSpan(context.active(), host), () => server.ask('/post/a', { headers }))
  host.end()
  expect(parentOf(find('GET /post/[slug]'))).toBe('http server')
  expect(find('http server').attributes).toEqual({ 'http.route': '/post/[slug]' })
})
