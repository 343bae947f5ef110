import { describe, expect, test } from 'vitest'
import { addRoute, createRouteTree, matchRoute } from './route-tree.js'

function match(patterns: readonly string[], path: string) {
  const tree = createRouteTree<string>()
  for (const pattern of patterns) addRoute(tree, pattern, pattern)
  const found = matchRoute(tree, path === '/' ? [] : path.slice(1).split('/'))
  return found && [found.value, { ...found.params }]
}

const patterns = [
  '/',
  '/about',
  '/blog/[slug]',
  '/blog/featured',
  '/blog/[slug]/comments/[id]',
  '/[lang]/legal',
  '/geo/[country]/capital',
  '/geo/[country]/[city]',
  '/geo/france/[city]',
  '/docs/intro',
  '/docs/[section]',
  '/docs/[...section]',
  '/opt/[[...parts]]',
]

describe('matchRoute', () => {
  test.each<[string, unknown]>([
    ['/', ['/', {}]],
    ['/about', ['/about', {}]],
    ['/About', undefined],
    ['/index', undefined],
    ['/blog', undefined],
    ['/blog/x', ['/blog/[slug]', { slug: 'x' }]],
    ['/blog/featured', ['/blog/featured', {}]],
    ['/blog/a/comments/7', ['/blog/[slug]/comments/[id]', { slug: 'a', id: '7' }]],
    ['/blog/featured/comments/7', ['/blog/[slug]/comments/[id]', { slug: 'featured', id: '7' }]],
    ['/blog/legal', ['/blog/[slug]', { slug: 'legal' }]],
    ['/en/legal', ['/[lang]/legal', { lang: 'en' }]],
    ['/geo/france/capital', ['/geo/france/[city]', { city: 'capital' }]],
    ['/geo/spain/capital', ['/geo/[country]/capital', { country: 'spain' }]],
    ['/geo/spain/madrid', ['/geo/[country]/[city]', { country: 'spain', city: 'madrid' }]],
    ['/docs/intro', ['/docs/intro', {}]],
    ['/docs/x', ['/docs/[section]', { section: 'x' }]],
    ['/docs/intro/more', ['/docs/[...section]', { section: ['intro', 'more'] }]],
    ['/docs', undefined],
    ['/opt', ['/opt/[[...parts]]', {}]],
    ['/opt/a/b', ['/opt/[[...parts]]', { parts: ['a', 'b'] }]],
    ['/__proto__', undefined],
    ['/constructor', undefined],
    ['/blog/__proto__', ['/blog/[slug]', { slug: '__proto__' }]],
  ])('S8 S9 S10 S11 S12 S13 S17 T4 %s', (path, expected) => {
    expect(match(patterns, path)).toEqual(expected)
  })

  test('F25 T29 time does not grow with the number of routes', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `/r${index}/[id]`)
    expect(match(many, '/r4999/x')).toEqual(['/r4999/[id]', { id: 'x' }])
  })
})

test('S12 a parameter and a catch-all at one place may have different names', () => {
  expect(match(['/a/[x]', '/a/[...y]'], '/a/1')).toEqual(['/a/[x]', { x: '1' }])
  expect(match(['/a/[...y]', '/a/[x]'], '/a/1/2')).toEqual(['/a/[...y]', { y: ['1', '2'] }])
})

describe('S26 collisions are refused', () => {
  test.each<[string, string[], RegExp]>([
    ['two names at one place', ['/a/[x]', '/a/[y]/b'], /different slug names.*'x' !== 'y'/],
    ['one name twice', ['/[x]/b/[x]'], /same slug name "x" repeat/],
    [
      'an optional catch-all beside its own page',
      ['/a', '/a/[[...x]]'],
      /same specificity.*"\/a" and "\/a\/\[\[\.\.\.x\]\]"/,
    ],
    ['the same the other way round', ['/a/[[...x]]', '/a'], /same specificity/],
    ['the same at the root', ['/[[...x]]', '/'], /same specificity/],
    ['both kinds of catch-all', ['/a/[...x]', '/a/[[...x]]'], /both a required and optional catch-all/],
    ['two names of a catch-all', ['/a/[...x]', '/a/[...y]'], /different slug names.*'x' !== 'y'/],
    ['two names of an optional one', ['/a/[[...x]]', '/a/[[...y]]'], /different slug names.*'x' !== 'y'/],
    ['something after a catch-all', ['/[...x]/b'], /must be the last part/],
    ['an optional parameter', ['/[[x]]'], /Optional route parameters are not yet supported/],
    ['a bracket without its other', ['/[x'], /unmatched bracket/],
    ['an empty name', ['/[]'], /no valid parameter name/],
    ['one pattern twice', ['/a', '/a'], /Two pages have the address/],
  ])('%s', (_, colliding, message) => {
    expect(() => match(colliding, '/')).toThrow(message)
  })
})
