import { expect, test } from 'vitest'
import { explainModule } from './explain-module.js'

const PAGE = `import { useState } from 'react'
import { db, type Row } from '../lib/db'
import { format, parse } from '../lib/dates'

const TABLE = 'users'
const LIMIT = 10
const first = LIMIT
/** Reads. */
async function read() {
  return db.all(TABLE, parse('now'), LIMIT)
}

export const getServerSideProps = async () => ({ props: { rows: await read(), limit: LIMIT } })

export default function Page({ rows }: { rows: Row[] }) {
  const [open] = useState(format(rows.length))
  return <p>{open}{LIMIT}</p>
}
`

test('E59 says what is gone, with lines and bytes, and what is no longer imported', () => {
  const found = explainModule(PAGE, 'pages/index.tsx', true)
  expect(found?.loaders).toEqual(['getServerSideProps'])
  expect(found?.removed).toEqual([
    { name: 'db', line: 2 },
    { name: 'parse', line: 3 },
    { name: 'TABLE', line: 5 },
    { name: 'read', line: 9 },
    { name: 'getServerSideProps', line: 13 },
  ])
  expect(found?.notImported).toEqual(['../lib/db'])
  const gone = found?.ranges.map(({ start, end }) => PAGE.slice(start, end)) ?? []
  expect(gone.map((text) => text.split('\n')[0])).toEqual([
    "import { db, type Row } from '../lib/db'",
    ', parse',
    "const TABLE = 'users'",
    '/** Reads. */',
  ])
  expect(found?.removedBytes).toBe(gone.join('').length)
  expect(found?.after.length).toBe(PAGE.length)
})

test('E59 says what holds what a loader uses too', () => {
  expect(explainModule(PAGE, 'pages/index.tsx', true)?.kept).toEqual([
    { name: 'LIMIT', line: 6, by: { owner: 'first', line: 7 } },
  ])
})

test.each([
  ['export default () => <p>{name}</p>', 'default', 3],
  ['function Page() {\n  return name\n}\nexport default Page', 'Page', 4],
  ['const { a, b } = name\nexport default () => a', 'a', 3],
  ['console.log(name)\nexport default () => 1', undefined, 3],
  ['export { name }\nexport default () => 1', undefined, 3],
  ['export default class Page { render() { return name } }', 'Page', 3],
])('E59 names the owner of the use: %s', (rest, owner, line) => {
  const page = `const name = 1\nexport const getServerSideProps = () => name\n${rest}\n`
  expect(explainModule(page, 'pages/index.jsx', true)?.kept).toEqual([
    { name: 'name', line: 1, by: { owner, line } },
  ])
})

test('modules without loaders, and those that do not parse, have nothing to explain', () => {
  expect(explainModule('export default () => 1', 'pages/index.jsx', true)).toBe(null)
  expect(explainModule('export const getServerSideProps = (', 'pages/index.jsx', true)).toBe(null)
})

test('what the strip refuses is its error', () => {
  expect(() => explainModule("export * from './x'", 'pages/index.jsx', true)).toThrow('export *')
})
