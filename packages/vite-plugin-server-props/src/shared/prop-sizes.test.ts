import { expect, test } from 'vitest'
import { listPropSizes } from './prop-sizes.js'

test('F11 the parts of props are given by path, those of a list together, the heaviest first', () => {
  const posts = Array.from({ length: 10 }, (_, id) => ({ id, body: 'x'.repeat(98), tags: [] }))
  const found = listPropSizes({ posts, user: { 'first name': 'Zoë', age: 7 }, on: true }, 10)
  expect(found).toEqual([
    { path: 'posts', bytes: JSON.stringify(posts).length },
    { path: 'posts[]', bytes: JSON.stringify(posts).length - 11 },
    { path: 'posts[].body', bytes: 1000 },
    { path: 'user', bytes: 29 },
    { path: 'posts[].tags', bytes: 20 },
  ])
  expect(listPropSizes({ posts }, 2).map(({ path }) => path)).toEqual(['posts', 'posts[]'])
})

test('F11 sizes are those of the JSON that is sent', () => {
  const values = {
    text: 'ü"\n',
    empty: {},
    none: null,
    date: new Date(0),
    list: [1, undefined, [], { a: undefined }],
    deep: { a: { b: { c: { d: { e: { f: { g: { h: { i: 'far' } } } } } } } } },
  }
  for (const [name, value] of Object.entries(values)) {
    const [first] = listPropSizes({ value }, 1)
    expect(first?.bytes, name).toBe(new TextEncoder().encode(JSON.stringify(value)).length)
  }
})

test('F12 props of any depth are measured', () => {
  const props: Record<string, unknown> = {}
  let inner = props
  for (let depth = 0; depth < 1000; depth++) inner = inner['a'] = {} as Record<string, unknown>
  expect(listPropSizes(props, 3)).toHaveLength(3)
})
