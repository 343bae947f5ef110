import { expect, test } from 'vitest'
import { count, formatBytes } from './format-amounts.js'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [80_149, '80.1 kB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

test.each([
  [0, '0 names'],
  [1, '1 name'],
  [999, '999 names'],
  [1200, '1,200 names'],
  [1_234_567, '1,234,567 names'],
])('%i of a name are %s', (number, text) => {
  expect(count(number, 'name')).toBe(text)
})
