import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NEXT_ALIASES, toAlias } from './next-aliases.js'
import { PACKAGE, packageDir } from './virtual-ids.js'

test('every alias is an entry of the package', () => {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', packageDir), 'utf8'))
  const entries = Object.values(NEXT_ALIASES).filter((name) => name.startsWith(PACKAGE))
  for (const name of entries) {
    const subpath = name.replace(PACKAGE, '.')
    expect(exports).toHaveProperty([subpath])
    expect(existsSync(new URL(`src/${subpath}.ts`, packageDir)), subpath).toBe(true)
  }
  expect(entries.length).toBe(7)
})

test('knows the names with and without .js, and no others', () => {
  expect(toAlias('next/link')).toBe('vite-plugin-server-props/link')
  expect(toAlias('next/link.js')).toBe('vite-plugin-server-props/link')
  expect(toAlias('next/image')).toBeUndefined()
  expect(toAlias('next/toString')).toBeUndefined()
})
