import { describe, expect, test } from 'vitest'
import { mergeQuery, parseQuery, stringifyQuery } from './query.js'

const plain = (value: object) => JSON.parse(JSON.stringify(value))

describe('parseQuery', () => {
  test.each<[string, object]>([
    ['', {}],
    ['?', {}],
    ['?a=1', { a: '1' }],
    ['?a=1&a=2&a=3', { a: ['1', '2', '3'] }],
    ['?a', { a: '' }],
    ['?a=&b', { a: '', b: '' }],
    ['?a=x+y&b=x%20y&c=x%2By', { a: 'x y', b: 'x y', c: 'x+y' }],
    ['?a[]=1&a[b]=2', { 'a[]': '1', 'a[b]': '2' }],
    ['?&&a=1&', { a: '1' }],
    ['?a=1?b=2', { a: '1?b=2' }],
    ['?a=%zz&b=%E0', { a: '%zz', b: '\ufffd' }],
    ['?a=%00', { a: '\u0000' }],
    ['?=', { '': '' }],
    ['?a=1&=&=', { a: '1', '': ['', ''] }],
    ['?=x', { '': 'x' }],
  ])('S37 S38 S39 S40 S41 S129 %s', (search, expected) => {
    expect(plain(parseQuery(search))).toEqual(expected)
  })

  test('T4 names of Object.prototype are ordinary keys', () => {
    const query = parseQuery('?__proto__=1&constructor=2&toString=3&__proto__=4')
    expect(Object.getPrototypeOf(query)).toBe(null)
    expect(Object.entries(query)).toEqual([
      ['__proto__', ['1', '4']],
      ['constructor', '2'],
      ['toString', '3'],
    ])
    expect(({} as Record<string, unknown>)['1']).toBeUndefined()
  })
})

test('S36 T8 a route parameter beats a search parameter, whatever its count', () => {
  expect(plain(mergeQuery(parseQuery('?slug=x&slug=y&a=1'), { slug: 'real' }))).toEqual({
    slug: 'real',
    a: '1',
  })
})

test.each<[Record<string, unknown>, string]>([
  [{ a: 'x y', b: 1, c: true }, 'a=x+y&b=1&c=true'],
  [{ a: ['1', '2'], b: [] }, 'a=1&a=2'],
  [{ a: undefined, b: null, c: Number.NaN, d: {} }, 'a=&b=&c=&d='],
  [{ a: '&=#?%+' }, 'a=%26%3D%23%3F%25%2B'],
])('C147 %j is written as %s', (query, expected) => {
  expect(stringifyQuery(query)).toBe(expected)
})
