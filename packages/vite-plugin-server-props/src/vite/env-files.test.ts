import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyEnvFiles, forgetEnvNames, isEnvFile, toEnvDir, toPublicDefines } from './env-files.js'

let root: string

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'server-props-'))
  writeFileSync(path.join(root, '.env'), 'SP_TEST_A=file\nSP_TEST_B=file\nNEXT_PUBLIC_SP_TEST=seen\n')
})

afterEach(() => {
  for (const name of ['SP_TEST_A', 'SP_TEST_B', 'NEXT_PUBLIC_SP_TEST']) delete process.env[name]
  rmSync(root, { recursive: true, force: true })
})

test('S58 puts variables of .env files into process.env, and leaves what is set', () => {
  process.env['SP_TEST_A'] = 'set'
  const names = new Set(applyEnvFiles('development', root))
  expect([process.env['SP_TEST_A'], process.env['SP_TEST_B']]).toEqual(['set', 'file'])
  forgetEnvNames(names)
  expect([process.env['SP_TEST_A'], process.env['SP_TEST_B']]).toEqual(['set', undefined])
  expect(names.size).toBe(0)
})

test('S58 a local file wins over one for a mode, for loaders and for the browser', () => {
  writeFileSync(path.join(root, '.env.local'), 'SP_TEST_A=local\nNEXT_PUBLIC_SP_TEST=$SP_TEST_A\n')
  writeFileSync(path.join(root, '.env.development'), 'SP_TEST_A=mode\nNEXT_PUBLIC_SP_TEST=mode\n')
  expect(toPublicDefines('development', root)).toEqual({ 'process.env.NEXT_PUBLIC_SP_TEST': '"local"' })
  applyEnvFiles('development', root)
  expect(process.env['SP_TEST_A']).toBe('local')
})

test('S58 reads no files when Vite does not', () => {
  expect(applyEnvFiles('development', false)).toEqual([])
  expect(toEnvDir('/app', false)).toBe(false)
  expect(toEnvDir('/app', 'config')).toBe(path.resolve('/app/config'))
})

test('S58 and T26 only public variables become constants for the browser', () => {
  expect(toPublicDefines('production', root)).toEqual({ 'process.env.NEXT_PUBLIC_SP_TEST': '"seen"' })
})

test('knows a file of variables by its name and place', () => {
  expect(isEnvFile(path.join(root, '.env.local'), root)).toBe(true)
  expect(isEnvFile(path.join(root, '.environment'), root)).toBe(false)
  expect(isEnvFile(path.join(root, 'sub/.env'), root)).toBe(false)
})
