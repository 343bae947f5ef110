import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDependents } from './dependents.js'

let root: string

function write(dir: string, content: object): void {
  mkdirSync(path.join(root, dir), { recursive: true })
  writeFileSync(path.join(root, dir, 'package.json'), JSON.stringify(content))
}

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'server-props-'))
  write('', {
    dependencies: { kit: '1', plain: '1', next: '1', missing: '1' },
    devDependencies: { '@a/ours': '1' },
  })
  write('app', { dependencies: { kit: '1' } })
  write('node_modules/kit', { peerDependencies: { next: '*' } })
  write('node_modules/plain', { dependencies: { react: '1' } })
  write('node_modules/next', { dependencies: { next: '1' } })
  write('node_modules/@a/ours', { dependencies: { 'vite-plugin-server-props': '1' } })
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

test('finds the packages that use this one or next', () => {
  expect(findDependents(root, ['vite-plugin-server-props', 'next'])).toEqual(['kit', '@a/ours'])
  expect(findDependents(root, ['vite-plugin-server-props'])).toEqual(['@a/ours'])
})

test('looks for packages in the folders above, as Node does', () => {
  expect(findDependents(path.join(root, 'app'), ['next'])).toEqual(['kit'])
})
