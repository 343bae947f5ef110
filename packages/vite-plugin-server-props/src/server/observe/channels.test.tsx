import { AsyncLocalStorage } from 'node:async_hooks'
import { tracingChannel, type TracingChannel } from 'node:diagnostics_channel'
import { afterEach, describe, expect, test } from 'vitest'
import type { ObservedStep } from '../../shared/observe.js'
import { servers, type ContractServer } from '../fixtures/servers.js'
import { Dump, type TestPages } from '../fixtures/testing-app.js'
import { createChannelObserver } from './channels.js'
import { createObserver } from './create-observer.js'

const storage = new AsyncLocalStorage<string>()

const pages: TestPages = {
  '/post/[slug]': {
    default: Dump,
    async getServerSideProps({ params: { slug } }: { params: { slug: string } }) {
      await Promise.resolve()
      if (slug === 'bad') throw new Error('no database')
      return { props: { slug, store: storage.getStore() ?? null } }
    },
  },
  '/api/hello': { default: (_req: unknown, res: { end(text: string): void }) => void res.end('hello') },
}

type Message = ObservedStep & { readonly error?: Error }

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

/** Writes down what the channels tell. */
function listen(...names: readonly string[]): readonly (readonly [event: string, message: Message])[] {
  const told: [string, Message][] = []
  for (const name of names) {
    const channel: TracingChannel<unknown, Message> = tracingChannel(`server-props:${name}`)
    const on = (event: string) => (message: Message) => void told.push([`${name}:${event}`, message])
    const subscribers = {
      start: on('start'),
      end: () => undefined,
      asyncStart: () => undefined,
      asyncEnd: on('asyncEnd'),
      error: on('error'),
    }
    channel.subscribe(subscribers)
    cleanups.push(() => channel.unsubscribe(subscribers))
  }
  return told
}

describe.each(servers)('tracing channels in %s', (_name, startServer) => {
  async function start(): Promise<ContractServer> {
    const hooks = { onError: () => undefined, observer: createObserver() }
    const server = await startServer(pages, {}, hooks)
    cleanups.push(server.close)
    return server
  }

  test('tell when a request and each of its steps begins and ends', async () => {
    const server = await start()
    const told = listen('request', 'module', 'props', 'render')
    await server.ask('/post/a?x=1')
    expect(told.map(([event]) => event)).toEqual([
      'request:start',
      'module:start',
      'module:asyncEnd',
      'props:start',
      'props:asyncEnd',
      'render:start',
      'render:asyncEnd',
      'request:asyncEnd',
    ])
    const [, props] = told.find(([event]) => event === 'props:asyncEnd') ?? []
    expect(props).toMatchObject({
      step: 'props',
      page: '/post/[slug]',
      file: 'pages/post/[slug].tsx',
      loader: 'getServerSideProps',
      request: { method: 'GET', target: '/post/a?x=1', kind: 'document', page: '/post/[slug]' },
    })
    const [, request] = told.at(-1) ?? []
    expect(request?.request).toMatchObject({ status: 200, steps: { props: expect.any(Number) } })
    expect(request?.request.getHeader('host')).toMatch(/^127\.0\.0\.1/)
  })

  test('tell of errors, and of the page that tells the visitor', async () => {
    const server = await start()
    const told = listen('props', 'render')
    await server.data('/post/bad')
    expect(told.map(([event]) => event)).toEqual(['props:start', 'props:error', 'props:asyncEnd'])
    expect(told[1]?.[1].error?.message).toBe('no database')
  })

  test('tell of API routes', async () => {
    const server = await start()
    const told = listen('api')
    await server.ask('/api/hello')
    expect(told.map(([event, { page }]) => [event, page])).toEqual([
      ['api:start', '/api/hello'],
      ['api:asyncEnd', '/api/hello'],
    ])
  })

  test('a store that is bound to a channel is the one that the page’s code finds', async () => {
    const server = await start()
    const { start: channel } = tracingChannel<string, Message>('server-props:props')
    channel.bindStore(storage, ({ request }) => `store of ${request.target}`)
    cleanups.push(() => channel.unbindStore(storage))
    const slugs = ['a', 'b', 'c', 'd']
    const answers = await Promise.all(slugs.map((slug) => server.ask(`/post/${slug}`)))
    slugs.forEach((slug, index) => expect(answers[index]?.text).toContain(`store of /post/${slug}`))
  })
})

test('a request is looked at only while somebody listens', () => {
  const observer = createChannelObserver()
  expect(observer?.isWatching()).toBe(false)
  listen('api')
  expect(observer?.isWatching()).toBe(true)
})
