// Proves that each row of docs/contract/ has a test. A test proves the rows that its title names, and those that a
// `describe` around it names; each by its own number, because a range says nothing of what is in it. The rows of the
// client are about what a browser does, so that only a test in one proves them. The strip has a test for each folder of
// its fixtures, called like the folder.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'
import { root } from './tools.mjs'

const BROWSER_TESTS = listFiles('e2e', /\.spec\.ts$/)
const UNIT_TESTS = listFiles('packages', /[/\\]src[/\\].*\.test\.tsx?$/)
const FIXTURES = 'packages/vite-plugin-server-props/src/vite/strip/fixtures'
const CONTRACTS = [
  { file: 'docs/contract/server.md', letter: 'S', tests: [...UNIT_TESTS, ...BROWSER_TESTS] },
  { file: 'docs/contract/client.md', letter: 'C', tests: BROWSER_TESTS },
  { file: 'docs/contract/elimination.md', letter: 'E', tests: [FIXTURES, ...UNIT_TESTS, ...BROWSER_TESTS] },
]
const DIFFERENCES = 'docs/differences-from-next.md'
const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8')

/**
 * The rows of a contract with their state.
 * @param {string} file @param {string} letter
 */
function readRows(file, letter) {
  /** @type {Map<string, string>} */
  const rows = new Map()
  for (const line of read(file).split('\n')) {
    const [, id, , state = ''] = line.split('|').map((cell) => cell.trim())
    if (id === undefined || !new RegExp(`^${letter}\\d+$`).test(id)) continue
    const name = /^(?:\[(differs)\]\(.*\)|(holds)|(later))$/.exec(state)?.slice(1).find(Boolean)
    if (name === undefined) throw new Error(`${file}: the row ${id} is in no known state: "${state}"`)
    if (rows.has(id)) throw new Error(`${file}: the row ${id} stands there twice`)
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

const titles = new Map([...UNIT_TESTS, ...BROWSER_TESTS].map((file) => [file, readTitles(file)]))
titles.set(FIXTURES, readdirSync(path.join(root, FIXTURES)))
const differences = read(DIFFERENCES)
/** @type {string[]} */
const problems = []
for (const [file, all] of titles) {
  for (const title of all) {
    if (/\b([SCE])\d+ ?(?:to|–|-) ?\1?\d+\b/.test(title))
      problems.push(`${file}: "${title}" names a range of rows`)
  }
}
const summaries = CONTRACTS.map(({ file: contract, letter, tests }) => {
  const rows = readRows(contract, letter)
  // In an encoded address, `%E6` is no row.
  const ids = new RegExp(`(?<![\\w%])${letter}\\d+\\b`, 'g')
  const differing = new Set(differences.match(new RegExp(`(?<=^\\| )${letter}\\d+(?= +\\|)`, 'gm')))
  const proven = new Set(tests.flatMap((file) => titles.get(file)?.join(' ').match(ids) ?? []))
  for (const [id, state] of rows) {
    if (state !== 'later' && !proven.has(id)) problems.push(`${id} (${state}) has no test`)
    if ((state === 'differs') !== differing.has(id)) {
      problems.push(`${id} (${state}) ${state === 'differs' ? 'is not' : 'is'} in ${DIFFERENCES}`)
    }
  }
  for (const [file, all] of titles) {
    for (const id of all.join(' ').match(ids) ?? [])
      if (!rows.has(id)) problems.push(`${id} is not in ${contract}, but ${file} names it`)
  }
  for (const id of differing)
    if (!rows.has(id)) problems.push(`${id} is not in ${contract}, but in ${DIFFERENCES}`)
  const later = [...rows.values()].filter((state) => state === 'later').length
  return `${rows.size - later} rows of ${contract} have a test each, ${later} are for later.`
})

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}
console.log(summaries.join('\n'))
