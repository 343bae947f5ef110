import { pathToFileURL } from 'node:url'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createModuleRequire, runCommonJs } from './module-require.js'
import { toDefault } from './to-default.js'

const url = pathToFileURL(path.resolve('package.json')).href

test('S57 require gives what was imported ahead as require would, and asks Node for the rest', () => {
  const module = { named: 1 }
  const require = createModuleRequire(url, {
    './module': module,
    './common': { 'module.exports': 'all', default: 'all' },
    './data.json': { default: { a: 1 }, a: 1 },
  })
  expect(require('./module')).toBe(module)
  expect(require('./common')).toBe('all')
  expect(require('./data.json')).toEqual({ a: 1 })
  expect(require('node:path')).toBe(path)
  expect(() => require('toString')).toThrow("Cannot find module 'toString'")
  expect(require.resolve('vite')).toContain('vite')
})

test('S57 a CommonJS module finds its names, and gives what it assigned', () => {
  const exports = runCommonJs(url, {}, function (exports, require, module, filename, dirname) {
    expect(this).toBe(exports)
    module.exports = { filename, dirname, path: require('path') }
  })
  expect(exports).toEqual({ filename: path.resolve('package.json'), dirname: process.cwd(), path })
})

test("S57 a default is the module's exports, or the property where a compiler wrote them", () => {
  const compiled = { __esModule: true, default: 1 }
  expect(toDefault(compiled)).toBe(1)
  for (const exports of [{ default: 1 }, { __esModule: true }, () => 1, 'text', null, undefined]) {
    expect(toDefault(exports)).toBe(exports)
  }
})
