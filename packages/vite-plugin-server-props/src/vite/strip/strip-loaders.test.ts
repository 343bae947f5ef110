// The rows of the contract, each a page in fixtures/: what comes out of it, or the error that refuses it.
// Where it comes out as it went in, it is not touched at all. SECRET must be gone from what comes out, each KEEP still there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { parseSync, transformWithOxc } from 'vite'
import { describe, expect, test } from 'vitest'
import {
  EXPORT_ALL,
  findLoaders,
  LOADER_NAMES,
  StripError,
  stripLoaders,
  type StripOptions,
} from './strip-loaders.js'

const root = new URL('fixtures/', import.meta.url)

interface Fixture {
  file: string
  code: string
  expected: string | null
  error: string | null
}

function readFixture(folder: string): Fixture {
  const url = (name: string) => new URL(`${folder}/${name}`, root)
  const input = readdirSync(url('')).find((name) => name.startsWith('input.'))
  if (!input) throw new Error(`${folder} has no input`)
  const read = (name: string) => (existsSync(url(name)) ? readFileSync(url(name), 'utf8') : null)
  return {
    file: `/${input}`,
    code: read(input) ?? '',
    expected: read(input.replace('input', 'output')),
    error: read('error.txt'),
  }
}

function strip(code: string, file = '/page.tsx', options?: StripOptions): string {
  const result = stripLoaders(code, file, options)
  if (!result) throw new Error('nothing was removed')
  expectInPlace(code, result.code)
  const lang = /\.m?jsx?\b/.test(file) ? 'jsx' : undefined
  expect(parseSync(file.replace(/\?.*/, ''), result.code, { lang }).errors).toEqual([])
  expect(stripLoaders(result.code, file, options)).toBeNull()
  return result.code
}

/** What is not blank stands where it stood. A few characters may be put in: see E24 (`{} = 0`) and E46 (`;`). */
function expectInPlace(before: string, after: string) {
  expect(after.length).toBe(before.length)
  for (let i = 0; i < after.length; i++) {
    if (after[i] !== before[i] && !' ;{}0'.includes(after[i]!)) expect(after.slice(i)).toBe(before.slice(i))
    if (/[\n\r\u2028\u2029]/.test(before[i]!)) expect(after[i]).toBe(before[i])
  }
}

/** The names that a module reads and nobody declares, as TypeScript sees it, once the types are gone. */
async function freeNames(code: string, file: string): Promise<Set<string>> {
  const lang = file.endsWith('.js') ? 'jsx' : undefined
  const { code: js } = await transformWithOxc(code, file, { lang, decorator: { legacy: true } })
  const source = ts.createSourceFile('page.js', js, ts.ScriptTarget.ESNext, true)
  const program = ts.createProgram({
    rootNames: ['page.js'],
    options: { allowJs: true, checkJs: true, noLib: true, noResolve: true, target: ts.ScriptTarget.ESNext },
    host: {
      ...ts.createCompilerHost({}),
      getSourceFile: (name) => (name === 'page.js' ? source : undefined),
    },
  })
  const unknown = program.getSemanticDiagnostics(source).filter(({ code }) => [2304, 2552].includes(code))
  return new Set(unknown.map(({ start = 0, length = 0 }) => js.slice(start, start + length)))
}

describe('rows of the contract', () => {
  test.for(readdirSync(root))('%s', async (folder) => {
    const { file, code, expected, error } = readFixture(folder)
    if (error !== null) {
      const thrown = catchError(() => stripLoaders(code, file))
      return expect(thrown).toHaveProperty('message', error.trim())
    }
    if (expected === code) return expect(stripLoaders(code, file)).toBeNull()

    const output = strip(code, file)
    expect(output).toBe(expected)
    expect(output).not.toContain('SECRET')
    for (const [kept] of code.matchAll(/KEEP[\w-]*/g)) expect(output).toContain(kept)
    const before = await freeNames(code, file)
    for (const name of await freeNames(output, file)) expect(before).toContain(name)
  })
})

describe('the text that comes out', () => {
  test('E48 a byte order mark, Windows line ends and wide characters stay where they were', () => {
    const parts = [
      '\uFEFF/*! 😀 über */\r\n',
      'import { größe } from "SECRET😀"',
      '\r\nconst 名 = "KEEP😀"',
      ', secret = "SECRET\u2028😀"',
      '\r\nexport { ',
      'load as getServerSideProps,',
      ' /* 😀 */ 名 }\r\n',
      'function load() {\r\n  return [größe, secret]\r\n}',
      '\r\nlet z = 1',
    ]
    const expected = parts.map((part, i) => (i % 2 ? part.replace(/[^\r\n\u2028]/g, ' ') : part))
    expect(strip(parts.join(''))).toBe(expected.join(''))
  })

  test('E48 a page on one line', () => {
    const code = `import{a}from"SECRET";import b from"KEEP";export const getServerSideProps=()=>a;export default()=>b`
    expect(strip(code).replace(/ +/g, ' ')).toBe(` import b from"KEEP"; export default()=>b`)
  })

  test('E48 strings and regular expressions that look like comments', () => {
    const parts = [
      `const a = '// KEEP'`,
      `, s = /[/*]SECRET/`,
      `, b = /\\/*/, c = '*/'\n`,
      `export const getServerSideProps = () => s`,
      `\nexport default [a, b, c]`,
    ]
    const expected = parts.map((part, i) => (i % 2 ? ' '.repeat(part.length) : part))
    expect(strip(parts.join(''))).toBe(expected.join(''))
  })

  test.for([
    ['a list of exports and a call', 'const x = 1\nexport { x }', "from('KEEP')"],
    ['a list of exports and a name', 'const x = 1\nexport { x }', 'from\n.KEEP'],
    ['a type and a call', 'type A = (x: unknown) => asserts x', "is('KEEP')"],
    ['a module without a body and a block', "declare module 'x'", '{ globalThis.KEEP = 1 }'],
    ['a function without a body and a block', 'declare function f(): void', '{ globalThis.KEEP = 1 }'],
  ] as const)('E46 P4 does not join %s', ([, before, after]) => {
    for (const loader of [
      'export const getServerSideProps = async () => ({ props: {} })',
      'export async function getServerSideProps() {}',
    ]) {
      const code = `${before}\n${loader}\n${after}\n`
      expect(strip(code, '/page.ts')).toBe(`${before}\n;${' '.repeat(loader.length - 1)}\n${after}\n`)
    }
  })

  test('E46 puts nothing before a name that only begins like one that could join', () => {
    const code = 'const x = 1\nexport { x }\nexport function getServerSideProps() {}\nfromKEEP(x)\n'
    expect(strip(code)).not.toContain(';')
  })

  test('E46 keeps the semicolon that a statement ends with where it is', () => {
    expect(strip('let a = b\nfunction g() {}\nexport const getServerSideProps = g;\n(a)')).toMatch(
      /^let a = b\n;\s+\n\(a\)$/,
    )
  })

  test('E47 E49 a hashbang is no comment of the statement below it', () => {
    const before = '#!/usr/bin/env node\r\n'
    for (const statement of [
      "export * as getServerSideProps from 'a'",
      'export class getServerSideProps {}',
    ]) {
      expect(strip(before + statement)).toBe(before + ' '.repeat(statement.length))
    }
  })

  test('E58 a module that is only a loader becomes empty', () => {
    expect(strip('export async function getServerSideProps() {}\n').trim()).toBe('')
  })
})

describe('large and deep modules', () => {
  const deep = (before: string, inner: string, after = '') => before.repeat(3000) + inner + after.repeat(3000)

  test.for([
    ['calls', deep('f(', 'SECRET', ')')],
    ['calls of calls', `f${'(SECRET)'.repeat(3000)}`],
    ['arrays', deep('[', 'SECRET', ']')],
    ['objects', deep('{ a: ', 'SECRET', '}')],
    ['members', `SECRET${'.a'.repeat(3000)}`],
    ['conditions', deep('a ? b : ', 'SECRET')],
    ['operands', `SECRET${' + a'.repeat(3000)}`],
    ['arrow functions', deep('() => ', 'SECRET')],
    ['else if', `() => { ${deep('if (a) b; else ', 'SECRET')} }`],
    ['templates', deep('`${', 'SECRET', '}`')],
    ['JSX', deep('<p>', '{SECRET}', '</p>')],
    ['types', `SECRET${' as any'.repeat(3000)}`],
    ['assignments', deep('b = ', 'SECRET')],
  ] as const)('3,000 levels of %s', ([, expression]) => {
    const stays = `import SECRET from 'SECRET'\nlet b\n`
    const component = `export default () => b`
    const code = `${stays}const x = ${expression}\nexport const getServerSideProps = () => x\n${component}`
    const isWrite = expression.startsWith('b = ')
    const output = stripLoaders(code, '/page.tsx')?.code
    expect(output?.includes('SECRET')).toBe(isWrite)
    expect(output?.endsWith(component)).toBe(true)
  })

  test('3,000 levels of a pattern', () => {
    const code = `const ${deep('[', 'SECRET', ']')} = f()\nexport const getServerSideProps = () => SECRET\n`
    expect(stripLoaders(code, '/page.tsx')?.code.trim()).toBe('')
  })

  test('E60 a file of 1 MB', () => {
    const rows = Array.from(
      { length: 8000 },
      (_, row) => `{ id: ${row}, load: () => [SECRET, '${'x'.repeat(100)}'] },`,
    )
    const kept = `export const rows = [${rows.join('\n').replaceAll('SECRET', 'KEEP')}]\nexport default () => rows`
    const code = `import { SECRET, KEEP } from 'lib'\nconst secret = [${rows.join('\n')}]\nexport const getServerSideProps = () => secret\n${kept}`
    expect(code.length).toBeGreaterThan(2_000_000)
    const output = strip(code)
    expect(output).not.toContain('SECRET')
    expect(output.endsWith(kept)).toBe(true)
  })
})

test('P3 the tree without types, which is quicker to read, tells the same', () => {
  for (const folder of readdirSync(root)) {
    const { file, code, error } = readFixture(folder)
    if (error !== null) continue
    // The word makes the strip read the types too.
    const withTypes = stripLoaders(`${code}\n// declare`, file)?.code.slice(0, code.length)
    expect([folder, withTypes]).toEqual([folder, stripLoaders(code, file)?.code])
  }
})

describe('what is left alone', () => {
  test('E50 E60 a module that names no loader is not even parsed', () => {
    expect(stripLoaders('this is not even parsed', '/page.tsx')).toBeNull()
    expect('export default function Page() {}').not.toMatch(LOADER_NAMES)
  })

  test('E56 a module that does not parse', () => {
    expect(stripLoaders('export const getServerSideProps = ;', '/page.tsx')).toBeNull()
    expect(findLoaders('export const getServerSideProps = ;', '/page.tsx')).toEqual([])
  })

  test.for([
    ['a declaration without a value', 'export declare function getServerSideProps(): void'],
    ['a type', 'export type getServerSideProps = 1'],
    [
      'a type that is exported again',
      'import type { getServerSideProps } from "x"; export { getServerSideProps }',
    ],
    ['a member of a namespace', 'namespace N { export const getServerSideProps = 1 }'],
    ['a default export of that name', 'export default function getServerSideProps() {}'],
    ['the name given to a local', 'export { getServerSideProps as load } from "x"'],
  ] as const)('E20 %s', ([, code]) => {
    expect(stripLoaders(code, '/page.ts')).toBeNull()
    expect(findLoaders(code, '/page.ts')).toEqual([])
  })
})

describe('modules that are not pages', () => {
  const notPage = { isPage: false }

  test('E53 their export * is not refused, and their loaders are removed', () => {
    const code = 'export * from "KEEP"\nexport const getServerSideProps = () => "SECRET"'
    expect(strip(code, '/lib.ts', notPage).trim()).toBe('export * from "KEEP"')
    expect(() => stripLoaders(code, '/lib.ts')).toThrow(StripError)
  })

  test('E53 they may hold loaders of both kinds, for different pages', () => {
    const code = 'export const getServerSideProps = () => "SECRET", getStaticProps = () => "SECRET"'
    expect(strip(code, '/lib.ts', notPage).trim()).toBe('')
  })
})

describe('refusals', () => {
  test('E8 export * in a page that names no loader', () => {
    const code = 'import a from "a"\nexport /* all */ *\n  from "./home"'
    expect(code).toMatch(EXPORT_ALL)
    expect(() => stripLoaders(code, '/page.tsx')).toThrow('export *')
  })

  test('carry their place, and the module without its query', () => {
    const code = '\n  export * from "x"'
    const error = catchError(() => stripLoaders(code, '/page.tsx?v=1'))
    expect(error).toBeInstanceOf(StripError)
    expect(error).toMatchObject({ id: '/page.tsx?v=1', line: 2, column: 2, offset: 3 })
    expect(error).toHaveProperty('message', expect.stringMatching(/at \/page\.tsx:2:3$/))
  })
})

describe('languages', () => {
  test('E57 a query does not change the language of a module', () => {
    expect(strip('export const getServerSideProps = <any>1', '/page.ts?v=abc').trim()).toBe('')
    expect(strip('export const getServerSideProps = <a />', '/page.js?t=1').trim()).toBe('')
  })

  test.for(['.mts', '.cts', '.ts'])('%s is TypeScript without JSX', (extension) => {
    expect(strip('export const getServerSideProps = <T>(x: T) => x', `/page${extension}`).trim()).toBe('')
  })

  test.for(['.js', '.jsx', '.mjs'])('%s is JavaScript with JSX', (extension) => {
    const result = stripLoaders('export const getServerSideProps = () => <p />', `/page${extension}`)
    expect(result?.code.trim()).toBe('')
  })
})

describe('what is reported', () => {
  test.for([
    'const a = /\\s+\\S\\d/, b = "getServer\\tSideProps"',
    'export const getServersideProps = 1',
    'export { a as "get\\\\ServerSideProps" }',
  ])('E50 no loader is looked for in: %s', (code) => {
    expect(code).not.toMatch(LOADER_NAMES)
  })

  test('the loaders, and the names that were removed', () => {
    const code = `import { db } from 'db'
      const { a, b, ...rest } = db, help = () => a
      export { load as getStaticProps, help as getStaticPaths }
      async function load() { return db }
      export default () => [b, rest]`
    const result = stripLoaders(code, '/page.tsx')
    expect(result?.loaders).toEqual(['getStaticProps', 'getStaticPaths'])
    expect(result?.removed.toSorted()).toEqual(['getStaticPaths', 'getStaticProps', 'help', 'load'])
  })

  test.for([
    ['getServerSideProps', 'export async function getServerSideProps() {}'],
    ['getServerSideProps', 'export { x as getServerSideProps } from "./x"'],
    ['getServerSideProps', 'const x = 1; export { x as "getServerSideProps" }'],
    ['getServerSideProps', 'import { getServerSideProps } from "./x"; export { getServerSideProps }'],
    ['getServerSideProps', 'export { "\\getServer\\Si\\deProps" } from "./x"'],
    ['getServerSideProps', 'const x = 1; export { x as "getServer\\\nSide\\\r\n\\Props" }'],
    ['getStaticPaths', 'export * as "getStaticPath\\s" from "./x"'],
    ['getStaticProps', 'export * as getStaticProps from "./x"'],
    ['getStaticPaths', 'export const { a: [getStaticPaths] } = x'],
  ] as const)('findLoaders finds %s in: %s', ([name, code]) => {
    expect(findLoaders(code, '/page.ts')).toEqual([name])
  })
})

function catchError(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
