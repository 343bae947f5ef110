import { expect, test } from 'vitest'
import { resolveOptions } from './options.js'

test('fills in defaults', () => {
  const defaults = {
    next: false,
    checkOrigin: true,
    allowedOrigins: [],
    compress: true,
    largeDataBytes: 128_000,
  }
  expect(resolveOptions()).toEqual(defaults)
  expect(resolveOptions({ next: undefined })).toEqual(defaults)
  expect(
    resolveOptions({
      next: true,
      checkOrigin: false,
      allowedOrigins: ['https://Login.example:8443'],
      compress: false,
      largeDataBytes: 0,
    }),
  ).toEqual({
    next: true,
    checkOrigin: false,
    allowedOrigins: ['https://login.example:8443'],
    compress: false,
    largeDataBytes: 0,
  })
})

test('names an option that it does not know, and those it does', () => {
  for (const name of ['nxt', 'toString']) {
    expect(() => resolveOptions({ [name]: true })).toThrow(
      `[server-props] serverProps() has no option "${name}". Valid options: next, checkOrigin, allowedOrigins, compress, largeDataBytes.`,
    )
  }
})

test('says what an option has to be', () => {
  expect(() => resolveOptions({ next: 'yes' })).toThrow(
    '"next" of serverProps() is true or false, but was given "yes"',
  )
  expect(() => resolveOptions({ allowedOrigins: ['example.com/'] })).toThrow(
    '"allowedOrigins" of serverProps() is a list of origins such as "https://login.example.com", but was given ["example.com/"]',
  )
  for (const largeDataBytes of [-1, 1.5, Number.NaN, '128kB']) {
    expect(() => resolveOptions({ largeDataBytes })).toThrow(
      '"largeDataBytes" of serverProps() is a whole number of bytes',
    )
  }
  expect(() => resolveOptions([])).toThrow('takes an object, but was given an array')
  expect(() => resolveOptions(null)).toThrow('takes an object, but was given null')
})
