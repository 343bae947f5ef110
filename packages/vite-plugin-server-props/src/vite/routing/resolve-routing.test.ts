import { describe, expect, test } from 'vitest'
import { resolveRouting, type RoutingOptions } from './resolve-routing.js'

const NONE: RoutingOptions = {
  trailingSlash: false,
  redirects: undefined,
  rewrites: undefined,
  headers: undefined,
  i18n: undefined,
}

const resolve = (options: Partial<RoutingOptions>) =>
  resolveRouting({ ...NONE, ...options }, () => 'vite.config.ts')

const i18n = { locales: ['en', 'de'], defaultLocale: 'en' }

/** The problems of a configuration, one a line. */
async function problemsOf(options: Partial<RoutingOptions>): Promise<string> {
  const error = await resolve(options).then(
    () => new Error('none'),
    (thrown: unknown) => thrown as Error,
  )
  return error.message
}

test('no rules are no rules', async () => {
  expect(await resolve({})).toEqual({ trailingSlash: false, rules: undefined, i18n: undefined })
  expect(await resolve({ redirects: [], rewrites: { fallback: [] }, headers: () => [] })).toEqual({
    trailingSlash: false,
    rules: undefined,
    i18n: undefined,
  })
})

test('S272 S273 S274 lists, functions and promises of them are all the same', async () => {
  const redirects = [{ source: '/a', destination: '/b', permanent: true }]
  const rewrites = [{ source: '/a', destination: '/b' }]
  const headers = [{ source: '/a', headers: [{ key: 'x', value: '1' }] }]
  const given = await resolve({ redirects, rewrites, headers })
  expect(given.rules?.redirects).toHaveLength(1)
  expect(given.rules?.afterFiles).toHaveLength(1)
  expect(given.rules?.headers).toHaveLength(1)
  expect(
    await resolve({
      redirects: () => redirects,
      rewrites: () => Promise.resolve({ afterFiles: rewrites }),
      headers: () => Promise.resolve(headers),
    }),
  ).toEqual(given)
})

test('functions are called once', async () => {
  let calls = 0
  await resolve({ redirects: () => (calls++, []) })
  expect(calls).toBe(1)
})

describe('a function', () => {
  test('that throws is named', async () => {
    expect(
      await problemsOf({
        redirects: () => {
          throw new Error('no database')
        },
      }),
    ).toBe('[server-props] The function `redirects` of vite.config.ts threw: no database')
  })

  test.each<[Partial<RoutingOptions>, string]>([
    [{ redirects: () => undefined }, 'vite.config.ts: redirects must return an array, received undefined'],
    [{ headers: () => ({}) }, 'vite.config.ts: headers must return an array, received {}'],
    [
      { rewrites: () => 'x' },
      'vite.config.ts: rewrites received "x": rewrites must return an array, or an object with the lists beforeFiles, afterFiles, fallback',
    ],
    [{ rewrites: { before: [] } }, 'vite.config.ts: rewrites has no list "before": rewrites must'],
    [{ rewrites: { fallback: {} } }, 'vite.config.ts: rewrites.fallback received {}: rewrites must'],
  ])('that gives nonsense is named: %o', async (options, message) => {
    expect(await problemsOf(options)).toContain(message)
  })
})

test('one error has all problems, with the place of each', async () => {
  expect(
    await problemsOf({
      redirects: [
        { source: '/ok', destination: '/x', permanent: true },
        { source: 'old', permanent: true },
        7,
      ],
      rewrites: { fallback: [{ source: '/a', destination: 'https://api.example.com/x' }] },
      headers: [{ source: '/a', headers: [] }],
      i18n: { locales: ['en'], defaultLocale: 'de' },
    }),
  ).toBe(`[server-props] The configuration has 5 problems:

  vite.config.ts: Specified i18n.defaultLocale should be included in i18n.locales ("de")
  vite.config.ts: headers[0]: \`headers\` field cannot be empty, in {"source":"/a","headers":[]}
  vite.config.ts: redirects[1]: \`source\` does not start with /; \`destination\` is missing, in {"source":"old","permanent":true}
  vite.config.ts: redirects[2]: it is not an object with \`source\` and \`destination\`, in 7
  vite.config.ts: rewrites.fallback[0]: \`destination\` is at another host (api.example.com), and this server sends no requests of its own: have the proxy in front of it forward this path (in development, Vite's \`server.proxy\`), in {"source":"/a","destination":"https://api.example.com/x"}
`)
})

test('lists that are none are told together, with what is wrong with the others', async () => {
  const message = await problemsOf({
    redirects: 'x',
    rewrites: { before: [], fallback: {}, afterFiles: [{ source: 'a', destination: '/b' }] },
    headers: {},
    i18n: 'en',
  })
  for (const part of [
    'The configuration has 6 problems',
    'i18n should be an object',
    'headers must return an array, received {}',
    'redirects must return an array, received "x"',
    'rewrites has no list "before"',
    'rewrites.fallback received {}',
    'rewrites.afterFiles[0]: `source` does not start with /',
  ]) {
    expect(message).toContain(part)
  }
})

describe('S272 redirects that lead in a circle are refused', () => {
  const to = (source: string, destination: string, more: object = {}) => ({
    source,
    destination,
    permanent: false,
    ...more,
  })

  test.each<[string, object[], string]>([
    [
      'of two',
      [to('/a', '/b'), to('/b', '/a?x=1')],
      'redirects[0] from "/a" to "/b", redirects[1] from "/b" to "/a?x=1": they lead in a circle',
    ],
    [
      'of three, among others',
      [to('/a', '/b'), to('/x', '/y'), to('/B', '/c/#h'), to('/c', '/a')],
      'redirects[0] from "/a" to "/b", redirects[2] from "/B" to "/c/#h", redirects[3]',
    ],
    [
      'by a rule with a pattern',
      [to('/a', '/b'), to('/:x(b|c)', '/a')],
      'redirects[0] from "/a" to "/b", redirects[1] from "/:x(b|c)" to "/a"',
    ],
  ])('%s', async (_, redirects, message) => {
    expect(await problemsOf({ redirects })).toContain(message)
  })

  test.each<[string, object[]]>([
    ['a chain', [to('/a', '/b'), to('/b', '/c')]],
    ['a condition', [to('/a', '/b'), to('/b', '/a', { has: [{ type: 'query', key: 'x' }] })]],
    ['an earlier rule that leads out', [to('/:x(b)', '/c'), to('/a', '/b'), to('/b', '/a')]],
    ['parameters', [to('/a', '/b'), to('/b', 'https://example.com/a')]],
    ['outside of the base', [to('/a', '/b'), to('/b', '/a', { basePath: false })]],
  ])('not with %s', async (_, redirects) => {
    expect(await problemsOf({ redirects })).toBe('none')
  })
})

describe('S272 what a redirect has to be', () => {
  const rule = { source: '/a', destination: '/b', permanent: false }
  test.each<[object, string | undefined]>([
    [{}, undefined],
    [{ permanent: undefined, statusCode: 301 }, undefined],
    [{ destination: 'http://e.com' }, undefined],
    [{ destination: '/a', has: [{ type: 'query', key: 'x' }] }, undefined],
    [{ source: '/:a', destination: '/b/:a?x=:zz' }, undefined],
    [{ source: '/:a', destination: 'https://:a.example.com/x' }, undefined],
    [{ destination: 'https://:host/x', has: [{ type: 'host', value: '(?<host>.*)' }] }, undefined],
    [{ source: '/:a?', destination: 'https://:a/x' }, '`destination` has :a in its host'],
    [{ source: '/:a*', destination: 'https://:a*.e.com/x' }, '`destination` has :a in its host'],
    [{ destination: 'https://e com/x' }, '`destination` has no valid host (https://e com)'],
    [{ destination: 'https:///x' }, '`destination` has no valid host (https://)'],
    [{ source: undefined }, '`source` is missing'],
    [{ source: '' }, '`source` is missing'],
    [{ source: 5 }, '`source` is not a string'],
    [{ source: 'a' }, '`source` does not start with /'],
    [{ source: '/a(' }, '`source` parse failed: Unbalanced pattern at 2'],
    [{ source: '/a/*' }, '`source` parse failed: Unexpected MODIFIER at 3'],
    [{ source: `/${'a'.repeat(4100)}` }, '`source` exceeds max built length of 4096'],
    [{ destination: undefined }, '`destination` is missing'],
    [{ destination: {} }, '`destination` is not a string'],
    [{ destination: 'b' }, '`destination` does not start with `/`, `http://`, or `https://`'],
    [
      { destination: 'javascript:alert(1)' },
      '`destination` does not start with `/`, `http://`, or `https://`',
    ],
    [{ destination: '//evil.com' }, '`destination` begins with two slashes'],
    [{ destination: '/\\evil.com' }, '`destination` begins with two slashes'],
    [{ destination: '/:x' }, '`destination` has segments not in `source` or `has` (x)'],
    [{ source: '/a/(.*)', destination: '/:0' }, '`destination` has unnamed params :0'],
    [{ source: '/:a*', destination: '/b/:a' }, 'To use a multi-match in the destination you must add `*`'],
    [{ source: '/:a*', destination: '/b?x=:a' }, 'To use a multi-match in the destination you must add `*`'],
    [{ source: '/:a', destination: '/b/:a(' }, '`destination` parse failed: Unbalanced pattern at 5'],
    [{ destination: '/a' }, 'it redirects "/a" to itself, without end'],
    [{ destination: '/a?b=1#c' }, 'it redirects "/a" to itself, without end'],
    [{ permanent: undefined }, '`permanent` is not set to `true` or `false`'],
    [{ permanent: 'yes' }, '`permanent` is not set to `true` or `false`'],
    [
      { permanent: undefined, statusCode: 304 },
      '`statusCode` is not undefined or valid statusCode (301, 302, 303, 307, 308)',
    ],
    [{ statusCode: 301 }, '`permanent` and `statusCode` are both set: keep one of them'],
    [{ basePath: true }, '`basePath` must be undefined or false'],
    [{ locale: 'de' }, '`locale` must be undefined or false'],
    [{ locale: false }, '`locale: false` means nothing without the option `i18n`'],
    [{ permament: true }, 'invalid field: permament'],
    [{ a: 1, b: 2 }, 'invalid fields: a, b'],
  ])('%j', async (more, problem) => {
    const message = await problemsOf({ redirects: [{ ...rule, ...more }] })
    if (problem === undefined) expect(message).toBe('none')
    else expect(message).toContain(`  vite.config.ts: redirects[0]: ${problem}`)
  })

  test('S276 locale: false has a meaning with languages', async () => {
    expect(await problemsOf({ i18n, redirects: [{ ...rule, locale: false }] })).toBe('none')
  })
})

describe('S272 what conditions have to be', () => {
  test.each<[unknown, string | undefined]>([
    [[], undefined],
    [[{ type: 'header', key: 'x' }], undefined],
    [[{ type: 'host', value: '(?<a>.*)' }], undefined],
    [{}, '`has` must be undefined or a list of objects'],
    [[5], 'invalid `has` item 0 (5): it is not an object'],
    [
      [{ type: 'header', key: 'x' }, { key: 'x' }],
      'invalid `has` item 1 ({"key":"x"}): invalid type undefined; there are header, cookie, query, host',
    ],
    [[{ type: 'cookie' }], 'invalid key undefined'],
    [[{ type: 'cookie', key: '' }], 'invalid key ""'],
    [[{ type: 'query', key: 'x', value: 1 }], 'invalid value 1'],
    [[{ type: 'query', key: 'x', value: '(' }], 'invalid value: Invalid regular expression'],
    [[{ type: 'query', key: 'x', vlaue: '1' }], 'invalid field "vlaue"'],
    [[{ type: 'host' }], 'value is required for "host" type'],
  ])('%j', async (has, problem) => {
    for (const field of ['has', 'missing']) {
      const rule = { source: '/a', destination: '/b', [field]: has }
      const message = await problemsOf({ rewrites: [rule] })
      if (problem === undefined) expect(message).toBe('none')
      else expect(message).toContain(problem.replace('`has`', `\`${field}\``))
    }
  })

  test('their parameters are known to the destination', async () => {
    const has = [
      { type: 'query', key: 'page', value: String.raw`(?<n>\d+)` },
      { type: 'header', key: 'X-User' },
      { type: 'host', value: 'example.com' },
    ]
    const message = (destination: string) => problemsOf({ rewrites: [{ source: '/a', has, destination }] })
    expect(await message('/:n/:xuser/:host')).toBe('none')
    expect(await message('/:page')).toContain('segments not in `source` or `has` (page)')
  })
})

describe('S273 what a rewrite has to be', () => {
  test.each<[object, string]>([
    [{ source: '/a', destination: '/b', permanent: true }, 'invalid field: permanent'],
    [
      { source: '/a', destination: '/b', basePath: false },
      '`basePath: false` would rewrite to what is outside of the base',
    ],
    [{ source: '/a' }, '`destination` is missing'],
  ])('%j', async (rule, problem) => {
    expect(await problemsOf({ rewrites: { beforeFiles: [rule] } })).toContain(
      `rewrites.beforeFiles[0]: ${problem}`,
    )
  })

  test('T13 one that would make the server ask another host is refused, and the proxy is pointed to', async () => {
    for (const destination of ['https://api.example.com/:p*', 'http://127.0.0.1:8080/']) {
      expect(await problemsOf({ rewrites: [{ source: '/api/:p*', destination }] })).toMatch(
        /is at another host \((?:api\.example\.com|127\.0\.0\.1:8080)\).*proxy in front/,
      )
    }
  })
})

describe('S274 what headers have to be', () => {
  test.each<[unknown, string | undefined]>([
    [[{ key: 'X-A', value: 'ü' }], undefined],
    [[{ key: 'x-:p', value: ':p' }], undefined],
    [undefined, '`headers` field must be an array'],
    [[], '`headers` field cannot be empty'],
    [[5], "`headers` items must be object with { key: '', value: '' }"],
    [[{ key: 1, value: '' }], '`key` in header item must be string'],
    [[{ key: 'a' }], '`value` in header item must be string'],
    // T16
    [[{ key: '', value: '' }], '`key` "" can\'t be the name of a header'],
    [[{ key: 'a b', value: '' }], '`key` "a b" can\'t be the name of a header'],
    [[{ key: 'a:', value: '' }], '`key` "a:" can\'t be the name of a header'],
    [[{ key: 'a', value: 'a\nb' }], '`value` "a\\nb" has characters that a header can\'t hold'],
    [[{ key: 'a', value: '日' }], '`value` "日" has characters that a header can\'t hold'],
  ])('%j', async (headers, problem) => {
    const message = await problemsOf({ headers: [{ source: '/:p', headers }] })
    if (problem === undefined) expect(message).toBe('none')
    else expect(message).toContain(`headers[0]: ${problem}`)
  })
})

describe('S276 what i18n has to be', () => {
  const domain = { domain: 'example.de', defaultLocale: 'de' }
  test.each<[unknown, string | undefined]>([
    [i18n, undefined],
    [
      { locales: ['default', 'en_US', 'zh-Hant'], defaultLocale: 'default', localeDetection: false },
      undefined,
    ],
    [{ ...i18n, domains: [{ ...domain, locales: ['en'], http: true }] }, undefined],
    ['en', 'Specified i18n should be an object received string'],
    [{ ...i18n, locale: 1 }, 'i18n has no field "locale"'],
    [{ defaultLocale: 'en' }, 'Specified i18n.locales should be an Array received undefined'],
    [{ locales: [], defaultLocale: 'en' }, 'Specified i18n.locales is empty'],
    [
      { locales: ['en', 5, 'd/e', '', 'a.b'], defaultLocale: 'en' },
      'contains invalid values (5, "d/e", "", "a.b")',
    ],
    [{ locales: ['en', 'de', 'EN'], defaultLocale: 'en' }, 'contains the following duplicate locales: EN'],
    [{ locales: ['en'] }, 'Specified i18n.defaultLocale should be a string'],
    [
      { locales: ['en'], defaultLocale: 'de' },
      'Specified i18n.defaultLocale should be included in i18n.locales',
    ],
    [
      { ...i18n, localeDetection: 'no' },
      'Specified i18n.localeDetection should be undefined or a boolean received string',
    ],
    [{ ...i18n, domains: {} }, 'Specified i18n.domains must be an array received object'],
    [{ ...i18n, domains: [{ domain: 'https://example.de', defaultLocale: 'de' }] }, 'must follow format'],
    [{ ...i18n, domains: [{ domain: 'example.de:3000', defaultLocale: 'de' }] }, 'must follow format'],
    [{ ...i18n, domains: [{ domain: 'example.de' }] }, 'must follow format'],
    [
      { ...i18n, domains: [domain, { ...domain, domain: 'example.at' }] },
      'Both example.de and example.at configured the locale (de) but only one can',
    ],
    [
      { ...i18n, domains: [{ domain: 'example.fr', defaultLocale: 'fr' }] },
      'i18n.domains[0] has the locale "fr", which is not in i18n.locales',
    ],
  ])('%j', async (given, problem) => {
    const message = await problemsOf({ i18n: given })
    if (problem === undefined) expect(message).toBe('none')
    else expect(message).toContain(problem)
  })

  test('the default locale comes first, and domains are in lower case', async () => {
    const { i18n: resolved } = await resolve({
      i18n: {
        locales: ['de', 'en'],
        defaultLocale: 'en',
        domains: [{ domain: 'Example.DE', defaultLocale: 'de' }],
      },
    })
    expect(resolved).toEqual({
      locales: ['en', 'de'],
      defaultLocale: 'en',
      localeDetection: true,
      domains: [{ domain: 'example.de', defaultLocale: 'de' }],
    })
  })
})
