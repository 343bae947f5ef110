import { afterAll, expect, test, vi } from 'vitest'
import { Apps } from './fixtures/run-app.js'

// Real servers and builds, on machines that are busy with other tests too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const apps = new Apps()
afterAll(() => apps.close())

const APP = 'export default function App({ Component, pageProps }) { return <Component {...pageProps} /> }\n'
const LOADER = 'export const getServerSideProps = () => ({ props: {} })\n'

test.each([
  ['S28', '_app.jsx', 'export const a = 1\n', '"/_app". pages/_app.jsx has no default export'],
  ['S28', '_app.jsx', 'export default { a: 1 }\n', '"/_app". pages/_app.jsx:1 exports an object'],
  ['S28', '_app.jsx', LOADER, '`pages/_app` exports getServerSideProps, which nothing runs there.'],
  ['S28', '_document.jsx', 'export const a = 1\n', '"/_document". pages/_document.jsx has no default export'],
  ['T9', '_app.jsx', `${APP}${LOADER}`, '`pages/_app` exports getServerSideProps, which nothing runs there.'],
  ['T9', '_app.jsx', `${APP}export { getStaticProps } from '../lib/x'\n`, '(pages/_app.jsx:2)'],
  ['T9', '_app.jsx', `${APP}${LOADER.replace('Props', 'props')}`, '`pages/_app` exports getServerSideprops'],
])('%s a build stops for %s with %j', async (_row, name, code, message) => {
  const root = apps.create({ [`pages/${name}`]: code, 'lib/x.js': 'export const getStaticProps = 1\n' })
  await expect(apps.build(root)).rejects.toThrow(message)
})

test('S28 an App in CommonJS is looked at when it runs', async () => {
  const root = apps.create({
    'pages/_app.jsx': 'module.exports = ({ Component, pageProps }) => <Component {...pageProps} />\n',
  })
  await apps.build(root)
})

test('S260 a build warns of an API route that can not answer, and goes on', async () => {
  const root = apps.create({
    'pages/api/none.js': 'export const a = 1\n',
    'pages/api/there.js': 'const handle = (req, res) => res.end()\nexport { handle as default }\n',
    'pages/api/common.cjs': 'module.exports = 1\n',
    'pages/api/common.js': 'module.exports = (req, res) => res.end()\n',
  })
  const log = await apps.build(root)
  expect(log.match(/does not export a default function/g)).toHaveLength(1)
  expect(log).toContain('Page /api/none does not export a default function. pages/api/none.js has no default')
})

test.each([
  ['S28', '_app.jsx', "import x from '../lib/x'\nexport const a = x\n", 'in page: "/_app" (pages/_app.jsx)'],
  ['S28', '_document.jsx', "import x from '../lib/x'\nexport default { x }\n", '(pages/_document.jsx)'],
  ['T9', '_app.jsx', `${APP}${LOADER}`, '(pages/_app.jsx)'],
])('%s development shows what is wrong with %s, with its own file', async (_row, name, code, message) => {
  const root = apps.create({ [`pages/${name}`]: code, 'lib/x.js': 'export default 1\n' })
  const { ask } = await apps.startDev(root)
  const { status, text } = await ask('/')
  expect(status).toBe(500)
  const json = /<script id="server-props-error" type="application\/json">(.*?)<\/script>/s.exec(text)?.[1]
  const overlay = JSON.parse(json as string)
  expect(overlay.message).toContain(message)
  expect(overlay.id).toBe(`${root}/pages/${name}`)
  if (code.includes('default')) expect(overlay.loc).toMatchObject({ file: overlay.id, line: 2 })
})
