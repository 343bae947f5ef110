import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isCompiledToCommonJs } from './compiled-packages.js'

const COMPILED = `Object.defineProperty(exports, '__esModule', { value: true })\nexports.default = 1\n`

let root: string

function write(name: string, json: object, files: Readonly<Record<string, string>>): void {
  const dir = path.join(root, 'node_modules', name)
  for (const [file, text] of Object.entries({
    'package.json': JSON.stringify({ name, ...json }),
    ...files,
  })) {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true })
    writeFileSync(path.join(dir, file), text)
  }
}

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'server-props-'))
  write('compiled', { main: 'index.js' }, { 'index.js': COMPILED, 'part.js': COMPILED })
  write('plain', { main: 'index.js' }, { 'index.js': 'module.exports = () => 1\n' })
  const choice = `if (process.env.NODE_ENV) { module.exports = require('./lib.js') } else { module.exports = require("./dev.js") }`
  write('choosing', { main: 'index.js' }, { 'index.js': choice, 'lib.js': COMPILED, 'dev.js': COMPILED })
  write('module', { type: 'module', main: 'index.js' }, { 'index.js': 'export default "__esModule"\n' })
  const dual = { '.': { import: './index.mjs', require: './index.cjs' } }
  write('@a/dual', { exports: dual }, { 'index.mjs': 'export default 1\n', 'index.cjs': COMPILED })
  const same = { '.': { types: './index.d.ts', default: './index.js' }, './part': './part.js' }
  write('@a/same', { exports: same }, { 'index.js': COMPILED, 'part.js': COMPILED })
  write(
    'nested',
    { exports: { node: { default: './index.cjs' }, default: './index.mjs' } },
    { 'index.cjs': COMPILED },
  )
  write('import-only', { exports: { import: './index.js' } }, { 'index.js': COMPILED })
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

test.each(['compiled', 'compiled/part.js', 'choosing', '@a/same', '@a/same/part', 'nested'])(
  'S57 %s has its default export as a property',
  (name) => expect(isCompiledToCommonJs(root, name)).toBe(true),
)

test.each(['plain', 'module', '@a/dual', 'fs', 'node:path', 'path/posix'])(
  'S57 %s is for Node what it is for compilers',
  (name) => expect(isCompiledToCommonJs(root, name)).toBe(false),
)

test.each(['missing', '@a/same/missing', 'import-only'])('nothing is known about %s', (name) =>
  expect(isCompiledToCommonJs(root, name)).toBe(undefined),
)
