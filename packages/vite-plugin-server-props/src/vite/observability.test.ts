import { tracingChannel } from 'node:diagnostics_channel'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { context, propagation, trace } from '@opentelemetry/api'
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node'
import { afterEach, expect, test, vi } from 'vitest'
import { Apps } from './fixtures/run-app.js'

// Real servers and builds, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

const FILES = {
  'pages/timed.jsx': `export const getServerSideProps = ({ res }) => {
  res.setHeader('Server-Timing', 'db;dur=5')
  return { props: {} }
}
export default () => <p>timed</p>
`,
}

const TIMING =
  /^db;dur=5, match;dur=[\d.]+, module;dur=[\d.]+, props;dur=[\d.]+, render;dur=[\d.]+, total;dur=/
const SPANS = ['load route module', 'getServerSideProps /timed', 'render route (pages) /timed', 'GET /timed']

/** Sets up OpenTelemetry in this process, as an app's instrumentation does. */
function register(): InMemorySpanExporter {
  const exporter = new InMemorySpanExporter()
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register()
  cleanups.push(() => {
    for (const part of [trace, context, propagation]) part.disable()
  })
  return exporter
}

/** Counts what is told on the channel of requests. */
function listen(): string[] {
  const pages: string[] = []
  const channel = tracingChannel<unknown, { request: { page: string } }>('server-props:request')
  const nothing = (): void => undefined
  const subscribers = {
    start: nothing,
    end: nothing,
    asyncStart: nothing,
    asyncEnd: ({ request }: { request: { page: string } }) => void pages.push(request.page),
    error: nothing,
  }
  channel.subscribe(subscribers)
  cleanups.push(() => channel.unsubscribe(subscribers))
  return pages
}

test('development times its answers, and tells OpenTelemetry and channels of them', async () => {
  const apps = new Apps()
  cleanups.push(() => apps.close())
  const { ask } = await apps.startDev(apps.create(FILES))
  const exporter = register()
  const told = listen()
  const { headers } = await ask('/timed')
  expect(headers['server-timing']).toMatch(TIMING)
  expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(SPANS)
  expect(told).toEqual(['/timed'])
  const data = await ask('/_data/dev/timed.json')
  expect(data.headers['server-timing']).toContain('props;dur=')
})

test('a built server does so under serverTiming, also for a host that calls fetch', async () => {
  const apps = new Apps({ serverTiming: true })
  cleanups.push(() => apps.close())
  const root = apps.create(FILES)
  await apps.build(root)
  const exporter = register()
  const told = listen()
  const entry = pathToFileURL(path.join(root, 'dist/server/index.js')).href
  const { fetch } = (await import(/* @vite-ignore */ entry)) as {
    fetch(request: Request): Promise<Response>
  }
  const answer = await fetch(new Request('http://localhost/timed'))
  expect(answer.headers.get('server-timing')).toMatch(TIMING)
  expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(SPANS)
  expect(told).toEqual(['/timed'])
  const { ask } = await apps.startBuilt(root)
  expect((await ask('/timed')).headers['server-timing']).toMatch(TIMING)
})
