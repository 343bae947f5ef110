import { expect, test } from 'vitest'
import { explainModule } from '../explain/explain-module.js'
import { createPaint } from '../report/paint.js'
import { markSource } from './mark-source.js'

const plain = createPaint({}, false)

const PAGE = `import { a, b } from './x'

export const getServerSideProps = async () => {
  const value = await a()

  return { props: { value } }
}

export default () => b
`

const MARKED = `\
~ 1 | import { a, b } from './x'
    |          --
  2 |
- 3 | export const getServerSideProps = async () => {
- 4 |   const value = await a()
- 5 |
- 6 |   return { props: { value } }
- 7 | }
  8 |
  9 | export default () => b`

test('E59 lines that are gone and parts of lines that are gone are marked in the margin', () => {
  const ranges = explainModule(PAGE, 'pages/index.jsx', true)?.ranges ?? []
  expect(markSource(PAGE, ranges, plain)).toBe(MARKED)
  const crlf = PAGE.replaceAll('\n', '\r\n')
  expect(markSource(crlf, explainModule(crlf, 'pages/index.jsx', true)?.ranges ?? [], plain)).toBe(MARKED)
})

test('a text of which nothing is gone has numbers alone, aligned', () => {
  const lines = Array.from({ length: 10 }, (_, index) => `line ${index + 1}`)
  const rows = markSource(lines.join('\n'), [], plain).split('\n')
  expect([rows[0], rows[9]]).toEqual(['   1 | line 1', '  10 | line 10'])
})

test('what is gone is red in a terminal', () => {
  expect(markSource('ab', [{ start: 1, end: 2 }], createPaint({}, true))).toContain('a\u{1b}[31mb\u{1b}[39m')
})
