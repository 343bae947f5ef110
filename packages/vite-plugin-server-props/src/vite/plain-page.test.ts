import { expect, test } from 'vitest'
import { isPlainPage } from './plain-page.js'

const PAGE = 'export default function Page() { return null }\n'

test.each([
  PAGE,
  `${PAGE}export async function getServerSideProps() { return { props: {} } }`,
  `${PAGE}export const getServerSideProps: GetServerSideProps<Props> = async () => ({ props: {} })`,
  `${PAGE}export const getServerSideProps = withSession(() => ({ props: {} }))`,
  `import type { P } from './types'\n${PAGE}export function getServerSideProps() {}\ntype Q = P<typeof getServerSideProps>`,
])('S28 S198 sees without a parse that nothing is wrong with %j', (code) => {
  expect(isPlainPage(code, '/page')).toBe(true)
})

test.each([
  'export default () => null',
  'export default { a: 1 }',
  '/*\nexport default function Page() {}\n*/\nexport default 7',
  '/*\nexport default function Page() {}\n*/\nconst page = 7\nexport { page as default }',
  `/*\nexport default function Page() {}\n*/\nconst page = 7\nexport { page as "default" }`,
  `${PAGE}Page.getInitialProps = () => ({})`,
  `${PAGE}Page.getServerSideProps = () => ({})`,
  `${PAGE}Page['getServerSideProps'] = () => ({})`,
  `${PAGE}Object.assign(Page, { getServerSideProps() {} })`,
  `${PAGE}export const getServerSideProps = {}`,
  `${PAGE}export const getServerSideProps = ([])`,
  `${PAGE}const getServerSideProps = {}\nexport { getServerSideProps }`,
  `${PAGE}export { "get\\ServerSideProps" } from './loader'`,
  `${PAGE}export const get\\u0053erverSideProps = {}`,
  `${PAGE}export async function getServerSideProps() {}\nexport { getStaticPaths } from './paths'`,
])('S28 S198 leaves to a parse what may be wrong: %j', (code) => {
  expect(isPlainPage(code, '/page')).toBe(false)
})

test('S214 leaves to a parse a /404 and a /500 with a loader', () => {
  const code = `${PAGE}export async function getServerSideProps() { return { props: {} } }`
  expect(isPlainPage(code, '/404')).toBe(false)
  expect(isPlainPage(code, '/500')).toBe(false)
  expect(isPlainPage(PAGE, '/404')).toBe(true)
})
