import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NEXT_TYPES_TEXT, writeNextTypes } from './next-types.js'

let root: string
const logger = { info: vi.fn(), warn: vi.fn() }
const file = () => path.join(root, 'next-env.d.ts')
const read = () => readFileSync(file(), 'utf8')

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'next-types-'))
  writeFileSync(path.join(root, 'tsconfig.json'), '{}')
  vi.clearAllMocks()
})

afterEach(() => rmSync(root, { recursive: true }))

test('an app in TypeScript gets the file, without a word', () => {
  writeNextTypes(root, logger)
  expect(read()).toBe(NEXT_TYPES_TEXT)
  expect(logger.info).not.toHaveBeenCalled()
  expect(logger.warn).not.toHaveBeenCalled()
})

test('an app without tsconfig.json gets none', () => {
  rmSync(path.join(root, 'tsconfig.json'))
  writeNextTypes(root, logger)
  expect(() => read()).toThrow(/ENOENT/)
})

test.each([NEXT_TYPES_TEXT, NEXT_TYPES_TEXT.replaceAll('\n', '\r\n')])(
  'a file that is as it should be is not written again, whatever ends its lines',
  (text) => {
    writeFileSync(file(), text)
    utimesSync(file(), 1, 1)
    writeNextTypes(root, logger)
    expect(statSync(file()).mtimeMs).toBe(1000)
  },
)

test.each([
  `/// <reference types="next" />
/// <reference types="next/image-types/global" />
/// <reference types="next/navigation-types/compat/navigation" />
import "./.next/types/routes.d.ts";
import "./.next/dev/types/root-params.d.ts";

// NOTE: This file should not be edited
// see https://nextjs.org/docs/pages/api-reference/config/typescript for more information.
`,
  '/// <reference types="next" />\r\n/// <reference path="./.next/types/routes.d.ts" />\r\n',
  '/// <reference types="next" />\n/// <reference types="next/types/global" />\n',
])('a file that Next has written is taken over, and that is said once', (text) => {
  writeFileSync(file(), text)
  writeNextTypes(root, logger)
  expect(read()).toBe(NEXT_TYPES_TEXT)
  writeNextTypes(root, logger)
  expect(logger.info).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('which Next.js had written'))
})

test('a file that was edited stays, with a warning that has the line to add', () => {
  const text = '/// <reference types="next" />\ndeclare module "*.md"\n'
  writeFileSync(file(), text)
  writeNextTypes(root, logger)
  expect(read()).toBe(text)
  expect(logger.warn).toHaveBeenCalledExactlyOnceWith(
    expect.stringContaining('\n/// <reference types="vite-plugin-server-props/next-types" />'),
  )
})

test('an edited file that has the line stays, without a warning', () => {
  const text = `${NEXT_TYPES_TEXT}declare module "*.md"\n`
  writeFileSync(file(), text)
  writeNextTypes(root, logger)
  expect(read()).toBe(text)
  expect(logger.warn).not.toHaveBeenCalled()
})

test('a file that can’t be written is a warning, and no error', () => {
  // A link into a folder that does not exist: nobody can write through it, root included.
  symlinkSync(path.join(root, 'missing', 'file'), file())
  writeNextTypes(root, logger)
  expect(logger.warn).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/next-env\.d\.ts can't be written \(ENOENT.*TypeScript does not know/),
  )
})
