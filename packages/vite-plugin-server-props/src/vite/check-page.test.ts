import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPage } from './check-page.js'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'check-page-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function check(
  code: string,
  exports: readonly string[] = ['default'],
  pattern: string = '/page',
): Promise<void> {
  const file = path.join(folder, 'page.tsx')
  writeFileSync(file, code)
  return checkPage({ file, path: `pages${pattern}.tsx`, pattern, exports })
}

test.each([
  ["export default 'text'", 'a plain value', 1],
  ['\nexport default 7', 'a plain value', 2],
  ['export default `text`', 'text', 1],
  ['export default { render: () => null }', 'an object', 1],
  ['export default {} as unknown', 'an object', 1],
  ['export default ([])', 'an array', 1],
  ['export default <p>page</p>', 'an element', 1],
  ['export default <></>', 'an element', 1],
  ['const page = { a: 1 }\nexport default page', 'an object', 1],
  ['const a = 1\nconst page = <p />\nexport { page as default }', 'an element', 2],
])('S28 stops for %j', async (code, kind, line) => {
  await expect(check(code)).rejects.toThrow(
    `The default export is not a React Component in page: "/page". pages/page.tsx:${line} exports ${kind}`,
  )
})

test('S28 stops for a page without a default export', async () => {
  await expect(check('export const a = 1', ['a'])).rejects.toThrow(
    'The default export is not a React Component in page: "/page". pages/page.tsx has no default export',
  )
})

test('S28 stops for a page whose loader was all that made it an ES module', async () => {
  const text = 'export const getServerSideProps = () => ({ props: {} })'
  const file = path.join(folder, 'page.tsx')
  writeFileSync(file, text)
  // The bundler takes what is left for CommonJS, and makes up a default.
  const page = { file, path: 'pages/page.tsx', pattern: '/page', exports: ['default'], text }
  await expect(checkPage(page)).rejects.toThrow('pages/page.tsx has no default export')
})

test.each([
  'export default function Page() { return null }',
  'export default class extends Component {}',
  'export default () => null',
  'export default memo(Page)',
  'const Page = styled.div``\nexport default Page',
  'let page = {}\npage = make()\nexport default page',
  "export { default } from './other'",
  "import Page from './other'\nexport default Page",
  'export default condition ? A : B',
  'export default components.page',
])('S28 lets pass what may be a component: %j', async (code) => {
  await expect(check(code)).resolves.toBeUndefined()
})

const LOADER = 'export const getServerSideProps = () => ({ props: {} })'

test.each([
  [
    `export default () => null\n${LOADER}\nexport const getStaticProps = () => ({ props: {} })`,
    'You can not use getStaticProps or getStaticPaths with getServerSideProps.',
    2,
  ],
  [
    `export default () => null\n${LOADER}\nexport { getStaticPaths } from './paths'`,
    'You can not use getStaticProps or getStaticPaths with getServerSideProps.',
    2,
  ],
  [
    `export default function Page() {}\nPage.getInitialProps = () => ({})\n${LOADER}`,
    'You can not use getInitialProps with getServerSideProps. Please remove getInitialProps.',
    3,
  ],
  [
    'const Page = () => null\nPage.getServerSideProps = () => ({ props: {} })\nexport default Page',
    "getServerSideProps can not be attached to a page's component and must be exported from the page.",
    2,
  ],
  [
    'export default class Page {\n  static async getServerSideProps() { return { props: {} } }\n}',
    "getServerSideProps can not be attached to a page's component and must be exported from the page.",
    2,
  ],
  [
    "const Page = class {\n  static 'getServerSideProps' = () => ({ props: {} })\n}\nexport { Page as default }",
    "getServerSideProps can not be attached to a page's component and must be exported from the page.",
    2,
  ],
  [
    'export default function Page() {}\nObject.assign(Page, { getServerSideProps: () => ({ props: {} }) })',
    "getServerSideProps can not be attached to a page's component and must be exported from the page.",
    2,
  ],
  [
    'const Page = () => null\nexport { Page as default }\nexport const getServerSideProps = { props: {} }',
    'getServerSideProps must be a function, but it is exported as object.',
    3,
  ],
])('S198 stops for functions that exclude each other: %j', async (code, sentence, line) => {
  await expect(check(code)).rejects.toThrow(`${sentence}`)
  await expect(check(code)).rejects.toThrow(`(pages/page.tsx:${line})`)
  await expect(check(code)).rejects.toThrow(`\n${line} |  ${code.split('\n')[line - 1]}\n  | `)
})

test.each(['/404', '/500'])('S214 stops for a %s that loads props for each request', async (pattern) => {
  const sentence = `\`pages${pattern}\` can not have getInitialProps/getServerSideProps.`
  const page = 'export default function Page() {}\n'
  await expect(check(page + LOADER, ['default'], pattern)).rejects.toThrow(sentence)
  await expect(check(`${page}Page.getInitialProps = () => ({})`, ['default'], pattern)).rejects.toThrow(
    `(pages${pattern}.tsx:2)`,
  )
  await expect(
    check(`${page}export const getStaticProps = () => ({ props: {} })`, ['default'], pattern),
  ).resolves.toBeUndefined()
})

test('S198 lets pass what only looks like it', async () => {
  const page = 'export default function Page() {}\n'
  await expect(check(`${page}Other.getServerSideProps = 1\n${LOADER}`)).resolves.toBeUndefined()
  await expect(check(`${page}export type getStaticProps = 1\n${LOADER}`)).resolves.toBeUndefined()
  await expect(check(`${page}Page.getInitialProps = () => ({})`)).resolves.toBeUndefined()
  await expect(check(`${page}class Other { static getServerSideProps = 1 }`)).resolves.toBeUndefined()
  await expect(
    check('export default class Page { getServerSideProps() {} static [getServerSideProps] = 1 }'),
  ).resolves.toBeUndefined()
  await expect(check(`${page}export { getServerSideProps } from './load'`)).resolves.toBeUndefined()
})

test.each([
  ['getServersideProps', 'getServerSideProps'],
  ['getServerSideprops', 'getServerSideProps'],
  ['GetServerSideProps', 'getServerSideProps'],
  ['getServerSideProp', 'getServerSideProps'],
  ['getServerSidesProps', 'getServerSideProps'],
  ['getSeverSideProps', 'getServerSideProps'],
  ['getSrverSideProps', 'getServerSideProps'],
  ['getServreSideProps', 'getServerSideProps'],
  ['getServerSidePropz', 'getServerSideProps'],
  ['xgetServerSideProps', 'getServerSideProps'],
  ['getStaticprops', 'getStaticProps'],
  ['getStaticPath', 'getStaticPaths'],
])('T9 stops for a function that is called %s', async (name, meant) => {
  const code = `export default function Page() {}\n\nexport async function ${name}() {}\n`
  await expect(check(code, ['default', name])).rejects.toThrow(
    `The page exports "${name}", which nothing runs. Did you mean ${meant}?`,
  )
  await expect(check(code, ['default', name])).rejects.toThrow(
    `(pages/page.tsx:3)\n\n1 |  export default function Page() {}\n2 |  \n3 |  export async function ${name}`,
  )
})

test.each(['getServerProps', 'getProps', 'getServerSide', 'Loading', 'getServrSidProps', 'g', ''])(
  'T9 lets pass an export that is called %j',
  async (name) => {
    await expect(check('export default () => null', ['default', name])).resolves.toBeUndefined()
  },
)
