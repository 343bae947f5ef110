import { expect, test } from 'vitest'
import { parseSource } from './parse-source.js'

test.each<[string, RegExp]>([
  ['/a(', /Unbalanced pattern at 2/],
  ['/a()', /Missing pattern at 2/],
  ['/a(?:x)', /Pattern cannot start with "\?" at 3/],
  ['/a((x))', /Capturing groups are not allowed at 3/],
  ['/a/:', /Missing parameter name at 3/],
  ['/a/:b:c', /Must have text between two parameters, missing text after "b"/],
  ['/a/{b', /Unexpected END at 5, expected CLOSE/],
  ['/a/*', /Unexpected MODIFIER at 3, expected END/],
  ['/a:b*', /Can not repeat "b" without a prefix and suffix/],
  ['/a/:b([)', /Invalid regular expression|Unbalanced pattern/],
  ['/a/:b(x(?<y>z))', /Capturing groups are not allowed/],
])('says what is wrong with %s', (source, message) => {
  expect(() => parseSource(source, false)).toThrow(message)
})

test('T29 what it makes by itself has no two repeats that could take the same text', () => {
  expect(parseSource('/a/:b/c-:d/:e*', false).pattern).toBe(
    '^/a(?:/([^/]+?))/c-([^/]+?)(?:/((?:[^/]+?)(?:/(?:[^/]+?))*))?(?:/)?$',
  )
  // Text between two parameters of a segment ends the first: this is the repair of CVE-2024-45296.
  expect(parseSource('/:a-:b', false).pattern).toBe('^(?:/([^/]+?))-((?:(?!-)[^/])+?)(?:/)?$')
})

test.each(['/:a*', '/:a*/x', '/x/:a/:b', '/:a-:b', '/:a.:b.:c', '/:a?/:b?', '/x{-:a}?', '/:a(\\d+)'])(
  'T29 %s is done with hostile paths of 12,000 characters',
  (source) => {
    const pattern = new RegExp(parseSource(source, true).pattern, 'i')
    for (const piece of ['a', '/', '/a', '-', 'a-', '.', 'a.', '%2F', '1', '/1']) {
      const path = `/${piece.repeat(12_000 / piece.length)}`
      for (const end of ['', '//', '\n', '/!/']) pattern.test(path + end)
    }
  },
)
