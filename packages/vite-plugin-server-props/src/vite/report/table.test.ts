import { expect, test } from 'vitest'
import type { BuiltClient } from './describe-build.js'
import { createPaint } from './paint.js'
import { toTable, type TableData } from './table.js'

const plain = createPaint({}, false)

function createData(count: number, data: Partial<TableData> = {}): TableData {
  const pages = Array.from({ length: count }, (_, index) => ({
    page: { pattern: `/p${index}`, file: `/app/pages/p${index}.tsx`, path: `pages/p${index}.tsx` },
    kind: index % 2 === 0 ? ('per request' as const) : ('static' as const),
    firstLoadJs: { raw: 200_000, gzip: 80_000 + index * 1000 },
    files: [],
    size: { raw: 0, gzip: 0 },
  }))
  const client: BuiltClient = {
    everyPage: { raw: 200_000, gzip: 79_000 },
    pages,
    ids: new Set(),
    describeEveryPage: () => ({ files: [], size: { raw: 0, gzip: 0 }, modules: [] }),
    describePage: () => {
      throw new Error('a table says nothing of that')
    },
  }
  const api = [{ pattern: '/api/items/[id]', file: '/app/pages/api/items/[id].ts', path: 'pages/api' }]
  return {
    client,
    table: {
      dir: '/app/pages',
      routes: pages.map(({ page }) => page),
      api,
      app: undefined,
      document: undefined,
      error: undefined,
      notFound: undefined,
      serverError: undefined,
      warnings: [],
    },
    totals: { strippedModules: 2, removedBytes: 1234, modulesNotLoaded: 1 },
    pageDataBudget: undefined,
    isWhole: false,
    ...data,
  }
}

test('the table is aligned, and numbers end where numbers end', () => {
  expect(toTable(createData(3, { pageDataBudget: 64_000 }), plain)).toBe(`\
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
  const lines = toTable(createData(1000), plain).split('\n')
  expect(lines.slice(0, 3)).toEqual([
    '  Route  Kind         First load JS',
    '  /p999  static           1079.0 kB',
    '  /p998  per request      1078.0 kB',
  ])
  expect(lines[21]).toBe("  and 981 more, which are not larger (buildTable: 'all' lists all)")
  expect(toTable(createData(1000, { isWhole: true }), plain).split('\n')).toHaveLength(1 + 1001 + 4)
  expect(toTable(createData(49), plain)).not.toContain('more')
})

test('it says so when there was nothing to remove', () => {
  const totals = { strippedModules: 0, removedBytes: 0, modulesNotLoaded: 0 }
  expect(toTable(createData(1, { totals }), plain)).toContain(
    "Nothing had to be removed from the browser's code.",
  )
})

test('it has colours in a terminal, unless NO_COLOR says otherwise', () => {
  const escape = '\u{1b}['
  expect(toTable(createData(1), createPaint({}, true))).toContain(escape)
  expect(toTable(createData(1), createPaint({ NO_COLOR: '1' }, true))).not.toContain(escape)
  expect(toTable(createData(1), createPaint({}, false))).not.toContain(escape)
})
