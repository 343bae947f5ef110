// Proves that each row of docs/contract/server.md has a test. A test proves the rows that its title names, and those that
// a `describe` around it names; each by its own number, because a range says nothing of what is in it.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'
import { root } from './tools.mjs'

const CONTRACT = 'docs/contract/server.md'
const DIFFERENCES = 'docs/differences-from-next.md'
const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8')

/** The rows of the contract with their state. */
function readRows() {
  /** @type {Map<string, string>} */
  const rows = new Map()
  for (const line of read(CONTRACT).split('\n')) {
    const [, id, , state = ''] = line.split('|').map((cell) => cell.trim())
    if (id === undefined || !/^S\d+$/.test(id)) continue
    const name = /^(?:\[(differs)\]\(.*\)|(holds)|(later))$/.exec(state)?.slice(1).find(Boolean)
    if (name === undefined) throw new Error(`${CONTRACT}: the row ${id} is in no known state: "${state}"`)
    if (rows.has(id)) throw new Error(`${CONTRACT}: the row ${id} stands there twice`)
    rows.set(id, name)
  }
  return rows
}

/** @param {string} folder @param {RegExp} name */
function listFiles(folder, name) {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file) && !file.includes('node_modules'))
    .map((file) => path.join(folder, file))
}

/**
 * The titles of a file's tests and of the groups around them.
 * @param {string} file
 */
function readTitles(file) {
  const { program, errors } = parseSync(file, read(file), { sourceType: 'module' })
  if (errors[0] !== undefined) throw new Error(`${file}: ${errors[0].message}`)
  /** @type {string[]} */
  const titles = []
  visit(program, (node) => {
    if (node.type !== 'CallExpression' || !isTest(node.callee)) return
    const [title] = node.arguments
    if (title?.type === 'Literal' && typeof title.value === 'string') titles.push(title.value)
    if (title?.type === 'TemplateLiteral') titles.push(title.quasis.map(({ value }) => value.raw).join('…'))
  })
  return titles
}

/**
 * Whether something is `test`, `it` or `describe`, also as `it.each(…)`; one that is skipped proves nothing.
 * @param {import('vite').ESTree.Node} callee
 * @returns {boolean}
 */
function isTest(callee) {
  switch (callee.type) {
    case 'Identifier':
      return callee.name === 'test' || callee.name === 'it' || callee.name === 'describe'
    case 'MemberExpression':
      return (
        callee.property.type === 'Identifier' &&
        !/^(?:skip|todo|fixme)$/.test(callee.property.name) &&
        isTest(callee.object)
      )
    case 'CallExpression':
      return isTest(callee.callee)
    default:
      return false
  }
}

/** @param {import('vite').ESTree.Node} node @param {(node: import('vite').ESTree.Node) => void} look */
function visit(node, look) {
  look(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && 'type' in child) visit(child, look)
    }
  }
}

const rows = readRows()
const differences = new Set(
  [...read(DIFFERENCES).matchAll(/^\| (S\d+) +\|/gm)].map(([, id]) => /** @type {string} */ (id)),
)
/** @type {Map<string, string>} */
const named = new Map()
/** @type {string[]} */
const problems = []
for (const file of [
  ...listFiles('packages', /[/\\]src[/\\].*\.test\.tsx?$/),
  ...listFiles('e2e', /\.spec\.ts$/),
]) {
  for (const title of readTitles(file)) {
    if (/\bS\d+ ?(?:to|–|-) ?S?\d+\b/.test(title)) problems.push(`${file}: "${title}" names a range of rows`)
    for (const [id] of title.matchAll(/\bS\d+\b/g)) named.set(id, file)
  }
}
for (const [id, state] of rows) {
  if (state !== 'later' && !named.has(id)) problems.push(`${id} (${state}) has no test`)
  if ((state === 'differs') !== differences.has(id)) {
    problems.push(`${id} (${state}) ${state === 'differs' ? 'is not' : 'is'} in ${DIFFERENCES}`)
  }
}
for (const [id, file] of named)
  if (!rows.has(id)) problems.push(`${id} is not in ${CONTRACT}, but ${file} names it`)
for (const id of differences)
  if (!rows.has(id)) problems.push(`${id} is not in ${CONTRACT}, but in ${DIFFERENCES}`)

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
const proven = [...rows.values()].filter((state) => state !== 'later').length
console.log(`${proven} rows of ${CONTRACT} have a test each, ${rows.size - proven} are for later.`)
