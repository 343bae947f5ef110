import { expect, it } from 'vitest'
import { chooseEncoding } from './accept-encoding.js'

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
  expect(chooseEncoding(header, ['gzip'])).toBe(expected ? 'gzip' : undefined)
})

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['zstd, gzip', 'zstd'],
  ['gzip', 'gzip'],
  ['*', 'br'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0.5, *;q=0.6', 'zstd'],
  ['br;q=0, *', 'zstd'],
  ['identity;q=0.5, br;q=0.4, gzip;q=0.5', 'gzip'],
  ['identity;q=0.5, br;q=0.4', undefined],
  ['deflate', undefined],
  ['', undefined],
])('S155 chooses of several for "%s": %s', (header, expected) => {
  expect(chooseEncoding(header, ['br', 'zstd', 'gzip'])).toBe(expected)
})

it('S155 T29 reads a hostile header in linear time', () => {
  for (const text of [';', ',', 'gzip;q=', ' ', 'q=0;'])
    expect(['gzip', undefined]).toContain(chooseEncoding(text.repeat(16_000 / text.length), ['gzip']))
})
