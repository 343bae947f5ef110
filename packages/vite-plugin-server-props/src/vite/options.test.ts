import { expect, test } from 'vitest'
import { resolveOptions } from './options.js'

test('fills in defaults', () => {
  const defaults = {
    next: false,
    checkOrigin: true,
    allowedOrigins: [],
    compress: true,
    precompress: true,
    largeDataBytes: 128_000,
    budget: { pageData: undefined, firstLoadJs: undefined },
    buildTable: 'largest',
    report: false,
    preview: { key: undefined, maxAge: 3600 },
    reactStrictMode: false,
    staleTime: undefined,
    prefetchStaleTime: 10_000,
    progressBar: undefined,
    viewTransitions: false,
    typedLinks: false,
    serverOnly: [],
    envInProps: 'warn',
    serverTiming: false,
    earlyHints: false,
    preloadPages: false,
    trailingSlash: false,
    redirects: undefined,
    rewrites: undefined,
    headers: undefined,
    i18n: undefined,
  }
  expect(resolveOptions()).toEqual(defaults)
  expect(resolveOptions({ next: undefined })).toEqual(defaults)
  expect(
    resolveOptions({
      next: true,
      checkOrigin: false,
      allowedOrigins: ['https://Login.example:8443'],
      compress: false,
      largeDataBytes: 0,
      preview: { key: 'k'.repeat(32), maxAge: 60 },
    }),
  ).toEqual({
    ...defaults,
    next: true,
    checkOrigin: false,
    allowedOrigins: ['https://login.example:8443'],
    compress: false,
    precompress: false,
    largeDataBytes: 0,
    preview: { key: 'k'.repeat(32), maxAge: 60 },
  })
})

test.each([true, {}, { color: 'red', height: 2, delay: 0 }])('takes %j as a progress bar', (progressBar) => {
  expect(resolveOptions({ progressBar }).progressBar).toEqual(progressBar === true ? {} : progressBar)
})

test.each(['yes', { colour: 'red' }, { height: '2px' }, { delay: -1 }, []])(
  'does not take %j as one',
  (progressBar) => {
    expect(() => resolveOptions({ progressBar })).toThrow(
      'The option "progressBar" of serverProps() is true, false, or',
    )
  },
)

test('names an option that it does not know, and those it does', () => {
  for (const name of ['nxt', 'toString']) {
    expect(() => resolveOptions({ [name]: true })).toThrow(
      `[server-props] serverProps() has no option "${name}". Valid options: next, checkOrigin, allowedOrigins, compress, precompress, largeDataBytes, budget, buildTable, report, preview, reactStrictMode, staleTime, prefetchStaleTime, progressBar, viewTransitions, typedLinks, serverOnly, envInProps, serverTiming, earlyHints, preloadPages, trailingSlash, redirects, rewrites, headers, i18n.`,
    )
  }
})

test('reads budgets as bytes, of which the older name is used where there is no other', () => {
  const { budget, largeDataBytes } = resolveOptions({
    largeDataBytes: 5,
    budget: { pageData: '64 kB', firstLoadJs: 90_000 },
  })
  expect(budget).toEqual({ pageData: 64_000, firstLoadJs: 90_000 })
  expect(largeDataBytes).toBe(64_000)
  expect(resolveOptions({ largeDataBytes: 5, budget: { firstLoadJs: 1 } }).largeDataBytes).toBe(5)
})

test.each([{ pageData: '128' }, { firstLoadJs: -1 }, { firstLoadJS: '90 kB' }, '90 kB', null])(
  'does not take %j as a budget',
  (budget) => {
    expect(() => resolveOptions({ budget })).toThrow(
      `The option "budget" of serverProps() is an object { pageData, firstLoadJs }: each a whole number of bytes, or a text such as '128 kB'`,
    )
  },
)

test('takes a file of the project for the report', () => {
  expect(resolveOptions({ report: './out/pages.json' }).report).toBe('./out/pages.json')
  for (const report of ['', '/tmp/report.json', '../report.json', 'report.txt', '.json', 1]) {
    expect(() => resolveOptions({ report })).toThrow(
      'The option "report" of serverProps() is true, false, or',
    )
  }
})

test.each([{ key: 'a secret that is short' }, { maxAge: 0 }, { maxAge: 1.5 }, { maxage: 60 }, 'on'])(
  'T32 refuses %j for preview, and does not repeat a key',
  (preview) => {
    const resolve = () => resolveOptions({ preview })
    expect(resolve).toThrow('"preview" of serverProps() is an object { key, maxAge }: a text of at least 32')
    expect(resolve).not.toThrow('a secret that is short')
  },
)

test('says what an option has to be', () => {
  expect(() => resolveOptions({ next: 'yes' })).toThrow(
    '"next" of serverProps() is true or false, but was given "yes"',
  )
  expect(() => resolveOptions({ allowedOrigins: ['example.com/'] })).toThrow(
    '"allowedOrigins" of serverProps() is a list of origins such as "https://login.example.com", but was given ["example.com/"]',
  )
  for (const largeDataBytes of [-1, 1.5, Number.NaN, '128kB']) {
    expect(() => resolveOptions({ largeDataBytes })).toThrow(
      '"largeDataBytes" of serverProps() is a whole number of bytes',
    )
  }
  for (const name of ['redirects', 'headers']) {
    expect(() => resolveOptions({ [name]: {} })).toThrow(
      `"${name}" of serverProps() is a list, or a function that gives one, but was given a value of type object`,
    )
  }
  expect(() => resolveOptions({ rewrites: 'x' })).toThrow(
    '"rewrites" of serverProps() is a list, an object with the lists beforeFiles, afterFiles and fallback, or a function',
  )
  expect(() => resolveOptions({ i18n: ['en'] })).toThrow(
    '"i18n" of serverProps() is an object such as { locales: ["en", "de"], defaultLocale: "en" }, but was given ["en"]',
  )
  expect(() => resolveOptions([])).toThrow('takes an object, but was given an array')
  expect(() => resolveOptions(null)).toThrow('takes an object, but was given null')
})

test.each([
  [{ budget: { pagedata: 1 } }, 'such as \'128 kB\', but was given the unknown key "pagedata".'],
  [{ budget: { pageData: '128', first: 1 } }, 'but was given pageData: "128" and the unknown key "first".'],
  [{ preview: { key: 'short' } }, 'but was given key: a text of 5 characters.'],
  [{ preview: { key: 7, maxAge: 0 } }, 'but was given key: 7 and maxAge: 0.'],
  [{ progressBar: { colour: 'red' } }, 'but was given the unknown key "colour".'],
  [{ progressBar: { delay: -1 } }, 'but was given delay: -1.'],
  [
    { prefetchStaleTime: -1 },
    '"prefetchStaleTime" of serverProps() is a number of milliseconds, 0 or more, but was given -1.',
  ],
  [{ largeDataBytes: Number.NaN }, 'but was given NaN.'],
  [{ buildTable: true }, 'but was given true.'],
])('names the key or the value that is wrong in %j', (options, message) => {
  expect(() => resolveOptions(options)).toThrow(message)
})

test('S270 says where the base is set', () => {
  expect(() => resolveOptions({ basePath: '/docs' })).toThrow(
    'has no option "basePath": set Vite\'s own `base`',
  )
})
