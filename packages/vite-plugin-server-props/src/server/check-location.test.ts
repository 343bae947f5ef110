import { describe, expect, test } from 'vitest'
import { checkLocation } from './check-location.js'

describe('checkLocation', () => {
  test.each([
    ['/about', '/about'],
    ['/about?x=1&y=a%20b#there', '/about?x=1&y=a%20b#there'],
    ['//example.com/x', '/example.com/x'],
    ['/\\example.com', '/example.com'],
    ['\\\\example.com', '/example.com'],
    ['/blog//a///b?u=//x', '/blog/a/b?u=//x'],
    ['\t//example.com', '/example.com'],
    ['/\n/example.com', '/example.com'],
    ['?x=1', '?x=1'],
    ['#h', '#h'],
    ['relative/x', 'relative/x'],
    ['/e/日', '/e/%E6%97%A5'],
    ['/e/\ud800x', '/e/%EF%BF%BDx'],
    ['/a\r\nset-cookie: x', '/aset-cookie:%20x'],
  ])('S79 T14 T16 %j stays inside as %s', (destination, href) => {
    expect(checkLocation(destination)).toEqual({ kind: 'inside', href })
  })

  test.each([
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['https://example.com/a//b', 'https://example.com/a//b'],
    ['HTTP://example.com/日', 'HTTP://example.com/%E6%97%A5'],
  ])('S78 %s leads outside, unchanged but for ASCII', (destination, href) => {
    expect(checkLocation(destination)).toEqual({ kind: 'outside', href })
  })

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:x',
    'JaVaScRiPt:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'myapp:x',
    'http://',
    'https://[',
  ])('T15 %j is refused', (destination) => {
    expect(checkLocation(destination).kind).toBe('refused')
  })

  test('T16 a result is printable ASCII', () => {
    let seed = 3
    for (let round = 0; round < 2000; round++) {
      let destination = ''
      for (let length = 0; length < 12; length++) {
        seed = (seed * 1664525 + 1013904223) >>> 0
        destination += String.fromCharCode((seed >>> 8) % (round % 2 === 0 ? 0x80 : 0x10000))
      }
      const checked = checkLocation(destination)
      if (checked.kind !== 'refused') expect(checked.href).toMatch(/^[\u0021-\u007e]*$/)
    }
  })
})
