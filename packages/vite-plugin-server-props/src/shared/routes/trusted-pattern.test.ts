import { expect, test } from 'vitest'
import { addRoute, createRouteTree, matchRoute } from './route-tree.js'
import { readParams, toTrustedTree } from './trusted-pattern.js'

const patterns = ['/', '/a', '/a/[id]', '/a/new', '/[x]', '/docs/[...rest]', '/opt/[[...parts]]', '/b/[x]/c']

test.each([
  '/',
  '/a',
  '/a/7',
  '/a/new',
  '/q',
  '/docs',
  '/docs/1/2',
  '/opt',
  '/opt/1',
  '/b/1/c',
  '/b/1/d',
  '/x/y',
])('C151 %s is matched as on the server', (path) => {
  const tree = createRouteTree<{ pattern: string }>()
  for (const pattern of patterns) addRoute(tree, pattern, { pattern })
  const segments = path.slice(1).split('/').filter(Boolean)
  const trusted = toTrustedTree(patterns.map((pattern) => ({ pattern })))
  expect(matchRoute(trusted, segments)).toEqual(matchRoute(tree, segments))
})

test('C146 parameters are decoded once', () => {
  expect(readParams('/item/[id]', '/item/a%2Fb%2520')).toEqual({ id: 'a/b%20' })
  expect(readParams('/item/[id]', '/other/a')).toBeUndefined()
})

test('C150 malformed encoding matches nothing', () => {
  expect(readParams('/item/[id]', '/item/%ff')).toBeUndefined()
})
