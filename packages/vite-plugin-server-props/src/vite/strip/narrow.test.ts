import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readExported } from './exported.js'
import { narrowText } from './narrow.js'
import { stripLoaders } from './strip-loaders.js'

function narrow(code: string): string {
  const exported = readExported(code, '/page.tsx')
  return exported === null ? code : narrowText(code, exported)
}

const LOADER = 'export const getServerSideProps = () => load()\n'

/** What stays of each line, without the blanks in which the rest went. */
const linesOf = (code: string) =>
  code
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .filter((line) => line !== '' && line !== ';')

/** With an escape in its text a module is never narrowed. */
const whole = (code: string) => `${code}\n// \\u`

test('E60 leaves out what the loaders can not reach', () => {
  const code = `'use client'
import { useState } from 'react'
import { query, type Row } from './db'
interface Props { rows: Row[] }
type Ids = string[]
const LIMIT = 20 // as many as query gives
const title = 'Rows'
async function load(ids: Ids) { return query(ids, LIMIT) }
function Table({ rows }: Props) { return <p>{title}{rows.length}</p> }
${LOADER}export default function Page({ rows }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return <Table rows={useState(rows)[0]} />
}
Page.displayName = 'Page'
`
  const narrowed = narrow(code)
  expect(narrowed.length).toBe(code.length)
  expect(linesOf(narrowed)).toEqual([
    `'use client'`,
    `import { useState } from 'react'`,
    `import { query, type Row } from './db'`,
    '0 ;',
    '0 ;',
    'const LIMIT = 20 // as many as query gives',
    '0 ;',
    'async function load(ids: Ids) { return query(ids, LIMIT) }',
    '0 ;',
    LOADER.trim(),
    '0',
    `Page.displayName = 'Page'`,
  ])
})

test.for([
  ['that uses a helper', 'function Page() { return load() }'],
  ['that names a helper in a tag', 'function Page() { return <load.Part /> }'],
  ['that uses the loader', 'const props = getServerSideProps()'],
  ['that compares with the type of the loader', 'const is = a <typeof getServerSideProps> (b)'],
  ['on the way to an assignment', 'let cache = 1\nload = () => cache'],
] as const)('E60 keeps a declaration %s', ([, declaration]) => {
  const code = `let load = () => 1\n${declaration}\n${LOADER}`
  expect(narrow(code)).toBe(code)
})

test.for([
  ['does not parse', 'function other() {'],
  ['may hold names with escapes', `function other() { return '\\u0061' }`],
  ['calls something else for JSX', '/** @jsx load */\nfunction other() {}'],
  ['calls React for JSX', `import React from 'react'\nconst load = React.load\nfunction other() {}`],
  ['has a declaration within another statement', 'if (a) { var b = 1 }\nfunction other() {}'],
  ['has a declaration in the middle of a line', 'a; function b() {}\nfunction other() {}'],
  ['has a declaration that is no export', 'declare const a: string\nfunction other() {}'],
  ['has a namespace', 'export namespace A { export const b = 1 }\nfunction other() {}'],
  ['has an alias', 'export import a = b.c\nfunction other() {}'],
  ['has a loader from elsewhere', `export { getStaticProps } from 'x'\nfunction other() {}`],
] as const)('E60 leaves alone a module that %s', ([, text]) => {
  const code = `${text}\n${LOADER}`
  expect(narrow(code)).toBe(code)
})

test('E60 lines of a template are no declarations, nor are those within another', () => {
  const code = `const load = () => 1
function outer() {
function inner() {}
}
const text = \`
function load() {}
\`
const other = \`
function fetch() {}
\`
${LOADER}`
  expect(linesOf(narrow(code))).toEqual([
    'const load = () => 1',
    '0',
    'const text = `',
    'function load() {}',
    '`',
    '0',
    LOADER.trim(),
  ])
})

test('E39 a decorator in front of what is left out does not hinder', () => {
  const code = `const load = () => 1\n@dec\nclass Model {}\n${LOADER}export default () => Model`
  expect(stripLoaders(code, '/page.tsx')?.removed).toEqual(['getServerSideProps', 'load'])
})

test('P3 the rows of the contract come out the same, narrowed or whole', () => {
  const root = new URL('fixtures/', import.meta.url)
  for (const folder of readdirSync(root)) {
    const input = readdirSync(new URL(folder, root)).find((name) => name.startsWith('input.')) ?? ''
    const code = readFileSync(new URL(`${folder}/${input}`, root), 'utf8')
    expect([folder, outcome(code, input)]).toEqual([folder, outcome(whole(code), input)])
  }
})

/** The text and the names that were removed, or where and why it is refused. */
function outcome(code: string, file: string): unknown {
  try {
    const result = stripLoaders(code, `/${file}`)
    return result && { ...result, code: result.code.replace(/\n\/\/ \\u$/, '') }
  } catch (error) {
    return { ...(error as Error), message: String(error).split('\n\n')[0] }
  }
}
