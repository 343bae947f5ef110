import { expect, test } from 'vitest'
import { readByteSize } from './byte-size.js'

test.each([
  [0, 0],
  [128_000, 128_000],
  ['128 kB', 128_000],
  ['90kb', 90_000],
  ['1.5 MB', 1_500_000],
  ['2 KiB', 2048],
  ['1 MiB', 1_048_576],
  ['12 B', 12],
])('reads %j as %i bytes', (value, bytes) => {
  expect(readByteSize(value)).toBe(bytes)
})

test.each([-1, 1.5, Number.NaN, '', '12', 'kB', '1 GB', '-1 kB', '1,5 kB', ' 1 kB', null, true, {}])(
  'does not read %j',
  (value) => {
    expect(readByteSize(value)).toBe(undefined)
  },
)
