import { expect, it } from 'vitest'
import { prefersGzip } from './accept-encoding.js'

it.each([
  ['gzip', true],
  ['gzip, deflate, br, zstd', true],
  ['GZIP', true],
  ['x-gzip', true],
  ['br;q=1.0, gzip;q=0.8, *;q=0.1', true],
  ['*', true],
  ['*;q=0.5', true],
  ['gzip;q=0.001', true],
  ['gzip;q=1, identity;q=1', true],
  ['', false],
  ['br', false],
  ['identity', false],
  ['gzip;q=0', false],
  ['gzip;q=0.000, *', false],
  ['gzip ; Q = 0', false],
  ['*;q=0', false],
  ['br, *;q=0', false],
  ['identity;q=1, gzip;q=0.5', false],
  ['identity, *;q=0.2', false],
  ['gzip;q=high', false],
  ['gzip;q=', false],
  ['gzip;q=2', false],
  ['gzipped', false],
])('S155 reads "%s": gzip %s', (header, expected) => {
  expect(prefersGzip(header)).toBe(expected)
})

it('S155 T29 reads a hostile header in linear time', () => {
  for (const text of [';', ',', 'gzip;q=', ' ', 'q=0;'])
    expect(prefersGzip(text.repeat(16_000 / text.length))).toBeTypeOf('boolean')
})
