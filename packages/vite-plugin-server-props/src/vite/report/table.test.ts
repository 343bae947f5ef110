import { expect, test } from 'vitest'
import type { BuiltClient, MeasuredPage } from './describe-build.js'
import { createPaint } from './paint.js'
import { listRoutes, toTable, type TableOptions } from './table.js'

const plain = createPaint({}, false)
const NO_OPTIONS: TableOptions = { pageDataBudget: undefined, isWhole: false }
const TOTALS = { strippedModules: 2, removedBytes: 1234, modulesNotLoaded: 1 }
const API = [{ pattern: '/api/items/[id]', file: '/app/pages/api/items/[id].ts', path: 'pages/api' }]

function createPage(index: number): MeasuredPage {
  return {
    page: { pattern: `/p${index}`, file: `/app/pages/p${index}.tsx`, path: `pages/p${index}.tsx` },
    files: [],
    bytes: index * 3000,
    kind: index % 2 === 0 ? 'per request' : 'static',
    firstLoadJs: { raw: 200_000, gzip: 80_000 + index * 1000 },
    size: { raw: 0, gzip: 0 },
  }
}

function createTable(
  count: number,
  { options = NO_OPTIONS, totals = TOTALS, paint = plain, toPage = createPage } = {},
): string {
  const client: BuiltClient = {
    everyPage: { raw: 200_000, gzip: 79_000 },
    pages: Array.from({ length: count }, (_, index) => toPage(index)),
    ids: new Set(),
    describeEveryPage: () => ({ files: [], size: { raw: 0, gzip: 0 }, modules: [] }),
    describePage: () => {
      throw new Error('a table says nothing of that')
    },
  }
  return toTable(listRoutes(client, API, options), totals, paint)
}

test('the table is aligned, and numbers end where numbers end', () => {
  expect(createTable(3, { options: { ...NO_OPTIONS, pageDataBudget: 64_000 } })).toBe(`\
  Route            Kind         First load JS  Page data budget
  /p0              per request        80.0 kB           64.0 kB
  /p1              static             81.0 kB
  /p2              per request        82.0 kB           64.0 kB
  /api/items/[id]  api

  First load JS is gzipped; 79.0 kB of it is the same for every page.
  Removed from the browser's code: 1.2 kB of 2 modules; 1 module that only they need is not loaded.
`)
})

test('of many routes it shows the largest, and all when it is told to', () => {
  const lines = createTable(1000).split('\n')
  expect(lines.slice(0, 3)).toEqual([
    '  Route  Kind         First load JS',
    '  /p999  static           1079.0 kB',
    '  /p998  per request      1078.0 kB',
  ])
  expect(lines[21]).toBe(
    "  and 981 more, which are not larger before compression (buildTable: 'all' lists all)",
  )
  expect(createTable(1000, { options: { ...NO_OPTIONS, isWhole: true } }).split('\n')).toHaveLength(
    1 + 1001 + 4,
  )
  expect(createTable(49)).not.toContain('more')
})

test('of many routes only what it shows is compressed to be measured', () => {
  const measured = new Set<number>()
  const toPage = (index: number): MeasuredPage => ({
    ...createPage(index),
    get firstLoadJs() {
      measured.add(index)
      return { raw: 0, gzip: 80_000 - index }
    },
  })
  const lines = createTable(1000, { toPage }).split('\n')
  expect([...measured].toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, index) => 980 + index),
  )
  // What is shown is in the order of what is said of it.
  expect(lines.slice(1, 3).map((line) => line.trim().split(' ')[0])).toEqual(['/p980', '/p981'])
})

test('it says so when there was nothing to remove', () => {
  const totals = { strippedModules: 0, removedBytes: 0, modulesNotLoaded: 0 }
  expect(createTable(1, { totals })).toContain("Nothing had to be removed from the browser's code.")
})

test('it has colours in a terminal, unless NO_COLOR says otherwise', () => {
  const escape = '\u{1b}['
  expect(createTable(1, { paint: createPaint({}, true) })).toContain(escape)
  expect(createTable(1, { paint: createPaint({ NO_COLOR: '1' }, true) })).not.toContain(escape)
  expect(createTable(1, { paint: createPaint({}, false) })).not.toContain(escape)
})
