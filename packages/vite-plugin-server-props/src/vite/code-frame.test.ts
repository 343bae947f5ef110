import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findErrorPlace, toCodeFrame } from './code-frame.js'

let root: string
let file: string

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'server-props-'))
  file = `${root}/page.jsx`
  writeFileSync(file, Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join('\n'))
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

test('takes the place that a compiler names', () => {
  const loc = { file: '/app/a.jsx', line: 3, column: 4 }
  expect(findErrorPlace({ loc }, '/app')).toEqual(loc)
  expect(findErrorPlace({ loc: { line: 3, column: 4 }, id: '/app/a.jsx' }, '/app')).toEqual(loc)
  expect(findErrorPlace({ id: '/app/a.jsx', errors: [{ loc }, {}] }, '/app')).toEqual(loc)
})

test('takes the first frame of the project, and no package', () => {
  const stack = [
    'Error: at /app/no.jsx:1:1',
    '    at parse (/app/node_modules/x/index.js:1:1)',
    '    at node:internal/process:3:3',
    '    at async load (file:///app/pages/a%20b.jsx:7:9)',
    '    at /app/later.jsx:1:1',
  ].join('\n')
  expect(findErrorPlace({ stack }, '/app')).toEqual({ file: '/app/pages/a b.jsx', line: 7, column: 8 })
  expect(findErrorPlace({ stack: 'Error: x\n    at native' }, '/app')).toBeUndefined()
  expect(findErrorPlace({}, '/app')).toBeUndefined()
})

test('shows the lines around a place and marks it', () => {
  expect(toCodeFrame({ file, line: 9, column: 5 })).toBe(
    [' 7 |  line 7', ' 8 |  line 8', ' 9 |  line 9', '   |       ^', '10 |  line 10', '11 |  line 11'].join(
      '\n',
    ),
  )
  expect(toCodeFrame({ file, line: 1, column: 0 }).split('\n')[1]).toBe('  |  ^')
})

test('shows nothing of a file or a line that is not there', () => {
  expect(toCodeFrame({ file, line: 99, column: 0 })).toBe('')
  expect(toCodeFrame({ file: `${root}/other.jsx`, line: 1, column: 0 })).toBe('')
})
