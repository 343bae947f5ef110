import { describe, expect, test } from 'vitest'
import { toDataPath } from './data-path.js'
import { parseTarget } from './parse-target.js'

const page = (target: string, base = '/') => {
  const parsed = parseTarget(target, base)
  return parsed.kind === 'page' ? parsed.segments : parsed.kind
}
const location = (target: string, base = '/') => {
  const parsed = parseTarget(target, base)
  return parsed.kind === 'redirect' ? parsed.location : parsed.kind
}

describe('T7 one parse of a target', () => {
  test.each<[string, readonly string[] | string]>([
    ['/', []],
    ['/?a=1', []],
    ['/a/b', ['a', 'b']],
    ['/a%2Fb/c', ['a/b', 'c']],
    ['/a+b', ['a+b']],
    ['/%25E0', ['%E0']],
    ['/e/%2e%2e%2fx', ['e', '../x']],
    ['/e/日', ['e', '日']],
    ['/v1.2.3/file.json', ['v1.2.3', 'file.json']],
    ['/%5Bslug%5D', ['[slug]']],
    ['/a/./b', ['a', 'b']],
    ['/a/../b', ['b']],
    ['/../../b', ['b']],
    ['/a#hash?no', ['a']],
    ['http://other.example/a/b?x', ['a', 'b']],
    ['http://other.example', []],
    ['/%', 'malformed'],
    ['/a/%zz', 'malformed'],
    ['/%E0%A4', 'malformed'],
    ['/%C0%AE', 'malformed'],
    ['/a%00', 'malformed'],
    ['*', 'malformed'],
    ['other.example:443', 'malformed'],
    ['', 'malformed'],
  ])('S14 S16 S18 S21 %s', (target, expected) => {
    expect(page(target)).toEqual(expected)
  })

  test('S42 the search is kept as it was written', () => {
    expect(parseTarget('/a?b=%20&c=+?d#e', '/')).toMatchObject({ path: '/a', search: '?b=%20&c=+?d' })
  })
})

describe('S19 S20 T14 clean-up redirects', () => {
  test.each([
    ['/about/', '/about'],
    ['/about/?x=1&y', '/about?x=1&y'],
    ['//about', '/about'],
    ['/a//b///c', '/a/b/c'],
    ['//evil.example', '/evil.example'],
    ['/\\evil.example', '/evil.example'],
    ['/\\/evil.example', '/evil.example'],
    ['///evil.example//', '/evil.example'],
    ['/a/..//evil.example', '/evil.example'],
    ['http://evil.example//x/', '/x'],
    ['/%5cevil.example/', '/%5cevil.example'],
    ['//', '/'],
    ['//?x', '/?x'],
  ])('%s goes to %s', (target, expected) => {
    expect(location(target)).toBe(expected)
  })

  test('T14 a location never begins with two slashes, and is clean itself', () => {
    const pieces = ['/', '\\', 'a', '..', '.', '%2f', '%5c', 'evil.example', '?', '#', '//']
    let seed = 7
    for (let round = 0; round < 20_000; round++) {
      let target = '/'
      for (let length = 0; length < 6; length++) {
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        target += pieces[(seed >> 8) % pieces.length]
      }
      const parsed = parseTarget(target, '/')
      if (parsed.kind !== 'redirect') continue
      expect(parsed.location).toMatch(/^\/(?![/\\])/)
      expect(parseTarget(parsed.location, '/').kind).not.toBe('redirect')
    }
  })
})

describe('base', () => {
  test('S270 addresses are below the base and nowhere else', () => {
    expect(page('/app', '/app/')).toEqual([])
    expect(page('/app/x', '/app/')).toEqual(['x'])
    expect(page('/application', '/app/')).toBe('outside')
    expect(page('/x', '/app/')).toBe('outside')
    expect(page('/app/../x', '/app/')).toBe('outside')
    expect(page('/a/b/x', '/a/b/')).toEqual(['x'])
  })

  test('S271 trailing slashes are handled under it', () => {
    expect(location('/app/', '/app/')).toBe('/app')
    expect(location('/app/x/', '/app/')).toBe('/app/x')
    expect(location('//app//x', '/app/')).toBe('/app/x')
  })
})

describe('page data', () => {
  const data = (target: string, base = '/') => {
    const parsed = parseTarget(target, base)
    return parsed.kind === 'data' ? [parsed.buildId, parsed.path] : parsed.kind
  }

  test.each<[string, readonly string[] | string]>([
    ['/_data/b1/index.json', ['b1', '/']],
    ['/_data/b1/blog.json', ['b1', '/blog']],
    ['/_data/b1/blog/a%2Fb.json?x', ['b1', '/blog/a%2Fb']],
    ['/_data/b1/files/a.json.json', ['b1', '/files/a.json']],
    ['/_data/b1/index/index.json', ['b1', '/index']],
    ['/_data/b1/index/index/x.json', ['b1', '/index/x']],
    ['/_data/b1/index/x.json', 'no-data'],
    ['/_data/b1/blog/index.json', ['b1', '/blog/index']],
    ['/_data/b1/blog', 'no-data'],
    ['/_data/b1/blog.JSON', 'no-data'],
    ['/_data/b1/.json', 'no-data'],
    ['/_data/b1', 'no-data'],
    ['/_data', 'no-data'],
    ['/_data/b1/blog.json/', 'no-data'],
    ['/_data//b1/blog.json', 'no-data'],
    ['//_data/b1/blog.json', 'no-data'],
    ['/_data/_data/b1/blog.json', ['_data', '/b1/blog']],
    ['/%5fdata/b1/blog.json', 'page'],
    ['/_DATA/b1/blog.json', 'page'],
    ['/_data/b1/%zz.json', 'malformed'],
  ])('S111 S113 T10 %s', (target, expected) => {
    expect(data(target)).toEqual(expected)
  })

  test('S46 a data address reads back as the path that it was made of', () => {
    for (const base of ['/', '/app/', '/a/b/']) {
      for (const path of [
        '/',
        '/x',
        '/x/y.json',
        '/index',
        '/index/index',
        '/index/x',
        '/a%2Fb',
        '/日'.normalize(),
      ]) {
        const parsed = parseTarget(`${toDataPath(base, 'id', path)}?q=1`, base)
        expect(parsed).toMatchObject({ kind: 'data', buildId: 'id', path, search: '?q=1' })
      }
    }
  })
})

test('F20 nothing makes the parser throw', () => {
  let seed = 42
  const next = () => (seed = (seed * 1664525 + 1013904223) >>> 0) >>> 8
  const alphabet = '/\\.%25eEfF0?#&=[]日\u0000\ud800 ab_data.json:@*'
  for (let round = 0; round < 5000; round++) {
    let target = round % 3 === 0 ? '' : '/'
    for (let length = next() % 24; length > 0; length--) target += alphabet[next() % alphabet.length]
    expect(() => parseTarget(target, round % 2 === 0 ? '/' : '/a/')).not.toThrow()
  }
})

describe('S275 addresses that end with a slash', () => {
  const style = { trailingSlash: true }
  test.each([
    ['/', '/', []],
    ['/about/', '/about/', ['about']],
    ['/a/b/', '/a/b/', ['a', 'b']],
    ['/feed.xml', '/feed.xml', ['feed.xml']],
    ['/.well-known/x', '/.well-known/x', ['.well-known', 'x']],
  ])('%s is an address', (target, path, segments) => {
    expect(parseTarget(target, '/', style)).toEqual({ kind: 'page', path, segments, search: '' })
  })

  test.each([
    ['/about', '/', '/about/'],
    ['/about?x=1', '/', '/about/?x=1'],
    ['/a//b', '/', '/a/b/'],
    ['/feed.xml/', '/', '/feed.xml'],
    ['/v1.2/x', '/', '/v1.2/x/'],
    ['/base', '/base/', '/base/'],
    ['/base/x', '/base/', '/base/x/'],
    ['//evil.example', '/', '/evil.example'],
  ])('%s (base %s) is sent to %s, once', (target, base, expected) => {
    const parsed = parseTarget(target, base, style)
    expect(parsed).toEqual({ kind: 'redirect', location: expected })
    expect(parseTarget(expected, base, style).kind).toBe('page')
  })

  test('T10 data addresses never do', () => {
    expect(parseTarget('/_data/id/about.json', '/', style)).toMatchObject({ kind: 'data', path: '/about' })
    expect(parseTarget('/_data/id/about.json/', '/', style).kind).toBe('no-data')
    expect(toDataPath('/', 'id', '/about/')).toBe('/_data/id/about.json')
  })
})

describe("S110 next mode has Next's address of page data beside our own", () => {
  const style = { isNext: true }
  test.each([
    ['/_next/data/id/index.json', { kind: 'data', buildId: 'id', path: '/' }],
    ['/_next/data/id/a/b.json?x=1', { kind: 'data', buildId: 'id', path: '/a/b', search: '?x=1' }],
    ['/_data/id/a/b.json', { kind: 'data', path: '/a/b' }],
    ['/_next/data/id/a', { kind: 'no-data' }],
    ['/_next/data', { kind: 'no-data' }],
    ['/_next/data//id/a.json', { kind: 'no-data' }],
    ['/_next/data/id/a.json/', { kind: 'no-data' }],
    ['/_next/static/x.js', { kind: 'page' }],
  ])('%s', (target, expected) => {
    expect(parseTarget(target, '/', style)).toMatchObject(expected)
  })

  test('T10 outside of next mode it is no data address', () => {
    expect(parseTarget('/_next/data/id/a.json', '/').kind).toBe('page')
  })
})

test('S271 below a base too, a slash too many is taken off, the one of the base included', () => {
  expect(location('/base/about/?x=1', '/base/')).toBe('/base/about?x=1')
  expect(location('/base/', '/base/')).toBe('/base')
  expect(parseTarget('/base', '/base/')).toMatchObject({ kind: 'page', path: '/' })
  expect(location('/base//about', '/base/')).toBe('/base/about')
})
