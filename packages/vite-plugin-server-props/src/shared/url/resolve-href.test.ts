import { describe, expect, test } from 'vitest'
import { resolveHref } from './resolve-href.js'

const home = { pathname: '/', asPath: '/' }
const shown = (href: Parameters<typeof resolveHref>[1], from = home) => {
  const resolved = resolveHref(from, href)
  return resolved.kind === 'inside' ? resolved.shown : `${resolved.kind} ${resolved.href}`
}

describe('objects', () => {
  test('C14 a URL object becomes an encoded address; arrays repeat their key', () => {
    const query = { a: [1, 2], b: 'x y' }
    expect(shown({ pathname: '/ssp', query, hash: 'bottom' })).toBe('/ssp?a=1&a=2&b=x+y#bottom')
  })
  test('C147 values that are no text, number or boolean become empty, an empty array vanishes', () => {
    const query = { a: undefined, b: null, c: NaN, d: {}, e: true, f: 0, g: [] }
    expect(shown({ pathname: '/ssp', query })).toBe('/ssp?a=&b=&c=&d=&e=true&f=0')
  })
  test('C147 special characters of values are encoded', () => {
    expect(shown({ pathname: '/ssp', query: { 'a&': '=#?%' } })).toBe('/ssp?a%26=%3D%23%3F%25')
  })
  test('C15 parameters come out of the query, the others stay', () => {
    expect(shown({ pathname: '/item/[id]', query: { id: 'a b', x: 1 } })).toBe('/item/a%20b?x=1')
  })
  test('C15 a catch-all takes an array', () => {
    expect(shown({ pathname: '/docs/[...slug]', query: { slug: ['a', 'b'], x: 1 } })).toBe('/docs/a/b?x=1')
  })
  test('C153 a slash in a parameter is encoded', () => {
    expect(shown({ pathname: '/blog/[slug]', query: { slug: 'a b/c' } })).toBe('/blog/a%20b%2Fc')
  })
  test('C148 an optional catch-all without segments leaves the path alone', () => {
    expect(shown({ pathname: '/files/[[...path]]', query: { x: 1 } })).toBe('/files?x=1')
  })
  test('a pattern in another script is encoded once', () => {
    expect(shown({ pathname: '/日本/[id]', query: { id: 'ü' } })).toBe('/%E6%97%A5%E6%9C%AC/%C3%BC')
  })
  test('an object with a host is an address of another site', () => {
    expect(shown({ protocol: 'https', host: 'site.test', pathname: 'a' })).toBe('outside https://site.test/a')
  })
  test('a URL is an object like any other', () => {
    expect(shown(new URL('https://site.test/a?b=1#c'))).toBe('outside https://site.test/a?b=1#c')
  })
})

test('C134 a bare # stays, alone and after an address', () => {
  const from = { pathname: '/a', asPath: '/a?x=1#there' }
  expect(shown('#', from)).toBe('/a?x=1#')
  expect(shown('./b#', from)).toBe('/b#')
  expect(shown({ hash: '#' }, from)).toBe('/a?x=1#')
})

describe('`as`', () => {
  test('C16 the page is `href`, what is shown is `as`', () => {
    expect(resolveHref(home, '/ssp?x=masked', '/pretty')).toEqual({
      kind: 'inside',
      page: '/ssp?x=masked',
      shown: '/pretty',
    })
  })
  test('C16 a pattern in `href` takes its parameters from `as`', () => {
    expect(resolveHref(home, '/item/[id]?x=1', '/item/5?shown=1#h')).toEqual({
      kind: 'inside',
      page: '/item/5?x=1',
      shown: '/item/5?shown=1#h',
    })
  })
  test('C16 parameters in the query count where `as` is of another form', () => {
    expect(resolveHref(home, { pathname: '/item/[id]', query: { id: 7 } }, '/pretty')).toEqual({
      kind: 'inside',
      page: '/item/7',
      shown: '/pretty',
    })
  })
  test('the names of parameters that are nowhere are told', () => {
    expect(resolveHref(home, '/item/[id]')).toMatchObject({ missing: ['id'] })
    expect(resolveHref(home, '/item/[id]', '/pretty')).toMatchObject({ missing: ['id'] })
  })
})

describe('relative addresses', () => {
  const item = { pathname: '/item/[id]', asPath: '/item/7?x=1#old' }
  test('C35 a lone query is relative to the present path', () => {
    expect(shown('?x=9', { pathname: '/ssp', asPath: '/ssp?x=1' })).toBe('/ssp?x=9')
  })
  test('C35 a lone query may name the parameters of a dynamic page', () => {
    expect(shown('?id=8&tab=b', item)).toBe('/item/8?tab=b')
    expect(shown({ query: { id: '7', tab: 'b' } }, item)).toBe('/item/7?tab=b')
  })
  test('C35 a lone query without them stays on the present path', () => {
    expect(shown('?tab=b', item)).toBe('/item/7?tab=b')
  })
  test('C35 a lone query on the error page is relative to the address, not to the page', () => {
    expect(shown('?x=9', { pathname: '/404', asPath: '/nowhere?a' })).toBe('/nowhere?x=9')
  })
  test('C35 a lone hash is relative to the present address', () => {
    expect(shown('#h', item)).toBe('/item/7?x=1#h')
  })
  test('paths are relative to the present one', () => {
    expect(shown('b', { pathname: '/a/x', asPath: '/a/x' })).toBe('/a/b')
    expect(shown('../b', { pathname: '/a/x', asPath: '/a/x' })).toBe('/b')
  })
})

describe('clean addresses', () => {
  test.each([
    ['/plain/', '/plain'],
    ['/', '/'],
    ['/a/?x=1', '/a?x=1'],
    ['/about?a=1&b=c d', '/about?a=1&b=c%20d'],
    ['//evil.test/x', '/evil.test/x'],
    ['/\\evil.test', '/evil.test'],
    ['/a//b', '/a/b'],
    ['/a/./b/../c', '/a/c'],
    ['/日本', '/%E6%97%A5%E6%9C%AC'],
    ['/feed.xml', '/feed.xml'],
    ['/a%2Fb', '/a%2Fb'],
  ])('C34, C154 %s is %s', (href, expected) => {
    expect(shown(href)).toBe(expected)
  })
  test.each(['mailto:a@b.test', 'tel:+15550100', 'javascript:alert(1)', ' JaVa\nScript:alert(1)'])(
    'C24, T15 %j is left alone',
    (href) => {
      expect(shown(href)).toBe(`refused ${href}`)
    },
  )
  test('C24 other origins stay as they are', () => {
    expect(shown('https://external.test/path?q=1#h')).toBe('outside https://external.test/path?q=1#h')
  })
  test('brackets that are no pattern are a path', () => {
    expect(shown('/a/[b')).toBe('/a/%5Bb')
  })
})
