import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkDefaultExport } from './check-default.js'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'check-default-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function check(code: string, exports: readonly string[] = ['default']): Promise<void> {
  const file = path.join(folder, 'page.tsx')
  writeFileSync(file, code)
  return checkDefaultExport({ file, path: 'pages/page.tsx', pattern: '/page', exports })
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
