import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadEnvFiles } from './load-env-files.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'server-props-'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  for (const name of Object.keys(process.env)) if (name.startsWith('SP_ENV_')) delete process.env[name]
  rmSync(folder, { recursive: true })
})

function load(files: Readonly<Record<string, string>>): Readonly<Record<string, string | undefined>> {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  loadEnvFiles(folder)
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      name.startsWith('SP_ENV_') ? [[name.slice('SP_ENV_'.length), value]] : [],
    ),
  )
}

describe('loadEnvFiles', () => {
  it('S58 takes local before shared and production before any mode, and leaves what is set', () => {
    vi.stubEnv('SP_ENV_SET', 'outside')
    expect(
      load({
        '.env': 'SP_ENV_SET=1\nSP_ENV_A=1\nSP_ENV_B=1\nSP_ENV_C=1\nSP_ENV_D=1\n',
        '.env.production': 'SP_ENV_B=2\nSP_ENV_C=2\nSP_ENV_D=2\n',
        '.env.local': 'SP_ENV_C=3\nSP_ENV_D=3\n',
        '.env.production.local': 'SP_ENV_D=4\n',
        '.env.development': 'SP_ENV_A=development\n',
      }),
    ).toEqual({ SET: 'outside', A: '1', B: '2', C: '3', D: '4' })
  })

  it.each([
    ['a name', '$SP_ENV_HOST/x', 'local.test/x'],
    ['a name in braces', 'a${SP_ENV_HOST}b', 'alocal.testb'],
    ['what is set outside', '$SP_ENV_OUTSIDE', 'outside'],
    ['what has a reference itself', '$SP_ENV_URL', 'https://local.test'],
    ['nothing', '[$SP_ENV_NOTHING]', '[]'],
    [
      'a default',
      '${SP_ENV_NOTHING:-default} ${SP_ENV_NOTHING-too} ${SP_ENV_HOST:-not}',
      'default too local.test',
    ],
    ['a dollar', 'a\\$SP_ENV_HOST $5 $', 'a$SP_ENV_HOST $5 $'],
    ['itself', 'a$SP_ENV_VALUE', 'a'],
    ['a circle', '1$SP_ENV_ROUND', '12'],
  ])('S58 fills in %s', (_what, value, expected) => {
    vi.stubEnv('SP_ENV_OUTSIDE', 'outside')
    const env = `SP_ENV_VALUE='${value}'\nSP_ENV_HOST=shared.test\nSP_ENV_URL=https://$SP_ENV_HOST\nSP_ENV_ROUND=2$SP_ENV_VALUE\n`
    expect(load({ '.env': env, '.env.local': 'SP_ENV_HOST=local.test\n' })['VALUE']).toBe(expected)
  })
})
