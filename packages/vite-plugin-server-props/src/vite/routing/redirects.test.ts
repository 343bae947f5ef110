import { describe, expect, test } from 'vitest'
import type { I18nConfig } from '../../shared/i18n/i18n-config.js'
import { checkDestination } from '../../shared/url/check-destination.js'
import type { RedirectRule } from '../../types/routing.js'
import { prepareRules, toRuleRequest, type RuleSetting } from '../fixtures/ask-rules.js'

type Headers = Readonly<Record<string, string>>

function redirect(rules: readonly RedirectRule[], target: string, headers?: Headers, setting?: RuleSetting) {
  const found = prepareRules({ redirects: rules }, setting).redirect(toRuleRequest(target, headers, setting))
  return found && `${found.statusCode} ${found.location}`
}

const to = (source: string, destination: string, more: Partial<RedirectRule> = {}) =>
  ({ source, destination, permanent: false, ...more }) as RedirectRule

// Each of these was asked of Next 16.4.6; where we differ, the name says so.
describe('S272 a redirect', () => {
  test.each<[source: string, destination: string, target: string, location: string | undefined]>([
    ['/old', '/new', '/old', '/new'],
    ['/old', '/new', '/OLD', '/new'],
    ['/old', '/new', '/old/', '/new'],
    ['/old', '/new', '/old/x', undefined],
    ['/old/', '/new', '/old', undefined],
    ['/', '/home', '/', '/home'],
    ['/r/:slug', '/new/:slug', '/r/a%20b', '/new/a%20b'],
    ['/r/:slug', '/new/:slug', '/r/a%2Fb', '/new/a%2Fb'],
    ['/r/:slug', '/new/:slug', '/r', undefined],
    ['/r/:slug', '/new/:slug', '/r/a/b', undefined],
    ['/r/:slug*', '/new/:slug*', '/r/a/b%20c', '/new/a/b%20c'],
    ['/r/:slug*', '/new/:slug*', '/r', '/new'],
    ['/r/:slug*', '/:slug*', '/r', '/'],
    ['/r/:slug+', '/new/:slug*', '/r', undefined],
    ['/r/:slug+', '/new/:slug+', '/r/a/b', '/new/a/b'],
    ['/r/:slug?', '/new/x', '/r', '/new/x'],
    [String.raw`/r/:id(\d+)`, '/new/:id', '/r/12', '/new/12'],
    [String.raw`/r/:id(\d+)`, '/new/:id', '/r/x', undefined],
    ['/r/:a(x|y)', '/new/:a', '/r/y', '/new/y'],
    ['/r/:a-:b', '/:b/:a#:a', '/r/x-y', '/y/x#x'],
    ['/r/:a.:b', '/new/:a/:b', '/r/a.b.c', '/new/a.b/c'],
    ['/r/(.*)', '/new', '/r/a/b', '/new'],
    ['/r{/:a}?', '/new/z', '/r', '/new/z'],
    ['/r{/:a}?', '/new/z', '/r/q', '/new/z'],
    [String.raw`/r/\(x\)`, '/new', '/r/(x)', '/new'],
    ['/Case/:X', '/new/:X', '/cASE/Foo', '/new/Foo'],
    ['/%C3%A8', '/new', '/%C3%A8', '/new'],
    ['/:path*', '/new', '/_next/static/x.js', undefined],
    ['/:path*', '/new', '/_nextfoo', '/new'],
  ])('%s to %s takes %s', (source, destination, target, location) => {
    expect(redirect([to(source, destination)], target)).toBe(location && `307 ${location}`)
  })

  test.each<[source: string, destination: string, target: string, location: string]>([
    ['/r', '/new', '/r?a=1&b=%20x', '/new?a=1&b=%20x'],
    ['/r', '/new', '/r?', '/new'],
    ['/r', '/new?x=1#h', '/r?y=2', '/new?y=2&x=1#h'],
    ['/r', 'https://example.com/p?x=1', '/r?x=2&y=3', 'https://example.com/p?x=1&y=3'],
    ['/r/:id', '/new?id=:id&fixed=a%20b', '/r/12?id=9&z=%2B', '/new?id=12&z=%2B&fixed=a%20b'],
    ['/r/:id', '/new?id=:id', '/r/a%20b', '/new?id=a%20b'],
    ['/r/:id', '/new?id=:id', '/r/%ff', '/new?id=%25ff'],
    ['/r/:p*', '/new?p=:p*', '/r/a/b', '/new?p=a%2Fb'],
    ['/r', '/new?a=1&a=2', '/r?a=3&a=4', '/new?a=1&a=2'],
    ['/r', '/new?é=ü', '/r', '/new?%C3%A9=%C3%BC'],
  ])('%s to %s passes the query of %s on', (source, destination, target, location) => {
    expect(redirect([to(source, destination)], target)).toBe(`307 ${location}`)
  })

  test.each<[string, string, string, string]>([
    ['/é', '/né', '/%C3%A9', '/n%C3%A9'],
    ['/r/:p?', '/new/:p', '/r', '/new'],
    ['/r/:p?', '/new?x=:p', '/r', '/new?x='],
  ])('%s to %s takes %s (Next: 404, 500, and the text ":p")', (source, destination, target, location) => {
    expect(redirect([to(source, destination)], target)).toBe(`307 ${location}`)
  })

  test('has the status that it names', () => {
    const at = (more: object) =>
      redirect([{ source: '/a', destination: '/b', ...more } as RedirectRule], '/a')
    expect(at({ permanent: true })).toBe('308 /b')
    expect(at({ permanent: false })).toBe('307 /b')
    for (const statusCode of [301, 302, 303, 307, 308]) expect(at({ statusCode })).toBe(`${statusCode} /b`)
  })

  test('is the first that matches', () => {
    expect(redirect([to('/a', '/1'), to('/:x', '/2')], '/a')).toBe('307 /1')
    expect(redirect([to('/a', '/1'), to('/:x', '/2')], '/b')).toBe('307 /2')
  })

  test('may lead to a host made of a parameter, which stays one name', () => {
    const rule = to('/r/:p', 'https://:p.example.com:8443/x')
    expect(redirect([rule], '/r/sub')).toBe('307 https://sub.example.com:8443/x')
    expect(redirect([rule], '/r/evil.com%2F')).toBe('307 https://evil.com%252F.example.com:8443/x')
  })
})

describe('S272 conditions', () => {
  const query = { type: 'query', key: 'page' } as const
  test.each<[string, Partial<RedirectRule>, string, string, Headers, string | undefined]>([
    [
      'query with a group',
      { has: [{ ...query, value: String.raw`(?<n>\d+)` }] },
      '/new/:n',
      '/r?page=12',
      {},
      '/new/12?page=12',
    ],
    [
      'the last of several',
      { has: [{ ...query, value: String.raw`(?<n>\d+)` }] },
      '/new/:n',
      '/r?page=x&page=3',
      {},
      '/new/3?page=x&page=3',
    ],
    ['the whole value', { has: [{ ...query, value: 'a' }] }, '/new', '/r?page=aa', {}, undefined],
    ['a query key is missing', { has: [query] }, '/new', '/r', {}, undefined],
    ['an empty value is none', { has: [query] }, '/new', '/r?page=', {}, undefined],
    ['a value without a pattern', { has: [query] }, '/new/:page', '/r?page=7', {}, '/new/7?page=7'],
    ['several values', { has: [query] }, '/new?p=:page', '/r?page=7&page=8', {}, '/new?page=7&page=8&p=8'],
    [
      'a header in any case',
      { has: [{ type: 'header', key: 'X-My' }] },
      '/new/:xmy',
      '/r',
      { 'x-my': 'v' },
      '/new/v',
    ],
    [
      'a header in other case of its value',
      { has: [{ type: 'header', key: 'x', value: 'a' }] },
      '/new',
      '/r',
      { x: 'A' },
      undefined,
    ],
    [
      'a cookie',
      { has: [{ type: 'cookie', key: 'c', value: '(?<v>.+)' }] },
      '/new/:v',
      '/r',
      { cookie: 'b=0; c=1' },
      '/new/1',
    ],
    ['a cookie that is missing', { missing: [{ type: 'cookie', key: 'c' }] }, '/login', '/r', {}, '/login'],
    [
      'a cookie that is not',
      { missing: [{ type: 'cookie', key: 'c' }] },
      '/login',
      '/r',
      { cookie: 'c=1' },
      undefined,
    ],
    [
      'a host without its port',
      { has: [{ type: 'host', value: String.raw`(?<sub>.*)\.example\.com` }] },
      '/new/:sub',
      '/r',
      { host: 'FOO.example.com:99' },
      '/new/foo',
    ],
    [
      'a host as a whole',
      { has: [{ type: 'host', value: 'example.com' }] },
      'https://www.:host/',
      '/r',
      { host: 'example.com' },
      'https://www.example.com/',
    ],
    [
      'another host',
      { has: [{ type: 'host', value: 'example.com' }] },
      '/new',
      '/r',
      { host: 'example.org' },
      undefined,
    ],
    ['all of several', { has: [query, { type: 'cookie', key: 'c' }] }, '/new', '/r?page=1', {}, undefined],
    [
      'alternatives without a group',
      { has: [{ type: 'header', key: 'x', value: 'a|b' }] },
      '/new',
      '/r',
      { x: 'xxb' },
      '/new',
    ],
  ])('%s', (_, more, destination, target, headers, location) => {
    expect(redirect([to('/r', destination, more)], target, headers)).toBe(location && `307 ${location}`)
  })
})

describe('T14 T15 T16 what a request says does not lead away', () => {
  const condition = { has: [{ type: 'query', key: 'to' }] } as const
  test.each<[string, string, string]>([
    ['/r/:p*', '/:p*', '/r/%2F/evil.com'],
    ['/r/:p*', '/:p*', '/r/%5Cevil.com'],
    ['/r/:p*', '/:p*', '/r/%2e%2e/%2Fevil.com'],
    ['/r', '/:to', '/r?to=/evil.com'],
    ['/r', '/:to', '/r?to=//evil.com'],
    ['/r', '/:to', '/r?to=%5C%5Cevil.com'],
    ['/r', '/:to', '/r?to=%09/evil.com'],
    ['/r', '/:to', '/r?to=https://evil.com'],
    ['/r', '/:to', '/r?to=javascript:alert(1)'],
    ['/r', '/x?to=:to', '/r?to=a%0d%0aset-cookie:x'],
    ['/r', '/x#:to', '/r?to=a%0d%0aset-cookie:x'],
    ['/r', '/:to', '/r?to=%ed%a0%80'],
  ])('%s to %s for %s', (source, destination, target) => {
    const more = source === '/r' ? condition : {}
    const found = prepareRules({ redirects: [to(source, destination, more)] }).redirect(toRuleRequest(target))
    const location = found?.location ?? ''
    expect(location).toMatch(/^\/(?![/\\])[\u0021-\u007e]*$/)
    expect(checkDestination(location)).toEqual({ kind: 'inside', href: location })
    expect(new URL(location, 'http://site.test').origin).toBe('http://site.test')
  })
})

describe('S270 S272 below a base', () => {
  const setting = { base: '/docs/' }
  test.each<[RedirectRule, string, string | undefined]>([
    [to('/old', '/new'), '/docs/old', '/docs/new'],
    [to('/old', '/new'), '/old', undefined],
    [to('/', '/home'), '/docs', '/docs/home'],
    [to('/home', '/'), '/docs/home', '/docs'],
    [to('/old', 'https://e.com/x'), '/docs/old', 'https://e.com/x'],
    [to('/raw', '/rawdest', { basePath: false }), '/raw', '/rawdest'],
    [to('/raw', '/rawdest', { basePath: false }), '/docs/raw', undefined],
    [to('/docs/raw', '/rawdest', { basePath: false }), '/docs/raw', '/rawdest'],
    [to('/', '/docs', { basePath: false }), '/', '/docs'],
  ])('%j takes %s', (rule, target, location) => {
    expect(redirect([rule], target, {}, setting)).toBe(location && `307 ${location}`)
  })
})

describe('S272 S276 with languages', () => {
  const i18n: I18nConfig = { locales: ['en', 'de', 'nl-NL'], defaultLocale: 'en', localeDetection: true }
  const raw = { locale: false } as const
  test.each<[RedirectRule, string, string | undefined]>([
    [to('/old/:p', '/new/:p'), '/old/x', '/new/x'],
    [to('/old/:p', '/new/:p'), '/en/old/x', '/new/x'],
    [to('/old/:p', '/new/:p'), '/de/old/x', '/de/new/x'],
    [to('/old/:p', '/new/:p'), '/De/old/x', '/De/new/x'],
    [to('/old/:p', '/new/:p'), '/nl-nl/old/x?a=1', '/nl-nl/new/x?a=1'],
    [to('/old/:p', '/new/:p'), '/fr/old/x', undefined],
    [to('/', '/home'), '/', '/home'],
    [to('/', '/home'), '/de', '/de/home'],
    [to('/home', '/'), '/home', '/'],
    [to('/home', '/?a=1'), '/de/home', '/de?a=1'],
    [to('/out', 'https://e.com/x'), '/out', 'https://e.com/x'],
    [to('/out', 'https://e.com/x'), '/de/out', 'https://e.com/x'],
    [to('/de/raw', '/en/dest', raw), '/DE/raw', '/en/dest'],
    [to('/de/raw', '/en/dest', raw), '/raw', undefined],
    [to('/en/raw', '/x', raw), '/raw', '/x'],
    [to('/:nextInternalLocale/zz', '/yy', raw), '/de/zz', '/yy'],
  ])('%j takes %s', (rule, target, location) => {
    expect(redirect([rule], target, {}, { i18n })).toBe(location && `307 ${location}`)
  })

  const domains = {
    base: '/docs/',
    i18n: {
      ...i18n,
      domains: [
        { domain: 'example.com', defaultLocale: 'en' },
        { domain: 'example.de', defaultLocale: 'de', http: true as const },
      ],
    },
  }
  test.each<[RedirectRule, string, Headers, string | undefined]>([
    [to('/old/:p', '/new/:p'), '/docs/old/x', {}, 'https://example.com/docs/new/x'],
    [to('/old/:p', '/new/:p'), '/docs/de/old/x', {}, 'http://example.de/docs/new/x'],
    [to('/old/:p', '/new/:p'), '/docs/old/x', { host: 'example.de' }, 'http://example.de/docs/new/x'],
    [to('/old/:p', '/new/:p'), '/docs/nl-NL/old/x', {}, '/docs/nl-NL/new/x'],
    [to('/raw', '/dest', { basePath: false }), '/raw', {}, 'https://example.com/dest'],
    [to('/raw', '/dest', { basePath: false }), '/docs/raw', {}, undefined],
    [to('/raw', '/dest', { basePath: false, locale: false }), '/raw', {}, undefined],
  ])('%j takes %s at its domain', (rule, target, headers, location) => {
    expect(redirect([rule], target, headers, domains)).toBe(location && `307 ${location}`)
  })
})
