import { expect, test } from 'vitest'
import { fillPattern } from './fill-pattern.js'

test.each<[string, Record<string, unknown>, unknown]>([
  ['/item/[id]', { id: 5, tab: 'b' }, { path: '/item/5', rest: { tab: 'b' } }],
  ['/item/[id]', { id: 'a/b c' }, { path: '/item/a%2Fb%20c', rest: {} }],
  ['/docs/[...path]', { path: ['a', 'b/c'] }, { path: '/docs/a/b%2Fc', rest: {} }],
  ['/docs/[[...path]]', {}, { path: '/docs', rest: {} }],
  ['/[[...path]]', { q: '1' }, { path: '/', rest: { q: '1' } }],
  ['/item/[id]', { tab: 'b' }, { missing: ['id'] }],
  ['/item/[id]', { id: ['a', 'b'] }, { missing: ['id'] }],
  ['/docs/[...path]', { path: [] }, { missing: ['path'] }],
  ['/[toString]', {}, { missing: ['toString'] }],
  ['/plain', { x: '1' }, { path: '/plain', rest: { x: '1' } }],
])('S233 C15 C153 %s with %j', (pattern, query, expected) => {
  const filled = fillPattern(pattern, query)
  expect(JSON.parse(JSON.stringify(filled))).toEqual(expected)
})
