import { expect, test } from 'vitest'
import { checkDestination } from './check-destination.js'

test.each([
  ['//example.com/x', '/example.com/x'],
  ['/\\example.com', '/example.com'],
  ['\\\\example.com', '/example.com'],
  ['\t//example.com', '/example.com'],
  ['/\n/example.com', '/example.com'],
  ['/a//b?u=//x#//y', '/a/b?u=//x#//y'],
  ['/e/日', '/e/日'],
  ['', ''],
])('T14 %j stays inside as %s', (destination, href) => {
  expect(checkDestination(destination)).toEqual({ kind: 'inside', href })
})

test.each(['javascript:alert(1)', ' java\nscript:alert(1)', 'DATA:text/html,x', 'vbscript:x', 'http://'])(
  'T15 C39 %j is refused',
  (destination) => {
    expect(checkDestination(destination).kind).toBe('refused')
  },
)

test('S78 other origins lead outside', () => {
  const href = 'HTTPS://example.com/a//b'
  expect(checkDestination(href)).toEqual({ kind: 'outside', href })
})
