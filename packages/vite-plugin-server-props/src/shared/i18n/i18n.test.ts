import { describe, expect, test } from 'vitest'
import { addLocale } from './add-locale.js'
import { detectLocale, readAcceptLanguage } from './detect-locale.js'
import { defaultLocaleForHost, findDomainOfLocale } from './domain-locale.js'
import { findLocaleRedirect, type LocaleRequest } from './find-locale-redirect.js'
import type { I18nConfig } from './i18n-config.js'
import { splitLocale } from './split-locale.js'

const config: I18nConfig = {
  locales: ['en', 'de', 'nl-NL', 'fr'],
  defaultLocale: 'en',
  localeDetection: true,
}

// What Next 16.4.6 answered with this configuration stands beside each row.
describe('S276 splitLocale', () => {
  test.each<[path: string, locale: string | undefined, rest: string]>([
    // GET /exact and GET /en/exact both give the page in "en", without a redirect, with asPath "/exact".
    ['/about', undefined, '/about'],
    ['/en/about', 'en', '/about'],
    ['/de/about', 'de', '/about'],
    // GET /De/exact: 200 in "de", not redirected to the canonical spelling.
    ['/De/about', 'de', '/about'],
    ['/nl-nl/about', 'nl-NL', '/about'],
    ['/de', 'de', '/'],
    ['/de/', 'de', '/'],
    // GET /zz/exact: 404 in "en".
    ['/zz/about', undefined, '/zz/about'],
    ['/deutsch', undefined, '/deutsch'],
    ['/%64e/about', undefined, '/%64e/about'],
    ['/', undefined, '/'],
    ['//de', undefined, '//de'],
  ])('of %s', (path, locale, rest) => {
    expect(splitLocale(config, path)).toEqual({ locale, path: rest })
  })
})

describe('S276 addLocale', () => {
  test.each<[string, string | undefined, string]>([
    ['/about', 'en', '/about'],
    ['/about', 'de', '/de/about'],
    ['/about?a=1#b', 'de', '/de/about?a=1#b'],
    ['/', 'de', '/de'],
    ['/?a=1', 'de', '/de?a=1'],
    ['/#b', 'de', '/de#b'],
    ['/', 'en', '/'],
    ['/about', undefined, '/about'],
  ])('to %s in %s', (address, locale, expected) => {
    expect(addLocale(address, locale, 'en')).toBe(expected)
  })

  test('always, when there is no default', () => {
    expect(addLocale('/', 'en', undefined)).toBe('/en')
  })
})

describe('S276 the visitor’s language', () => {
  test.each<[header: string | undefined, locale: string | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['de', 'de'],
    ['DE', 'de'],
    // A language finds its regional locale; a region does not find its language (200 in "en").
    ['nl', 'nl-NL'],
    ['nl-BE', undefined],
    ['de-AT', undefined],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['de;q=0.5,fr;q=0.8', 'fr'],
    // Equals are taken in the app's order.
    ['fr, de', 'de'],
    ['fr;q=0,de;q=0.1', 'de'],
    ['*', 'en'],
    ['xx,*', 'en'],
    ['en;q=0.1,*', 'de'],
    ['en;q=0,*;q=0.5', 'de'],
    ['de;q=0.5,*;q=0.5', 'de'],
    ['de;q=2', 'de'],
    ['de;q=x,fr', 'de'],
    ['de;Q=0.1,fr', 'fr'],
    [',,de,', 'de'],
    // A header that can't be read is none.
    [';;;', undefined],
    ['de;q', undefined],
    ['de;q=1;level=2', undefined],
    ['de;level=2', undefined],
  ])('Accept-Language: %s', (header, locale) => {
    expect(readAcceptLanguage(config, header)).toBe(locale)
  })

  test('what a locale begins with stands for it, unless it is one itself', () => {
    const { locales } = { locales: ['zh-Hant-TW', 'pt-BR', 'pt'] }
    const read = (header: string) => readAcceptLanguage({ ...config, locales }, header)
    expect(read('zh')).toBe('zh-Hant-TW')
    expect(read('zh-hant')).toBe('zh-Hant-TW')
    expect(read('pt')).toBe('pt')
  })

  test('the cookie NEXT_LOCALE comes first, when it names one', () => {
    expect(detectLocale(config, { acceptLanguage: 'de', cookie: 'fr' })).toBe('fr')
    expect(detectLocale(config, { acceptLanguage: 'de', cookie: 'FR' })).toBe('fr')
    expect(detectLocale(config, { acceptLanguage: 'de', cookie: 'zz' })).toBe('de')
    expect(detectLocale(config, { acceptLanguage: undefined, cookie: '' })).toBeUndefined()
  })

  test('T29 is found in one pass over hostile headers', () => {
    for (const piece of [',', ';', '-', 'a,', 'de;q=0.5,', '*,', ' ', 'x-', ';q=', '\t,']) {
      readAcceptLanguage(config, piece.repeat(16_000 / piece.length))
    }
    expect(readAcceptLanguage(config, `${'xx-yy,'.repeat(2_000)}de`)).toBe('de')
  })
})

const domains: I18nConfig = {
  locales: ['en', 'de', 'fr', 'nl'],
  defaultLocale: 'en',
  localeDetection: true,
  domains: [
    { domain: 'example.com', defaultLocale: 'en' },
    { domain: 'example.de', defaultLocale: 'de', http: true },
    { domain: 'Example.fr:3000', defaultLocale: 'fr', locales: ['nl'] },
  ],
}

test.each<[string | undefined, string]>([
  [undefined, 'en'],
  ['localhost:3000', 'en'],
  ['example.de', 'de'],
  ['EXAMPLE.de:99', 'de'],
  ['example.fr', 'fr'],
])('S276 the default language at %s is %s', (host, locale) => {
  expect(defaultLocaleForHost(domains, host)).toBe(locale)
  expect(defaultLocaleForHost(config, host)).toBe('en')
})

test('S276 a language is at home at its domain', () => {
  expect(findDomainOfLocale(domains, 'nl')?.domain).toBe('Example.fr:3000')
  expect(findDomainOfLocale(config, 'nl')).toBeUndefined()
})

describe('S276 where a request for the home page is sent', () => {
  const none: LocaleRequest = { acceptLanguage: undefined, cookie: undefined, host: undefined, search: '' }
  const find = (i18n: I18nConfig, request: Partial<LocaleRequest>, base = '/', hasSlash = false) =>
    findLocaleRedirect(i18n, base, hasSlash, { ...none, ...request })

  test('to the visitor’s language, unless it is the default one', () => {
    expect(find(config, {})).toBeUndefined()
    expect(find(config, { acceptLanguage: 'en' })).toBeUndefined()
    expect(find(config, { acceptLanguage: 'de', search: '?a=1' })).toBe('/de?a=1')
    expect(find(config, { acceptLanguage: 'de', cookie: 'en' })).toBeUndefined()
    expect(find(config, { acceptLanguage: 'de' }, '/docs/')).toBe('/docs/de')
    expect(find(config, { acceptLanguage: 'de' }, '/docs/', true)).toBe('/docs/de/')
    expect(find({ ...config, localeDetection: false }, { acceptLanguage: 'de' })).toBeUndefined()
  })

  test.each<[host: string, acceptLanguage: string | undefined, location: string | undefined]>([
    ['example.com', 'de', 'http://example.de/'],
    ['example.de', 'en', 'https://example.com/'],
    ['example.de', 'de', undefined],
    ['example.com:99', 'nl', 'https://Example.fr:3000/nl'],
    ['example.fr', 'nl', 'https://Example.fr:3000/nl'],
    ['example.com', 'xx', undefined],
    ['example.com', undefined, undefined],
    // A host that is none of the domains: as without them.
    ['localhost', 'de', '/de'],
  ])('from %s with %s', (host, acceptLanguage, location) => {
    expect(find(domains, { host, acceptLanguage })).toBe(location)
  })

  test('at a domain the cookie is not looked at', () => {
    expect(find(domains, { host: 'example.com', cookie: 'de' })).toBeUndefined()
  })

  test('with the base and the search, which Next drops on the way to another domain', () => {
    expect(find(domains, { host: 'example.com', acceptLanguage: 'de', search: '?a=b' }, '/docs/')).toBe(
      'http://example.de/docs?a=b',
    )
  })
})
