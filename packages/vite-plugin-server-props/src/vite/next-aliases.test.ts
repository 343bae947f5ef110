import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createNextError } from './errors.js'
import { NEXT_ALIASES, toAlias } from './next-aliases.js'
import { findNextHint } from './next-hints.js'
import { PACKAGE, packageDir } from './virtual-ids.js'

test('every alias is an entry of the package', () => {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', packageDir), 'utf8'))
  const entries = Object.values(NEXT_ALIASES).filter((name) => name.startsWith(PACKAGE))
  for (const name of entries) {
    const subpath = name.replace(PACKAGE, '.')
    expect(exports).toHaveProperty([subpath])
    expect(existsSync(new URL(`src/${subpath}.ts`, packageDir)), subpath).toBe(true)
  }
  expect(entries.length).toBe(14)
})

test('knows the names with and without .js, and no others', () => {
  expect(toAlias('next/link')).toBe('vite-plugin-server-props/next-link')
  expect(toAlias('next/link.js')).toBe('vite-plugin-server-props/next-link')
  expect(toAlias('next/compat/router.js')).toBe('vite-plugin-server-props/compat-router')
  expect(toAlias('next/server')).toBeUndefined()
  expect(toAlias('next/toString')).toBeUndefined()
})

test('a well-known part without counterpart is an error that says what to do instead', () => {
  const toMessage = (id: string) => createNextError(id, findNextHint(id), ['next/link']).message
  expect(toMessage('next/headers')).toBe(
    '[server-props] "next/headers" is not part of serverProps({ next: true }). It belongs to the App Router: getServerSideProps has req.headers and req.cookies, and sets cookies by res.setHeader("Set-Cookie", …).',
  )
  expect(toMessage('next/font/google.js')).toContain('@fontsource')
  expect(toMessage('next/dist/server/web')).toContain('internal module')
  expect(toMessage('next/toString')).toContain('What is: next/link.')
  for (const name of Object.keys(NEXT_ALIASES)) expect(findNextHint(name), name).toBeUndefined()
})
