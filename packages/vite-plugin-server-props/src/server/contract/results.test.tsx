import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { readDump, readError, readPayload, servers, type ContractServer } from '../fixtures/servers.js'
import { Dump, type TestPages } from '../fixtures/testing-app.js'

interface Given {
  readonly query: Record<string, string>
  readonly res: ServerResponse
}

const about = { destination: '/about', permanent: false }

const results: Record<string, (context: Given) => unknown> = {
  props: async () => ({ props: { n: 1, list: [{ a: null }] } }),
  sync: () => ({ props: { n: 2 } }),
  promise: () => ({ props: new Promise((resolve) => setTimeout(() => resolve({ n: 3 }), 2)) }),
  rejects: () => ({ props: Promise.reject(new Error('boom-late')) }),
  empty: () => ({ props: {} }),
  bare: () => ({ props: Object.assign(Object.create(null) as object, { n: 4 }) }),
  notFound: ({ res }) => {
    res.setHeader('x-kept', 'yes')
    res.setHeader('set-cookie', ['a=1', 'b=2'])
    return { notFound: true }
  },
  notFoundFalse: () => ({ notFound: false, props: { n: 5 } }),
  notFoundFalseAndRedirect: () => ({ notFound: false, redirect: about }),
  notFoundAndProps: () => ({ notFound: true, props: { n: 6 } }),
  notFoundAndAll: () => ({ notFound: true, redirect: about, props: { n: 6 } }),
  temporary: () => ({ redirect: about }),
  permanent: () => ({ redirect: { destination: '/about', permanent: true } }),
  neither: () => ({ redirect: { destination: '/about' } }),
  noBase: () => ({ redirect: { ...about, basePath: false } }),
  outside: () => ({ redirect: { ...about, destination: 'https://host.example/a//b?c=d&e#f' } }),
  slashes: () => ({ redirect: { ...about, destination: '//host.example//x?to=//y' } }),
  redirectAndProps: ({ res }) => {
    res.statusCode = 418
    res.setHeader('x-kept', 'yes')
    res.setHeader('set-cookie', ['a=1', 'b=2'])
    return { redirect: about, props: { secret: 1 } }
  },
}
for (const statusCode of [301, 302, 303, 307, 308]) {
  results[`status${statusCode}`] = () => ({ redirect: { destination: '/about', statusCode } })
}

/** Results that are errors, with what is said of them in development. */
const nonsense: Record<string, readonly [result: unknown, ...parts: string[]]> = {
  'S72 both': [
    { redirect: { destination: '/', permanent: true, statusCode: 308 } },
    '`permanent` or `statusCode` can not both be provided',
  ],
  'S73 status200': [{ redirect: { destination: '/', statusCode: 200 } }, '301, 302, 303, 307, 308'],
  'S73 status305': [{ redirect: { destination: '/', statusCode: 305 } }, '301, 302, 303, 307, 308'],
  'S73 statusText': [{ redirect: { destination: '/', statusCode: '301' } }, '301, 302, 303, 307, 308'],
  'S74 permanentText': [
    { redirect: { destination: '/', permanent: 'yes' } },
    '`permanent` must be `true` or `false`',
  ],
  'S74 permanentNumber': [
    { redirect: { destination: '/', permanent: 1 } },
    '`permanent` must be `true` or `false`',
  ],
  'S75 noDestination': [
    { redirect: { permanent: false } },
    '`destination` should be string but received undefined',
  ],
  'S75 destinationNumber': [
    { redirect: { destination: 7, permanent: false } },
    '`destination` should be string but received number',
  ],
  'S76 basePathText': [
    { redirect: { ...about, basePath: '/x' } },
    '`basePath` should be undefined or a boolean, received string',
  ],
  'S77 allAtOnce': [
    { redirect: { permanent: 'x', basePath: 1 } },
    '`permanent` must be `true` or `false` and `destination` should be string but received undefined and ' +
      '`basePath` should be undefined or a boolean, received number',
  ],
  'S82 extraKeys': [{ props: {}, revalidate: 1, titel: 'x' }, 'Additional keys', 'revalidate, titel'],
  'S82 extraKeyAlone': [{ prosp: {} }, 'Additional keys', 'prosp'],
  'S83 nothing': [undefined, 'Did you forget to add a `return`?'],
  'S83 null': [null, 'Did you forget to add a `return`?'],
  'S84 text': ['props', 'did not return an object'],
  'S84 number': [7, 'did not return an object'],
}

/** What is no plain object: its class in development, what the page gets of it in production. */
const odd: Record<string, readonly [props: unknown, label: string, inProduction: object]> = {
  missing: [undefined, '[object Undefined]', {}],
  null: [null, '[object Null]', {}],
  array: [['a', 'b'], '[object Array]', { 0: 'a', 1: 'b' }],
  date: [new Date(0), '[object Date]', {}],
  text: ['ab', '[object String]', { 0: 'a', 1: 'b' }],
  map: [new Map([[1, 2]]), '[object Map]', {}],
}

const pages: TestPages = {
  '/about': { default: () => null },
  '/result': {
    default: Dump,
    getServerSideProps: (given: Given) => results[given.query['case'] as string]?.(given),
  },
  '/nonsense': {
    default: Dump,
    getServerSideProps: ({ query }: Given) =>
      Object.entries(nonsense).find(([name]) => name.endsWith(` ${query['case']}`))?.[1][0],
  },
  '/odd': {
    default: Dump,
    getServerSideProps: ({ query }: Given) => {
      const [props] = odd[query['case'] as string] as readonly [unknown, string, object]
      return props === undefined ? {} : { props }
    },
  },
}

describe.each(servers)('the result of getServerSideProps in %s', (_, start) => {
  let server: ContractServer
  beforeAll(async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    server = await start(pages)
  })
  // S86: whatever came before, the next request is answered as if it had been the first.
  afterEach(async () => {
    const [document, data] = await ask('sync')
    expect([document.status, readDump(document.text), data.text]).toEqual([
      200,
      { n: 2 },
      '{"props":{"n":2}}',
    ])
    expect(document.headers['x-kept'] ?? document.cookies[0]).toBeUndefined()
  })
  afterAll(async () => {
    vi.restoreAllMocks()
    await server.close()
  })
  const ask = (which: string) => server.both('/result', `?case=${which}`)

  it('S60 takes props to the component, the hydration JSON and the data', async () => {
    const [document, data] = await ask('props')
    const props = { n: 1, list: [{ a: null }] }
    expect([document.status, data.status]).toEqual([200, 200])
    expect([readDump(document.text), readPayload(document.text)['props']]).toEqual([props, props])
    expect(JSON.parse(data.text)).toEqual({ props })
  })

  it.each([
    ['S61', 'sync', { n: 2 }],
    ['S62', 'promise', { n: 3 }],
    ['S64', 'empty', {}],
    ['S65', 'bare', { n: 4 }],
    ['S67', 'notFoundFalse', { n: 5 }],
  ])(
    'S61 S62 S64 S65 S67 takes what is no promise, promised, empty or bare (%s): %s',
    async (_row, which, props) => {
      const [document, data] = await ask(which)
      expect([document.status, readDump(document.text), readPayload(document.text)['props']]).toEqual([
        200,
        props,
        props,
      ])
      expect(JSON.parse(data.text)).toEqual({ props })
    },
  )

  it('S63 fails where a promise for props rejects', async () => {
    for (const { status, text } of await ask('rejects')) {
      expect([status, text.includes('boom-late')]).toEqual([500, server.isDev])
    }
  })

  it.each(['notFound', 'notFoundAndProps', 'notFoundAndAll'])(
    'S66 S68 S117 answers 404 with the page for it, whatever stands beside: %s',
    async (which) => {
      const [document, data] = await ask(which)
      expect([document.status, data.status]).toEqual([404, 404])
      expect(document.text).toContain('This page could not be found')
      expect(document.text).not.toContain('id="dump"')
      expect([data.text, data.headers['content-type']]).toEqual([
        '{"notFound":true}',
        'application/json; charset=utf-8',
      ])
      for (const { headers, cookies } of [document, data]) {
        expect(headers['location']).toBeUndefined()
        if (which !== 'notFound') continue
        expect([headers['x-kept'], cookies]).toEqual(['yes', ['a=1', 'b=2']])
      }
    },
  )

  it.each([
    ['S69', 'temporary', 307, '/about'],
    ['S69', 'permanent', 308, '/about'],
    ['S70', 'status301', 301, '/about'],
    ['S70', 'status302', 302, '/about'],
    ['S70', 'status303', 303, '/about'],
    ['S70', 'status307', 307, '/about'],
    ['S70', 'status308', 308, '/about'],
    ['S71', 'neither', 307, '/about'],
    ['S67', 'notFoundFalseAndRedirect', 307, '/about'],
    ['S78', 'outside', 307, 'https://host.example/a//b?c=d&e#f'],
    ['S79', 'slashes', 307, '/host.example/x?to=//y'],
  ])('S69 S70 S71 S78 S79 S116 redirects (%s): %s', async (_row, which, status, destination) => {
    const [document, data] = await ask(which)
    expect([document.status, document.headers['location'], document.text]).toEqual([
      status,
      destination,
      destination,
    ])
    expect(document.headers['refresh']).toBe(status === 308 ? `0;url=${destination}` : undefined)
    expect([data.status, data.headers['location'], JSON.parse(data.text)]).toEqual([
      200,
      undefined,
      { redirect: { destination, statusCode: status } },
    ])
    expect(data.headers['content-type']).toBe('application/json; charset=utf-8')
  })

  it('S76 takes basePath: false', async () => {
    const [document, data] = await ask('noBase')
    expect([document.status, document.headers['location']]).toEqual([307, '/about'])
    expect(JSON.parse(data.text).redirect).toEqual({
      destination: '/about',
      statusCode: 307,
      basePath: false,
    })
  })

  it('S80 S81 redirects whatever props and status say, and keeps headers and cookies', async () => {
    const [document, data] = await ask('redirectAndProps')
    expect([document.status, document.headers['location'], document.text]).toEqual([307, '/about', '/about'])
    expect([data.status, data.headers['location'], data.text]).toEqual([
      200,
      undefined,
      '{"redirect":{"destination":"/about","statusCode":307}}',
    ])
    for (const { headers, cookies } of [document, data]) {
      expect([headers['x-kept'], cookies]).toEqual(['yes', ['a=1', 'b=2']])
    }
  })

  it.each(Object.keys(nonsense))(
    'S72 S73 S74 S75 S76 S77 S82 S83 S84 fails with what is wrong, which development says: %s',
    async (title) => {
      const which = title.slice(4)
      const [, ...parts] = nonsense[title] as readonly string[]
      const search = `?case=${which}&x=1`
      for (const { status, text } of await server.both('/nonsense', search)) {
        expect(status).toBe(500)
        if (server.isDev) for (const part of parts) expect(readError(text)).toContain(part)
        else expect(text).not.toMatch(/redirect|getServerSideProps|`permanent`|pages\//)
      }
      if (server.isDev && title.startsWith('S7')) {
        // S77: with the address that was asked for.
        expect(readError((await server.ask(`/nonsense${search}`)).text)).toContain(`/nonsense${search}`)
      }
    },
  )

  it.each(Object.keys(odd))(
    'S85 S103 asks for a plain object in development, and takes the keys in production: %s',
    async (which) => {
      const [, label, inProduction] = odd[which] as readonly [unknown, string, object]
      const [document, data] = await server.both('/odd', `?case=${which}`)
      if (server.isDev) {
        for (const { status, text } of [document, data]) {
          expect(status).toBe(500)
          expect(readError(text)).toContain('plain object')
          expect(readError(text)).toContain(label)
        }
        return
      }
      expect([document.status, data.status]).toEqual([200, 200])
      expect(readDump(document.text)).toEqual(inProduction)
      expect(JSON.parse(data.text)).toEqual({ props: inProduction })
    },
  )

  it('S86 leaves nothing of a failed request for the next', async () => {
    for (const which of ['rejects', 'redirectAndProps', 'notFound', 'rejects']) {
      await ask(which)
      const [document, data] = await ask('sync')
      expect([document.status, data.status, readDump(document.text)]).toEqual([200, 200, { n: 2 }])
      expect([document.headers['x-kept'], document.cookies, data.cookies]).toEqual([undefined, [], []])
    }
  })
})
