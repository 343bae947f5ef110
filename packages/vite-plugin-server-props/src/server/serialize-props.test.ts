import { describe, expect, it } from 'vitest'
import { serializeData, serializeProps } from './serialize-props.js'

/** Props that say themselves what they are as JSON. */
const told = (json: unknown) => ({ a: 1, toJSON: () => json })

describe('serializeProps', () => {
  it.each([
    [{ a: 1 }, '{"a":1}'],
    [told({ b: 2 }), '{"b":2}'],
    [told('text'), '{}'],
    [told(['list']), '{}'],
    [told(undefined), '{}'],
  ])('T18 gives an object of %o', (props, json) => {
    expect(serializeProps(props)).toBe(json)
  })
})

describe('serializeData', () => {
  it.each([
    [{ a: 1 }, '{"props":{"a":1},"more":true}'],
    [told({ b: 2 }), '{"props":{"b":2},"more":true}'],
    [told('text'), '{"props":{},"more":true}'],
    [told(['list']), '{"props":{},"more":true}'],
    [told(undefined), '{"props":{},"more":true}'],
    [told(null), '{"props":{},"more":true}'],
  ])('T18 S110 gives an object in its frame of %o', (props, json) => {
    expect(serializeData({ props, more: true }, 'props')).toBe(json)
  })

  it('throws what JSON.stringify throws', () => {
    expect(() => serializeData({ props: { a: 1n } }, 'props')).toThrow(TypeError)
  })
})
