import { expect, test } from 'vitest'
import { addBasePath, stripBasePath } from './base-path.js'
import { toInsideAddress } from './to-inside-address.js'

test.each([
  ['', '/', '/'],
  ['', '/a?b#c', '/a?b#c'],
  ['/docs', '/', '/docs'],
  ['/docs', '/?x=1', '/docs?x=1'],
  ['/docs', '/#h', '/docs#h'],
  ['/docs', '/a?b#c', '/docs/a?b#c'],
])('C93 base %j and %j are %j, and back', (base, address, full) => {
  expect(addBasePath(base, address)).toBe(full)
  expect(stripBasePath(base, full)).toBe(address)
})

test.each(['/', '/docsx', '/doc', '/other/docs'])('C93 %s is not below the base', (address) => {
  expect(stripBasePath('/docs', address)).toBeUndefined()
})

test('C25 an absolute address of this origin and below the base is one of ours', () => {
  expect(toInsideAddress('https://a.test/docs/x?y#z', 'https://a.test', '/docs')).toBe('/x?y#z')
  expect(toInsideAddress('https://a.test/x', 'https://a.test', '/docs')).toBeUndefined()
  expect(toInsideAddress('https://b.test/docs/x', 'https://a.test', '/docs')).toBeUndefined()
  expect(toInsideAddress('/docs/x', 'https://a.test', '/docs')).toBeUndefined()
})
