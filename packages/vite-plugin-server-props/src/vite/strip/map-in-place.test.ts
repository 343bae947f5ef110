import { SourceMap } from 'node:module'
import { expect, test } from 'vitest'
import { mapInPlace } from './map-in-place.js'

test('E51 E52 each word and mark stands where it stood, in a source without what was removed', () => {
  const long = `${' '.repeat(3_000)}far, away`
  const code = ['', '  const größe = f(a,\tb)', '', long, 'x', '\r', '}'].join('\n')
  const map = mapInPlace(code, 'page.tsx')
  expect(map.sourcesContent).toEqual([code])
  const reader = new SourceMap({ ...map, file: 'page.tsx', sourceRoot: '' })
  let count = 0
  code.split('\n').forEach((line, originalLine) => {
    for (const { index } of line.matchAll(/[\wöß]+|[^\s\wöß]/g)) {
      const entry = reader.findEntry(originalLine, index)
      expect(entry).toMatchObject({ originalLine, originalColumn: index, originalSource: 'page.tsx' })
      count++
    }
  })
  expect(count).toBe(14)
  expect(map.mappings.match(/[^;,]+/g)).toHaveLength(count)
})
