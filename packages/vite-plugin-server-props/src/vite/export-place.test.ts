import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findExportPlace } from './export-place.js'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'export-place-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['page.js', 'const a = <p />\nexport async function getServerSideProps() {}', 2, 22],
  ['page.ts', 'export const a = 1,\n  getServerSideProps: () => void = () => {}', 2, 2],
  ['page.tsx', "import { load } from './load'\n\nexport { load as getServerSideProps }", 3, 17],
  ['page.jsx', "export { getServerSideProps } from './load'", 1, 9],
])('S82 finds a loader in %s: %j', (name, code, line, column) => {
  const file = path.join(folder, name)
  writeFileSync(file, code)
  expect(findExportPlace(file, 'getServerSideProps')).toEqual({ file, line, column })
})

test('S28 finds a default export, whatever it is', () => {
  const file = path.join(folder, 'default.jsx')
  for (const code of [
    '\nexport default { a: 1 }',
    '\nexport default () => null',
    "\nexport { default } from 'x'",
  ]) {
    writeFileSync(file, code)
    expect(findExportPlace(file, 'default')).toMatchObject({ file, line: 2 })
  }
})

test('finds nothing where nothing is', () => {
  const file = path.join(folder, 'none.ts')
  expect(findExportPlace(file, 'default')).toBeUndefined()
  for (const code of ['export type getServerSideProps = 1', 'const getServerSideProps = 1', 'export {{']) {
    writeFileSync(file, code)
    expect(findExportPlace(file, 'getServerSideProps')).toBeUndefined()
  }
})
