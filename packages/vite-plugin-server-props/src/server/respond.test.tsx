import { describe, expect, it } from 'vitest'
import type { PageResponse } from '../shared/exchange.js'
import { createFetch, createStandIns } from './fetch-entry.js'
import { createTestApp, Dump, type TestPages } from './fixtures/testing-app.js'
import { createHandler } from './handler.js'
import { PRIVATE } from './respond.js'

const toPage = (getServerSideProps: (context: { res: PageResponse }) => unknown) => ({
  default: Dump,
  getServerSideProps,
})

const pages: TestPages = {
  '/one': toPage(() => ({ props: { n: 1 } })),
  '/two': toPage(() => ({ props: { n: 2 } })),
  '/reading': toPage(({ res }) => ({ props: { sent: res.headersSent } })),
  '/still': { default: Dump },
  '/own': toPage(({ res }) => {
    res.setHeader('X-Own', 'a')
    return { props: {} }
  }),
  '/teapot': toPage(({ res }) => {
    res.statusCode = 418
    return { props: {} }
  }),
  '/gone': toPage(() => ({ notFound: true })),
}

function createAsk(options: Parameters<typeof createTestApp>[1] = {}) {
  const handle = createHandler(createTestApp(pages, options))
  return async (path: string) => {
    const answer = await handle(createStandIns(new Request(`http://app.test${path}`)))
    if (answer.kind !== 'answer') throw new Error(answer.kind)
    return answer.headers
  }
}

describe('the headers of answers that have nothing to say', () => {
  it('S146 are one object, of documents and of data', async () => {
    const ask = createAsk()
    const document = await ask('/one')
    expect(document).toEqual({
      'x-content-type-options': 'nosniff',
      'content-type': 'text/html; charset=utf-8',
      'cache-control': PRIVATE,
    })
    for (const path of ['/one', '/two?a=b', '/reading']) expect(await ask(path)).toBe(document)
    const data = await ask('/_data/build1/one.json')
    expect(data).toMatchObject({
      'x-server-props-build': 'build1',
      'cache-control': document['cache-control'],
    })
    expect(await ask('/_data/build1/two.json')).toBe(data)
    for (const shared of [document, data]) expect(Object.isFrozen(shared)).toBe(true)
  })

  it.each([
    '/own',
    '/still',
    '/teapot',
    '/gone',
    '/nowhere',
    '/_data/build1/gone.json',
    '/_data/old/one.json',
  ])('are not those of %s', async (path) => {
    expect(Object.isFrozen(await createAsk()(path))).toBe(false)
  })

  it('S147 are nobody’s in development', async () => {
    const headers = await createAsk({ isDev: true })('/one')
    expect([Object.isFrozen(headers), headers['cache-control']]).toEqual([false, 'no-store'])
  })

  it('are each response’s own where answers are web responses', async () => {
    const fetch = createFetch(createHandler(createTestApp(pages)))
    const ask = () => fetch(new Request('http://app.test/one'))
    const [first, second] = [await ask(), await ask()]
    second.headers.set('cache-control', 'public, max-age=60')
    second.headers.append('x-own', 'a')
    for (const { headers } of [first, await ask()]) {
      expect([headers.get('cache-control'), headers.has('x-own')]).toEqual([PRIVATE, false])
      expect([...headers.keys()]).toEqual(['cache-control', 'content-type', 'x-content-type-options'])
    }
  })

  it('tell of each page what the browser can fetch ahead', async () => {
    const ask = createAsk({ earlyHints: true })
    const [one, two] = [await ask('/one'), await ask('/two')]
    expect(one['link']).toContain('rel=modulepreload')
    expect(await ask('/one')).toBe(one)
    expect(two).not.toBe(one)
    expect(await ask('/_data/build1/one.json')).toBe(await ask('/_data/build1/two.json'))
  })
})
