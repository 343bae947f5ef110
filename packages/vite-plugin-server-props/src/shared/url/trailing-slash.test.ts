import { expect, test } from 'vitest'
import { setTrailingSlash } from './trailing-slash.js'

test.each([
  ['/', '/'],
  ['/about', '/about/'],
  ['/about/', '/about/'],
  ['/about?x=1#h', '/about/?x=1#h'],
  ['/about/?x=/y', '/about/?x=/y'],
  ['/a.b/c', '/a.b/c/'],
  ['/feed.xml?x', '/feed.xml?x'],
  ['/.well-known/x', '/.well-known/x'],
  ['?x=1', '?x=1'],
  ['#h', '#h'],
])('S275 %s is written %s', (address, expected) => {
  expect(setTrailingSlash(address)).toBe(expected)
})
