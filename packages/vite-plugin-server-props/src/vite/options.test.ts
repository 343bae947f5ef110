import { expect, test } from 'vitest'
import { resolveOptions } from './options.js'

test('fills in defaults', () => {
  expect(resolveOptions()).toEqual({ next: false })
  expect(resolveOptions({ next: undefined })).toEqual({ next: false })
  expect(resolveOptions({ next: true })).toEqual({ next: true })
})

test('names an option that it does not know, and those it does', () => {
  expect(() => resolveOptions({ nxt: true })).toThrow(
    '[server-props] serverProps() has no option "nxt". Valid options: next.',
  )
})

test('says what an option has to be', () => {
  expect(() => resolveOptions({ next: 'yes' })).toThrow(
    '"next" of serverProps() is true or false, but was given "yes"',
  )
  expect(() => resolveOptions([])).toThrow('takes an object, but was given an array')
  expect(() => resolveOptions(null)).toThrow('takes an object, but was given null')
})
