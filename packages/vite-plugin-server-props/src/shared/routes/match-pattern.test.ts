import { expect, test } from 'vitest'
import { inMatchOrder, matchPattern, readParams } from './match-pattern.js'
import { PatternError } from './parse-pattern.js'
import { addRoute, createRouteTree, matchRoute } from './route-tree.js'

/** Numbers that are the same in each run. */
function createRandom(seed: number): (below: number) => number {
  return (below) => {
    seed = (seed * 1664525 + 1013904223) >>> 0
    return (seed >>> 8) % below
  }
}

const PARTS = ['a', 'b', '__proto__', '[x]', '[y]', '[...rest]', '[[...parts]]']

test('C151 the first pattern in order that matches is the one that the server finds', () => {
  const random = createRandom(7)
  const pick = <T>(from: readonly T[]): T => from[random(from.length)]!
  let matched = 0
  for (let round = 0; round < 2000; round++) {
    const tree = createRouteTree<{ pattern: string }>()
    const routes: { pattern: string }[] = []
    for (let count = random(12); count >= 0; count--) {
      const pattern = `/${Array.from({ length: random(5) }, () => pick(PARTS)).join('/')}`
      try {
        addRoute(tree, pattern, { pattern })
        routes.push({ pattern })
      } catch (error) {
        // Patterns that collide are none: the build refuses them.
        expect(error).toBeInstanceOf(PatternError)
      }
    }
    const ordered = inMatchOrder(routes)
    for (let count = 0; count < 10; count++) {
      const segments = Array.from({ length: random(5) }, () => pick(['a', 'b', 'c', '__proto__']))
      const route = ordered.find(({ pattern }) => matchPattern(pattern, segments))
      const found = route && { value: route, params: matchPattern(route.pattern, segments) }
      expect(found).toEqual(matchRoute(tree, segments))
      if (found !== undefined) matched++
    }
  }
  expect(matched).toBeGreaterThan(5000)
})

test('C146 parameters are decoded once', () => {
  expect(readParams('/item/[id]', '/item/a%2Fb%2520')).toEqual({ id: 'a/b%20' })
  expect(readParams('/item/[id]', '/other/a')).toBeUndefined()
})

test('C148 an optional catch-all without segments is no parameter', () => {
  expect(readParams('/opt/[[...parts]]', '/opt')).toEqual({})
  expect(readParams('/opt/[[...parts]]', '/opt/a/b')).toEqual({ parts: ['a', 'b'] })
})

test('C150 malformed encoding matches nothing', () => {
  expect(readParams('/item/[id]', '/item/%ff')).toBeUndefined()
})
