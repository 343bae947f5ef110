// What is known by the text of a loader alone has to be what the tree says.
import { expect, test } from 'vitest'
import { readExported } from './exported.js'
import { findPlainCut } from './plain-loader.js'
import { StripError, stripLoaders } from './strip-loaders.js'

const ID = '/page.tsx'
const PAGES = Number(process.env['STRIP_PAGES'] ?? 600)
const SEED = Number(process.env['STRIP_SEED'] ?? 1)

function isPlain(code: string): boolean {
  const exported = readExported(code, ID)
  return exported !== null && findPlainCut(exported) !== null
}

/** With an escape in its text a module is read as a tree, and as a whole. */
function stripByTree(code: string) {
  const stripped = stripLoaders(`${code}\n// \\u`, ID)
  return stripped && { ...stripped, code: stripped.code.slice(0, code.length) }
}

/** What a way to strip makes of a page, or why it refuses it. */
function tryTo<T>(strip: () => T): T | string {
  try {
    return strip()
  } catch (error) {
    if (!(error instanceof StripError)) throw error
    return error.message
  }
}

function expectSame(code: string, name = 'a page'): void {
  const toShown = (stripped: ReturnType<typeof stripLoaders> | string) =>
    typeof stripped === 'string' || stripped === null
      ? stripped
      : { ...stripped, removed: stripped.removed.toSorted() }
  const [stripped, byTree] = [tryTo(() => stripLoaders(code, ID)), tryTo(() => stripByTree(code))]
  expect(toShown(stripped), `${name}:\n${code}`).toEqual(toShown(byTree))
}

const PAGE = 'export default function Page({ item }) {\n  return <p onClick={click}>{item}</p>\n}\n'
const IMPORTS =
  "import { find } from '../lib/data'\nimport db, { type Row } from 'db'\nimport { click } from './ui'\n"
const loader = (body: string) => `export async function getServerSideProps({ params }) {\n  ${body}\n}\n`

test.each([
  ['nothing', 'return { props: {} }'],
  ['a call', 'return { props: { item: await find(params.id) } }'],
  ['a call of something in it', 'const rows = await db.rows.all(1)\n  return { props: { rows } }'],
  ['an optional call', 'return { props: { row: db?.row?.(1) } }'],
  ['calls in many places', 'const a = [find(1), ...find(2)]\n  throw find(a) ?? new db.Row(a || find(3))'],
  ['its name in a string as well', "return { props: { item: find('find') } }"],
  ['templates', 'return { props: { a: await find(`/a/${params.id}/${params.name}`) } }'],
  ['comments', "// what find() gives, isn't it\n  return { props: await find(1) /* of db */ } // `"],
  ['types with arguments', 'const a: Promise<Row> = find(1)\n  return { props: { a } }'],
  ['a tagged template', 'const rows = await find`a ${params.id}`\n  return { props: { rows } }'],
  ['a tag in something', 'return { props: { a: await db?.rows(db.sql`it is ${params.id}`).all() } }'],
  ['a tag that is called', 'return find`a`(1)'],
  ['strings beside keywords', "if (typeof'x'in params) return'x'\n  else throw`x`"],
])('a loader with %s needs no tree', (_, body) => {
  for (const code of [
    IMPORTS + loader(body) + PAGE,
    `${IMPORTS}\n// the data\n${loader(body)}// the page\n${PAGE}export { Page as Other }\n`,
    PAGE +
      loader(body)
        .replace('async function getServerSideProps(', 'const getServerSideProps = async (')
        .replace(') {', ') => {') +
      IMPORTS,
  ]) {
    expect(isPlain(code), code).toBe(true)
    expectSame(code)
  }
})

test.each([
  ['that hands it on', 'return { props: list.map(find) }'],
  ['that declares the name', 'const find = db.x()\n  return find(1)'],
  ['that has a parameter of the name', 'return list((find) => find(1))'],
  ['with a method of the name', 'return { find() {}, a: find(1) }'],
  ['with a property of the name', 'return db.find(1)'],
  ['with a member of a class of the name', 'class A { x: B<C>\n find() {} }'],
  ['with the name in a template', 'return `${find(1)}`'],
  ['with a template in a template', 'return `${`= find(1)`}`'],
  ['with a pattern to search for', "return /'/.test(a) || find('')"],
  ['with a pattern in a template', 'return `${/}/.test(a) ? 1 : `= find(1)`}`'],
  ['with an element', "return <p>it's</p> + find('')"],
  ['with an element behind a blank', "return 1 < p>it's = find(1) </p>"],
  ['with an escaped quote', "return find('\\'')"],
  ['with a type of the name', 'type A = find\n  return 1'],
  ['with a tag apart from its template', 'return find `a`'],
  ['with a comment behind a tag', 'return find/* a */`a`'],
  ['with a line break behind a tag', 'return find\n  `a`'],
  ['with a tag with types', 'return find<Row>`a`'],
  ['with a tag behind a statement', 'params.id\n  find`a`'],
  ['with a tag in a template', 'return `${find`a`}`'],
  ['that uses what the page has too', 'return click(1)'],
  ['that uses what the page has too, as a tag', 'return click`a`'],
  ['that uses what the module declares, as a tag', 'return Page`a`'],
  ['that uses what the module declares', 'return Page(1)'],
  ['that mentions itself elsewhere', 'return 1\n}\nexport function other() {\n  getServerSideProps()'],
])('a loader %s is left to the tree', (_, body) => {
  const code = IMPORTS + loader(body) + PAGE
  expect(isPlain(code), code).toBe(false)
})

test('E21 what is imported for a tagged template goes', () => {
  const code = `import { sql } from '../lib/db'\n${loader('return sql`SELECT ${params.id}`')}${PAGE}`
  expect(stripLoaders(code, ID)?.removed).toEqual(['getServerSideProps', 'sql'])
})

test('E21 a function of the module that is a tag goes', () => {
  const tag = 'function sql(texts) { return texts }\n'
  const code = IMPORTS + tag + loader('return find(sql`a`, sql`b`.length)') + PAGE
  expect(stripLoaders(code, ID)?.removed.toSorted()).toEqual(['find', 'getServerSideProps', 'sql'])
  expectSame(code)
})

test.each(['{}', '[]', '[, ,]', '{ a: {} }', '{ [item]: [] }', '{}: any'])(
  'E3 E21 a declarator of %s beside the loader declares nothing, and stays',
  (pattern) => {
    const value = "find('a', 1)"
    const code = `${IMPORTS}export const getServerSideProps = async () => ({ props: {} }), ${pattern} = ${value}\n${PAGE}`
    expect(stripLoaders(code, ID)?.code).toContain(`${pattern} = ${value}`)
    expectSame(code)
  },
)

test('a loader with commas in its types and values needs no tree', () => {
  const code = `${IMPORTS}export const getServerSideProps: GetServerSideProps<Props, { id: string }> = async (a, b = 1) => {
  const { c, d } = await find(a, b), [e, f] = [c, d]
  return { props: { e, f } }
}
${PAGE}`
  expect(isPlain(code)).toBe(true)
  expectSame(code)
})

test.each([
  [
    'not exported where it stands',
    `${IMPORTS}async function getServerSideProps() {}\nexport { getServerSideProps }\n${PAGE}`,
  ],
  [
    'with another in the same statement',
    `${IMPORTS}export const a = 1, getServerSideProps = () => a\n${PAGE}`,
  ],
  ['beside another', `${IMPORTS}${loader('return 1')}export const getStaticPaths = 1\n${PAGE}`],
  ['beside an export of all', `${loader('return 1')}export * from './a'\n${PAGE}`],
  ['beside statements', `${IMPORTS}${loader('return find(1)')}${PAGE}Page.a = 1\n`],
  ['that uses one of two names', `import { a, b } from 'c'\n${loader('return a(1)')}${PAGE}`],
  ['that uses React', `import * as React from 'react'\n${loader('return React.cache(1)')}${PAGE}`],
])('a loader %s is left to the tree', (_, code) => {
  expect(isPlain(code), code).toBe(false)
})

test('E60 a loader that calls many imports needs no tree, unless something else has one of the names', () => {
  const names = Array.from({ length: 40 }, (_, index) => `find${index}`)
  const imports = names.map((name) => `import { ${name} } from './${name}'\n`).join('')
  const code = imports + loader(names.map((name) => `await ${name}(1)`).join('\n  ')) + PAGE
  expect(isPlain(code)).toBe(true)
  expectSame(code)
  const other = `${code}export const other = () => find39(2)\n`
  expect(isPlain(other)).toBe(false)
  expectSame(other)
})

const NAMES = ['find', 'db', 'log', 'a$b', 'ö']
/** What a loader may do with a name; `n` is the name and `m` another. */
const USES: readonly ((n: string, m: string) => string)[] = [
  (n) => `await ${n}(1)`,
  (n, m) => `const x = ${n}(${m}(2))`,
  (n) => `const y = [${n}.a.b(1), ...(await ${n}.c())]`,
  (n, m) => `return { props: { a: ${n}(1), b: 1 || ${m}(2) } }`,
  (n) => `throw new ${n}(() => ${n}?.a(1))`,
  (n) => `let s = '${n}(1)' + "${n}"`,
  (n, m) => `let t = \`\${x} ${n}(1)\` + ${m}(3)`,
  (n, m) => `let t = \`\${x.a} it's\` + (${n}(1) ?? ${m}(3))`,
  (n) => `// it's ${n}(1)`,
  (n) => `/* ${n} */ x = ${n}(1)`,
  (n) => `let o = { ${n}: 1, x: ${n}(1) }`,
  (n) => `let o = { ${n}() {} }`,
  (n) => `let o = { ${n} }`,
  (n) => `const f = (${n}) => ${n}(1)`,
  (n) => `function g(${n} = 1) { return ${n}(1) }`,
  (n, m) => `{ let ${n} = ${m}(1); x = ${n}(1) }`,
  (n) => `try { throw 1 } catch (${n}) { x = ${n}(1) }`,
  (n) => `x = y.${n}(1)`,
  (n) => `x = y ? ${n}(1) : ${n}(2)`,
  (n) => `x = /'/.test(${n}(1)) || '`,
  (n) => `x = 4 / ${n}(1) / 2`,
  (n) => `x = <p>it's {${n}(1)}</p>`,
  (n) => `class C { x: Array<C>\n ${n}() {} }`,
  (n) => `class D { x =\n ${n}(1) }`,
  (n) => `type T = ${n}.A`,
  (n) => `let z: ${n}.T = 1`,
  (n) => `let z: { a: ${n}.T\n (x: 1): void } = 1`,
  (n, m) => `for (const ${n} of ${m}()) x = ${n}(1)`,
  (n) => `${n}(1)`,
  (n) => `x = ${n}\`a \${x}\``,
  (n, m) => `return { a: ${n}.a.b\`a\`, b: [${m}\`\`(1)] }`,
  (n, m) => `x = ${n}(${m}\`a\`)`,
  (n) => `x = ${n} \`a\``,
  (n) => `x = ${n}/* a */.a\n\`a\``,
  (n) => `x = \`\${${n}\`a\`}\``,
  (n) => `${n}\`a\``,
  (n) => `if (typeof'x'in ${n}) return'x'`,
  (n) => `switch (x) { case'x':${n}(1);case\`x\`:${n}\`a\` }`,
]
/** What else a page has. */
const OTHERS: readonly ((n: string) => string)[] = [
  (n) => `export const used = ${n}(1)`,
  (n) => `function other() { return '${n}' }`,
  (n) => `export { ${n} as kept }`,
  () => `interface Props { a: 1 }`,
  () => `export type A = typeof getServerSideProps`,
  () => `const plain = 1`,
  () => `/** of what comes next */`,
  () => `;(1)`,
  () => `'text'`,
]
const HEADS = [
  'export async function getServerSideProps(c) {',
  'export const getServerSideProps = async (c) => {',
  'export const getServerSideProps: GetServerSideProps<Props> = async (c) => {',
  'async function getServerSideProps(c) {',
]

function createPage(seed: number): string {
  let state = seed
  const below = (limit: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0
    return ((state ^ (state >>> 13)) >>> 0) % limit
  }
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!
  const imports = [
    pick([
      "import { find } from 'a'",
      "import find, { type R } from 'a'",
      "import { x as find } from 'a'",
      "import find from 'a'",
    ]),
    pick(["import * as db from 'b'", "import db from 'b'", "import { db, type T } from 'b'"]),
    pick([
      "import { log, a$b } from 'c'",
      "import log from 'c'\nimport { a$b } from 'd' // of d",
      "import log, { a$b } from 'c'",
    ]),
    "import { ö } from 'e'",
  ]
  // Most uses are of a few plain ones, so that not every page leaves a doubt.
  const use = () => pick(below(3) > 0 ? USES.slice(0, 10) : USES)(pick(NAMES), pick(NAMES))
  const body = Array.from({ length: 1 + below(3) }, use)
  const loader = `${pick(below(4) > 0 ? HEADS.slice(0, 2) : HEADS)}\n  ${body.join('\n  ')}\n}`
  const others = Array.from({ length: below(3) }, () => pick(OTHERS)(pick(NAMES)))
  const pieces = [...imports, loader, ...others, PAGE.trim()].toSorted(() => below(2) - 0.5)
  return pieces.join(pick([';\n', '\n', '\n\n', ' // note\n'])) + '\n'
}

test(`P1–P5 the tree says the same for ${PAGES} random pages`, { timeout: 30_000 + PAGES * 20 }, () => {
  let plain = 0
  for (let seed = SEED; seed < SEED + PAGES; seed++) {
    const code = createPage(seed)
    expectSame(code, `seed ${seed}`)
    if (isPlain(code)) plain++
  }
  expect(plain).toBeGreaterThan(PAGES / 10)
})
