import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDump, readError, readPayload, servers, type ContractServer } from '../fixtures/servers.js'
import { Dump, type TestPages } from '../fixtures/testing-app.js'

interface Given {
  readonly query: Record<string, string>
}

class Own {
  x = 1
}

function createCircle() {
  const circle: Record<string, unknown> = { name: 'circle' }
  circle['list'] = [circle]
  return { a: circle }
}

const shared = { x: 1 }

/** Props that JSON changes: the path in development, the reason, and what travels in production; null is a 500. */
const changed: Record<
  string,
  readonly [props: object, path: string, reason: string, travels: object | null]
> = {
  'S90 deep': [
    { a: { b: [{ 'x y': undefined }] } },
    '.a.b[0]["x y"]',
    '`undefined` cannot be serialized as JSON. Please use `null` or omit this value.',
    { a: { b: [{}] } },
  ],
  'S91 inArray': [{ list: [1, undefined] }, '.list[1]', '`undefined` cannot', { list: [1, null] }],
  'S92 date': [
    { at: new Date(0) },
    '.at',
    '`object` ("[object Date]") cannot be serialized as JSON',
    { at: '1970-01-01T00:00:00.000Z' },
  ],
  'S93 function': [{ f: () => 1, kept: 1 }, '.f', '`function` cannot be serialized', { kept: 1 }],
  'S93 symbol': [{ s: Symbol('x') }, '.s', '`symbol` cannot be serialized', {}],
  'S93 bigint': [{ n: 1n }, '.n', '`bigint` cannot be serialized', null],
  'S94 map': [{ m: new Map([[1, 2]]) }, '.m', '`object` ("[object Map]")', { m: {} }],
  'S94 set': [{ m: new Set([1]) }, '.m', '`object` ("[object Set]")', { m: {} }],
  'S94 regexp': [{ m: /x/ }, '.m', '`object` ("[object RegExp]")', { m: {} }],
  'S94 error': [{ m: new Error('x') }, '.m', '`object` ("[object Error]")', { m: {} }],
  'S94 own': [{ m: new Own() }, '.m', '`object` ("[object Object]")', { m: { x: 1 } }],
  'S95 circle': [
    createCircle(),
    '.a.list[0]',
    'Circular references cannot be expressed in JSON (references: `.a`)',
    null,
  ],
  'S98 dash': [{ 'a-b': { c: undefined } }, '["a-b"].c', '`undefined`', { 'a-b': {} }],
  'S98 digits': [{ list: { 0: { deep: undefined } } }, '.list["0"].deep', '`undefined`', { list: { 0: {} } }],
  'S99 toJSON': [
    { a: { toJSON: () => 'told' } },
    '.a.toJSON',
    '`function` cannot be serialized',
    { a: 'told' },
  ],
}

const passing: Record<string, readonly [props: object, travels: object]> = {
  'S96 shared': [
    { a: shared, list: [shared, shared] },
    { a: { x: 1 }, list: [{ x: 1 }, { x: 1 }] },
  ],
  'S97 numbers': [
    { a: null, b: Number.NaN, c: Infinity, d: -Infinity, e: -0 },
    { a: null, b: null, c: null, d: null, e: 0 },
  ],
  'S103 hole': [{ list: [1, , 3] }, { list: [1, null, 3] }], // oxlint-disable-line no-sparse-arrays -- a hole is what is asked about
  'S100 empty': [
    { a: Object.create(null), b: {}, c: [], d: '', e: false, f: 0 },
    { a: {}, b: {}, c: [], d: '', e: false, f: 0 },
  ],
  'S108 text': [{ text: 'é日😀\u2028<&>' }, { text: 'é日😀\u2028<&>' }],
}

const hostile = '</script><script>window.PWN=1</script><!--<script>]]>&amp;&lt;\u2028\u2029\'"\\'

const find = <T,>(table: Record<string, T>, which: string | undefined): T =>
  Object.entries(table).find(([title]) => title.endsWith(` ${which}`))?.[1] as T

const pages: TestPages = {
  '/changed/[which]': {
    default: Dump,
    getServerSideProps: ({ query }: Given) => ({ props: find(changed, query['which'])[0] }),
  },
  '/passing/[which]': {
    default: Dump,
    getServerSideProps: ({ query }: Given) => ({ props: find(passing, query['which'])[0] }),
  },
  '/values': {
    default: ({ at, map }: { at: unknown; map: unknown }) => (
      <p id="values">{`${at instanceof Date} ${map instanceof Map}`}</p>
    ),
    getServerSideProps: () => ({ props: { at: new Date(0), map: new Map() } }),
  },
  '/hostile': {
    default: ({ text }: { text: string }) => (
      <p id="hostile" title={text}>
        {text}
      </p>
    ),
    getServerSideProps: () => ({ props: { text: hostile, [hostile]: 1 } }),
  },
  '/proto': {
    default: Dump,
    getServerSideProps: () => ({
      props: { made: JSON.parse('{"__proto__":{"polluted":1},"constructor":2}') },
    }),
  },
}

describe.each(servers)('props in %s', (_, start) => {
  let server: ContractServer
  beforeAll(async () => {
    server = await start(pages)
  })
  afterAll(() => server.close())

  it.each(Object.keys(changed))(
    'S90 S91 S92 S93 S94 S95 S98 S99 S102 S103 S104 refuses what JSON changes in development, lets JSON change it in production: %s',
    async (title) => {
      const [, path, reason, travels] = changed[title] as readonly [object, string, string, object | null]
      const [document, data] = await server.both(`/changed/${title.slice(4)}`)
      if (server.isDev) {
        for (const { status, text } of [document, data]) {
          expect(status).toBe(500)
          const said = readError(text)
          expect(said).toContain(
            `Error serializing \`${path}\` returned from \`getServerSideProps\` in "/changed/[which]".`,
          )
          expect(said).toContain(`Reason: ${reason}`)
        }
        return
      }
      if (travels === null) {
        expect([document.status, data.status, data.text]).toEqual([500, 500, '{"error":{}}'])
        expect(document.text).toContain('Internal Server Error')
        return
      }
      expect([document.status, data.status]).toEqual([200, 200])
      expect(readPayload(document.text)['props']).toEqual(travels)
      expect(JSON.parse(data.text)).toEqual({ props: travels })
    },
  )

  it('S103 gives the rendering the values themselves in production', async () => {
    const { status, text } = await server.ask('/values')
    if (server.isDev) expect(status).toBe(500)
    else expect([status, /<p id="values">(.*?)</.exec(text)?.[1]]).toEqual([200, 'true true'])
  })

  it.each(Object.keys(passing))('S96 S97 S100 S108 lets pass what JSON can say: %s', async (title) => {
    const [, travels] = passing[title] as readonly [object, object]
    const [document, data] = await server.both(`/passing/${title.split(' ')[1]}`)
    expect([document.status, data.status]).toEqual([200, 200])
    expect(readPayload(document.text)['props']).toEqual(travels)
    expect(JSON.parse(data.text)).toEqual({ props: travels })
  })

  it('S105 S106 S107 escapes the JSON in a document, and React its text, once', async () => {
    const search = `?${encodeURIComponent(hostile)}=${encodeURIComponent(hostile)}&raw=</script><script>`
    const { status, text } = await server.ask(`/hostile${search}`)
    expect(status).toBe(200)
    const json = /<script id="[^"]+" type="application\/json">(.*?)<\/script>/s.exec(text)?.[1] as string
    expect(json).not.toMatch(/[<>&\u2028\u2029]/)
    const payload = JSON.parse(json)
    expect(payload.props).toEqual({ text: hostile, [hostile]: 1 })
    expect(payload.query).toEqual({ [hostile]: hostile, raw: '</script><script>' })
    expect(text).not.toContain('window.PWN=1</script>')
    expect(text.match(/<\/html>/g)).toHaveLength(1)
    // Each of React's escapes once, in text and in an attribute.
    expect(text).toContain('&lt;/script&gt;&lt;script&gt;window.PWN=1')
    expect(text).toContain(']]&gt;&amp;amp;&amp;lt;')
    expect(text).toContain('title="&lt;/script&gt;')
  })

  it('S108 sends data as plain JSON in UTF-8', async () => {
    const { headers, bytes } = await server.data('/passing/text')
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(bytes.toString()).toBe(JSON.stringify({ props: { text: 'é日😀\u2028<&>' } }))
    expect(bytes.equals(Buffer.from(bytes.toString()))).toBe(true)
  })

  it('S109 takes a key __proto__ for a key', async () => {
    const [document, data] = await server.both('/proto')
    expect([document.status, data.status]).toEqual([200, 200])
    expect(data.text).toBe('{"props":{"made":{"__proto__":{"polluted":1},"constructor":2}}}')
    expect(document.text).toContain('{"made":{"__proto__":{"polluted":1},"constructor":2}}')
    expect(readDump(document.text)['made']).toHaveProperty('constructor', 2)
    expect('polluted' in {}).toBe(false)
  })
})
