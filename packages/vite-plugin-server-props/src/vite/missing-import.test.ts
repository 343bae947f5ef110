import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findMissingImport } from './missing-import.js'

const file = path.join(mkdtempSync(path.join(tmpdir(), 'missing-import-')), 'a page.js')
writeFileSync(
  file,
  `import React from 'react'\n  import { x } from "./no pe.js"\nimport '@scope/nope/part'\n`,
)

test('the import is found from what Vite, its module runner and Node say', () => {
  const place = { file, line: 2, column: 20 }
  expect(
    findMissingImport(
      `Failed to load url ./no pe.js (resolved id: /app/no pe.js) in ${file}. Does the file exist?`,
    ),
  ).toEqual(place)
  expect(findMissingImport(`Cannot find module './no pe.js' imported from '${file}'`)).toEqual(place)
  expect(findMissingImport(`Cannot find package '@scope/nope/part' imported from ${file}`)).toEqual({
    file,
    line: 3,
    column: 7,
  })
})

test('other messages, names that are not as written and files that are gone have no place', () => {
  expect(findMissingImport('x is not defined')).toBeUndefined()
  expect(findMissingImport(`Cannot find module './other.js' imported from '${file}'`)).toBeUndefined()
  expect(findMissingImport(`Cannot find module './no pe.js' imported from '${file}x'`)).toBeUndefined()
})
