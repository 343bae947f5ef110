import { describe, expect, it } from 'vitest'
import { checkProps } from './check-props.js'

function messageOf(props: unknown): string {
  try {
    checkProps(props, '/page')
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('checkProps', () => {
  it('S90 names path, function and page', () => {
    expect(messageOf({ a: { b: [{ 'x y': new Date(0) }] } })).toBe(
      'Error serializing `.a.b[0]["x y"]` returned from `getServerSideProps` in "/page".\n' +
        'Reason: `object` ("[object Date]") cannot be serialized as JSON. Please only return JSON serializable data types.',
    )
  })

  it('S91 refuses undefined, in arrays too', () => {
    expect(messageOf({ a: undefined })).toContain('`.a`')
    expect(messageOf({ a: [1, undefined] })).toContain('`.a[1]`')
    // oxlint-disable-next-line no-sparse-arrays -- a hole travels as null
    expect(messageOf({ a: [1, , 3] })).toBe('')
    expect(messageOf({ a: undefined })).toContain(
      '`undefined` cannot be serialized as JSON. Please use `null`',
    )
  })

  it.each([
    ['`function`', () => 1],
    ['`symbol`', Symbol('x')],
    ['`bigint`', 1n],
  ])('S93 names the type %s', (type, value) => {
    expect(messageOf({ value })).toContain(`Reason: ${type} cannot be serialized`)
  })

  class Own {
    x = 1
  }
  it.each([
    ['[object Map]', new Map()],
    ['[object Set]', new Set()],
    ['[object RegExp]', /x/],
    ['[object Error]', new Error('x')],
    ['[object Object]', new Own()],
  ])('S94 names the class %s', (label, value) => {
    expect(messageOf({ value })).toContain(`\`object\` ("${label}")`)
  })

  it('S95 names both places of a circle', () => {
    const list: unknown[] = []
    const a = { b: { list } }
    list.push(a.b)
    expect(messageOf({ a })).toContain('`.a.b.list[0]`')
    expect(messageOf({ a })).toContain('(references: `.a.b`)')
    const self: Record<string, unknown> = {}
    self.self = self
    expect(messageOf(self)).toContain('(references: `(self)`)')
  })

  it('S96 lets one object stand in two places', () => {
    const shared = { x: 1 }
    expect(messageOf({ a: shared, b: [shared, shared] })).toBe('')
  })

  it('S97 S100 passes what JSON can write', () => {
    expect(
      messageOf({ a: null, b: Number.NaN, c: Infinity, d: -0, e: Object.create(null), f: [], g: '' }),
    ).toBe('')
    expect(messageOf(Object.create(null))).toBe('')
  })

  it('S98 quotes keys that are no identifiers', () => {
    expect(messageOf({ 'a-b': { c: undefined } })).toContain('`["a-b"].c`')
    expect(messageOf({ list: { 0: { deep: undefined } } })).toContain('`.list["0"].deep`')
    expect(messageOf({ été: undefined })).toContain('`["été"]`')
  })

  it('S99 refuses an object with toJSON because of the function', () => {
    expect(messageOf({ a: { toJSON: () => 1 } })).toContain('`.a.toJSON`')
  })

  it.each([
    ['[object Array]', []],
    ['[object Date]', new Date()],
    ['[object Null]', null],
    ['[object String]', 'x'],
    ['[object Undefined]', undefined],
  ])('S85 asks for a plain object instead of %s', (label, props) => {
    expect(messageOf(props)).toContain('plain object')
    expect(messageOf(props)).toContain(label)
  })

  it('S91 reports the first problem in the order of the props', () => {
    expect(messageOf({ a: { b: undefined }, c: undefined })).toContain('`.a.b`')
  })

  it('F12 survives props that are 200,000 levels deep', () => {
    let deep: unknown = 1
    for (let level = 0; level < 200_000; level++) deep = { deep }
    expect(messageOf({ deep })).toBe('')
  })
})
